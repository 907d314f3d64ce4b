/** One page of something long; fits one Telegram message, so that it can be edited in place. */
export interface Page {
  readonly html: string;
  /** 1…{@link Page.pages}; a page asked for outside is moved to the nearest one. */
  readonly page: number;
  readonly pages: number;
}
