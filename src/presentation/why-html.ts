import type { Answer, Language } from '../answering/answer.ts';
import type { Report } from '../report/report.ts';
import { citation } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { quotedTerms } from './quoted-terms.ts';
import { whyWords } from './wording/why-words.ts';

/** Explains why the first passage of an answer was chosen; "" when there is no passage. */
export function whyHtml(
  answer: Answer,
  { report, language }: { readonly report: Report; readonly language: Language },
): string {
  const [best, runnerUp] = answer.passages;
  if (best === undefined) return '';
  const words = whyWords[language];
  const { keyword, similarity, matchedTerms } = best.evidence;
  const terms = quotedTerms(matchedTerms, language);
  const lines = [
    `📍 ${citation(report, best.paragraph, language)}`,
    terms === '' ? words.noMatchedTerms : words.matchedTerms(terms),
    words.keyword(percent(keyword)),
    words.similarity(similarity.toFixed(2)),
  ];
  if (runnerUp !== undefined)
    lines.push(words.runnerUp(citation(report, runnerUp.paragraph, language)));
  lines.push(words.confidence(percent(answer.confidence)));
  return [`<b>${escapeHtml(words.heading)}</b>`, ...lines.map(escapeHtml)].join('\n');
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
