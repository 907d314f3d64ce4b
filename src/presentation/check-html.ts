import type { Language } from '../answering/answer.ts';
import type { SentenceCheck } from '../lookup/check-claim.ts';
import { textAt } from '../lookup/report-places.ts';
import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import { placeName } from './place-name.ts';
import { lookupWords } from './wording/lookup-words.ts';
import { noticeWords } from './wording/notice-words.ts';

/** What the check of a message is shown with. */
export interface CheckHtmlOptions {
  readonly report: Report;
  readonly language: Language;
  /** The message that was checked. */
  readonly message: string;
}

/** Words the check of somebody's message, sentence by sentence; send it through `splitMessage`. */
export function checkHtml(checks: readonly SentenceCheck[], options: CheckHtmlOptions): string {
  const { language } = options;
  if (checks.length === 0) return escapeHtml(noticeWords[language].nothingToCheck);
  const count = (verdict: SentenceCheck['verdict']): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const summary = lookupWords[language].checked({
    verbatim: count('verbatim'),
    differs: count('differs'),
    notInReport: count('not-found'),
  });
  const blocks = checks.map((check) => sentenceCheckHtml(check, options));
  return [`<b>${escapeHtml(summary)}</b>`, ...blocks].join('\n\n');
}

function sentenceCheckHtml(check: SentenceCheck, options: CheckHtmlOptions): string {
  const { report, language, message } = options;
  const words = lookupWords[language];
  if (check.verdict === 'not-found') {
    return `${escapeHtml(words.notInReport)}\n${claimHtml(message, check.claim, [])}`;
  }
  const place = `📍 ${escapeHtml(placeName(report, check.place, language))}`;
  const quoted = markedQuoteHtml(report, {
    of: textAt(report, check.place),
    range: check.quoted,
    marks:
      check.verdict === 'differs' ? check.reportOnly.map((range) => ({ range, tag: 'b' })) : [],
  });
  const quotation = `${place}\n<blockquote>${quoted}</blockquote>`;
  if (check.verdict === 'verbatim') return `${escapeHtml(words.verbatim)}\n${quotation}`;
  const claim = claimHtml(message, check.claim, check.claimOnly);
  return [escapeHtml(words.differs), claim, quotation].join('\n');
}

/** The message's own words, those the report does not have struck out. */
function claimHtml(message: string, claim: TextRange, struck: readonly TextRange[]): string {
  let html = '';
  let at = claim.start;
  for (const { start, end } of struck) {
    html += `${escapeHtml(message.slice(at, start))}<s>${escapeHtml(message.slice(start, end))}</s>`;
    at = end;
  }
  return `<i>${html}${escapeHtml(message.slice(at, claim.end))}</i>`;
}
