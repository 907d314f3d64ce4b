import type { Wording } from './wording.ts';

interface AnswerWords {
  readonly notFound: string;
  /** One line, for groups; `terms` are the words the report never uses, ready set off, or "". */
  readonly notFoundBriefly: (terms: string) => string;
  /** How words are set off. */
  readonly terms: (terms: readonly string[]) => string;
  /** `terms` are one or more words, ready set off. */
  readonly neverUsed: (terms: string) => string;
  readonly nearest: string;
  readonly suggestions: string;
  /** `figure` is what the report says, or "" where it cannot be told apart. */
  readonly agrees: (figure: string) => string;
  readonly disagrees: (figure: string) => string;
  readonly answeredAbove: string;
  readonly contents: (sections: number, paragraphs: number) => string;
}

/** What is said around an answer. */
export const answerWords: Wording<AnswerWords> = {
  'zh-Hans': {
    notFound: '报告里没有回答这个问题。',
    notFoundBriefly: (terms) =>
      terms === ''
        ? '报告里没有回答这个问题。'
        : `报告里没有回答这个问题：${terms}在全文出现 0 次。`,
    terms: (terms) => terms.map((term) => `「${term}」`).join(''),
    neverUsed: (terms) => `${terms}在全文出现 0 次。`,
    nearest: '最接近的是：',
    suggestions: '报告能回答的问题：',
    agrees: (figure) => (figure === '' ? '与报告一致。' : `与报告一致：报告写的是 ${figure}。`),
    disagrees: (figure) =>
      figure === '' ? '与报告不一致。' : `与报告不一致：报告写的是 ${figure}。`,
    answeredAbove: '同样的问题刚才回答过，请看我引用的这条。',
    contents: (sections, paragraphs) => `共 ${sections} 节、${paragraphs} 段`,
  },
  'zh-Hant': {
    notFound: '報告裡沒有回答這個問題。',
    notFoundBriefly: (terms) =>
      terms === ''
        ? '報告裡沒有回答這個問題。'
        : `報告裡沒有回答這個問題：${terms}在全文出現 0 次。`,
    terms: (terms) => terms.map((term) => `「${term}」`).join(''),
    neverUsed: (terms) => `${terms}在全文出現 0 次。`,
    nearest: '最接近的是：',
    suggestions: '報告能回答的問題：',
    agrees: (figure) => (figure === '' ? '與報告一致。' : `與報告一致：報告寫的是 ${figure}。`),
    disagrees: (figure) =>
      figure === '' ? '與報告不一致。' : `與報告不一致：報告寫的是 ${figure}。`,
    answeredAbove: '同樣的問題剛才回答過，請看我引用的這則。',
    contents: (sections, paragraphs) => `共 ${sections} 節、${paragraphs} 段`,
  },
  en: {
    notFound: 'The report does not answer this question.',
    notFoundBriefly: (terms) =>
      terms === ''
        ? 'The report does not answer this question.'
        : `The report does not answer this question: it never uses ${terms}.`,
    terms: (terms) => terms.map((term) => `“${term}”`).join(', '),
    neverUsed: (terms) => `It never uses ${terms}.`,
    nearest: 'The nearest place:',
    suggestions: 'Questions the report answers:',
    agrees: (figure) =>
      figure === '' ? 'The report agrees.' : `The report agrees: it says ${figure}.`,
    disagrees: (figure) =>
      figure === '' ? 'The report says otherwise.' : `The report says otherwise: ${figure}.`,
    answeredAbove: 'This question was just answered: see the message I am replying to.',
    contents: (sections, paragraphs) =>
      `${sections} ${sections === 1 ? 'section' : 'sections'}, ${paragraphs} ` +
      (paragraphs === 1 ? 'paragraph' : 'paragraphs'),
  },
};
