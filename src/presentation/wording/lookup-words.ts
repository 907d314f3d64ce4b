import type { Wording } from './wording.ts';

interface LookupWords {
  /** `term` is set off already. */
  readonly occurrences: (term: string, total: number) => string;
  readonly times: (count: number) => string;
  readonly figures: (total: number) => string;
  readonly noFigures: string;
  readonly verbatim: string;
  readonly differs: string;
  readonly notInReport: string;
  /** Below a check that found nothing of a message in another script than the report's. */
  readonly otherLanguage: string;
  /** Below a term that is found nowhere, because it is in another script than the report. */
  readonly otherLanguageTerm: string;
  /** Below one of several pages. */
  readonly page: (page: number, pages: number) => string;
  readonly checked: (counts: {
    readonly verbatim: number;
    readonly differs: number;
    readonly notInReport: number;
    readonly tooShort: number;
  }) => string;
}

/** What `/find`, `/figures` and `/check` say. */
export const lookupWords: Wording<LookupWords> = {
  'zh-Hans': {
    occurrences: (term, total) => `${term}在全文出现 ${total} 次`,
    times: (count) => `${count} 次`,
    figures: (total) => `全文共 ${total} 个数字`,
    noFigures: '报告里没有数字。',
    verbatim: '✅ 与原文一致',
    differs: '✏️ 与原文有出入',
    notInReport: '❔ 报告里没有这句话',
    otherLanguage: '这条消息与报告不是同一种语言，译文无法逐字核对。',
    otherLanguageTerm: '这个词与报告不是同一种语言，请用报告里的字来查，或直接提问。',
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    checked: ({ verbatim, differs, notInReport, tooShort }) =>
      `一致 ${verbatim} 处，有出入 ${differs} 处，报告里没有 ${notInReport} 处` +
      (tooShort === 0 ? '' : `，太短无法核对 ${tooShort} 处`),
  },
  'zh-Hant': {
    occurrences: (term, total) => `${term}在全文出現 ${total} 次`,
    times: (count) => `${count} 次`,
    figures: (total) => `全文共 ${total} 個數字`,
    noFigures: '報告裡沒有數字。',
    verbatim: '✅ 與原文一致',
    differs: '✏️ 與原文有出入',
    notInReport: '❔ 報告裡沒有這句話',
    otherLanguage: '這則訊息與報告不是同一種語言，譯文無法逐字核對。',
    otherLanguageTerm: '這個詞與報告不是同一種語言，請用報告裡的字來查，或直接提問。',
    page: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
    checked: ({ verbatim, differs, notInReport, tooShort }) =>
      `一致 ${verbatim} 處，有出入 ${differs} 處，報告裡沒有 ${notInReport} 處` +
      (tooShort === 0 ? '' : `，太短無法核對 ${tooShort} 處`),
  },
  en: {
    occurrences: (term, total) =>
      `${term} occurs ${total} ${total === 1 ? 'time' : 'times'} in the report`,
    times: (count) => `${count} ×`,
    figures: (total) => `${total} ${total === 1 ? 'figure' : 'figures'} in the report`,
    noFigures: 'The report has no figures.',
    verbatim: '✅ As in the report',
    differs: '✏️ Differs from the report',
    notInReport: '❔ No such sentence in the report',
    otherLanguage:
      'The message is not in the language of the report: a translation cannot be compared.',
    otherLanguageTerm:
      'The word is not in the language of the report: use the report’s own words, or just ask.',
    page: (page, pages) => `Page ${page} of ${pages}`,
    checked: ({ verbatim, differs, notInReport, tooShort }) =>
      `As in the report: ${verbatim} · differs: ${differs} · no such sentence: ${notInReport}` +
      (tooShort === 0 ? '' : ` · too short to check: ${tooShort}`),
  },
};
