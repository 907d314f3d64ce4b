import type { Language } from '../answering/answer.ts';
import type { ClaimCheck } from '../lookup/check-claim.ts';
import { textAt } from '../lookup/report-places.ts';
import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { escapeHtml } from './escape-html.ts';
import { sentencesAround } from './excerpt.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import { isInOtherScript } from './other-script.ts';
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
export function checkHtml(checks: readonly ClaimCheck[], options: CheckHtmlOptions): string {
  const { language } = options;
  const count = (verdict: ClaimCheck['verdict']): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const summary = lookupWords[language].checked({
    verbatim: count('verbatim'),
    differs: count('differs'),
    notInReport: count('not-found'),
    tooShort: count('too-short'),
  });
  const blocks = checks.flatMap((check) =>
    check.verdict === 'too-short' ? [] : claimCheckHtml(check, options),
  );
  if (blocks.length === 0) blocks.push(escapeHtml(noticeWords[language].nothingToCheck));
  // A single verdict needs no count above it.
  if (checks.length > 1) blocks.unshift(`<b>${escapeHtml(summary)}</b>`);
  if (
    count('verbatim') + count('differs') === 0 &&
    count('not-found') > 0 &&
    isInOtherScript(options.report, options.message)
  ) {
    blocks.push(escapeHtml(lookupWords[language].otherLanguage));
  }
  return blocks.join('\n\n');
}

/** A claim that was compared with the report. */
type ComparedClaim = Exclude<ClaimCheck, { verdict: 'too-short' }>;

function claimCheckHtml(check: ComparedClaim, options: CheckHtmlOptions): string {
  const { language, message } = options;
  const words = lookupWords[language];
  switch (check.verdict) {
    case 'verbatim':
      return [escapeHtml(words.verbatim), quotationHtml(check, options)].join('\n');
    case 'differs': {
      const claim = claimHtml(message, check.claim, check.claimOnly);
      return [escapeHtml(words.differs), claim, quotationHtml(check, options)].join('\n');
    }
    case 'not-found':
      return [escapeHtml(words.notInReport), claimHtml(message, check.claim, [])].join('\n');
  }
}

/** The report's sentence, the stretch compared underlined in it and what only it says bold. */
function quotationHtml(
  check: Exclude<ComparedClaim, { verdict: 'not-found' }>,
  { report, language }: CheckHtmlOptions,
): string {
  const sourced = textAt(report, check.place);
  const reportOnly = check.verdict === 'differs' ? check.reportOnly : [];
  const quoted = markedQuoteHtml(report, {
    of: sourced,
    range: sentencesAround(splitSentences(sourced.text), check.quoted),
    marks: [
      { range: check.quoted, tag: 'u' },
      ...reportOnly.map((range) => ({ range, tag: 'b' }) as const),
    ],
  });
  const place = escapeHtml(placeName(report, check.place, language));
  return `📍 ${place}\n<blockquote>${quoted}</blockquote>`;
}

/** The message's own words, those the report does not have struck out. */
function claimHtml(message: string, claim: TextRange, struck: readonly TextRange[]): string {
  let html = '';
  let at = claim.start;
  for (const { start, end } of struck) {
    html += `${escapeHtml(message.slice(at, start))}<s>${escapeHtml(message.slice(start, end))}</s>`;
    at = end;
  }
  const rest = message.slice(at, claim.end).replace(/[,，、;；]\s*$/u, '');
  return `<i>${html}${escapeHtml(rest)}</i>`;
}
