import type { Language } from '../../answering/answer.ts';

/**
 * What the product says in one area, in every language.
 *
 * All wording is plain text: renderers escape it and dress it. Chinese calls a paragraph 段 and a
 * section 節 / 节.
 */
export type Wording<Words> = Readonly<Record<Language, Readonly<Words>>>;
