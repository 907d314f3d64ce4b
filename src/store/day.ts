/** The day as `YYYY-MM-DD` in UTC; `milliseconds` since 1970. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
