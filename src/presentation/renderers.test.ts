import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../test/fixtures/hostile-text.ts';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { parseHtml } from '../../test/telegram-server/html-entities.ts';
import type { Answer, FoundAnswer, Language, Passage } from '../answering/answer.ts';
import { checkClaim } from '../lookup/check-claim.ts';
import { collectFigures } from '../lookup/collect-figures.ts';
import { findOccurrences } from '../lookup/find-occurrences.ts';
import type { Report } from '../report/report.ts';
import { splitSentences } from '../text/sentences.ts';
import { answerHtml } from './answer-html.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import { checkHtml } from './check-html.ts';
import { citationText } from './citation-text.ts';
import { figuresHtml } from './figures-html.ts';
import { inlineContents, inlineResult } from './inline-result.ts';
import { parseMessageHtml } from './message-html.ts';
import { occurrencesHtml } from './occurrences-html.ts';
import { paragraphHtml } from './paragraph-html.ts';
import { paragraphText, sectionText } from './report-text.ts';
import { contentsHtml, sectionHtml } from './section-html.ts';
import { assertSentHtmlIsVerbatim } from './sent-html-guard.ts';
import { splitMessage } from './split-message.ts';
import { aboutHtml, helpHtml, privacyHtml, welcomeHtml } from './static-html.ts';
import { whyHtml } from './why-html.ts';

const MAX_MESSAGE_CHARS = 4096;

interface Situation {
  readonly report: Report;
  readonly language: Language;
  readonly found: FoundAnswer;
  readonly answers: readonly Answer[];
}

/** A report of hostile texts with answers of every kind that quote it. */
function situation(): fc.Arbitrary<Situation> {
  const section = fc.record({
    heading: hostileText(),
    paragraphs: fc.array(hostileText(), { minLength: 1, maxLength: 3 }),
  });
  return fc
    .record({
      title: fc.oneof(hostileText(), fc.constant('')),
      sections: fc.array(section, { minLength: 1, maxLength: 3 }),
      language: fc.constantFrom<Language>('zh-Hans', 'zh-Hant', 'en'),
      question: hostileText(),
      chosen: fc.nat(),
      part: fc.nat(),
    })
    .map(({ title, sections, language, question, chosen, part }) => {
      const report = reportOf(title, sections);
      const paragraph = 1 + (chosen % report.paragraphs.length);
      const text = report.paragraphs[paragraph - 1]?.text ?? '';
      const sentences = splitSentences(text);
      const sentence = sentences[part % sentences.length] ?? { start: 0, end: text.length };
      const passages: Passage[] = report.paragraphs.map(({ number }) => ({
        paragraph: number,
        score: 0.5,
        evidence: { keyword: 0.5, similarity: -0.25, matchedTerms: [question] },
      }));
      const base = { question, language, confidence: 0.123456, passages };
      const highlight = { paragraph, sentence, span: sentence };
      const found = {
        ...base,
        kind: 'found',
        questionType: 'number',
        highlight,
        agrees: null,
      } as const;
      const missing = {
        missingTerms: [question, '<i>'],
        suggestions: [question],
        nearest: paragraph,
      };
      const answers: readonly Answer[] = [
        found,
        { ...found, agrees: false, highlight: { ...highlight, span: null } },
        { ...base, kind: 'overview', section: 1, about: 'passages', highlight },
        { ...base, kind: 'overview', section: null, about: 'contents', highlight },
        { ...base, kind: 'not-found', ...missing },
        {
          ...base,
          kind: 'not-found',
          nearest: null,
          missingTerms: [],
          suggestions: [],
          passages: [],
        },
      ];
      return { report, language, found, answers };
    });
}

/** Everything that is sent as HTML: views fit one message, the rest is split. */
function everyMessage({ report, language, found, answers }: Situation): string[] {
  const message = `${report.paragraphs[0]?.text ?? ''}\n${found.question}`;
  const views = [
    contentsHtml(report, { language }),
    sectionHtml(report, 1, { language, page: 2 }),
    paragraphHtml(report, found.highlight.paragraph, { language }),
    occurrencesHtml(report, findOccurrences(report, '平安'), { language }),
    occurrencesHtml(report, findOccurrences(report, found.question), { language }),
    figuresHtml(report, collectFigures(report), { language }),
  ];
  const long = [
    ...answers.flatMap((answer) => [
      answerHtml(answer, { report, language, length: 'full', chat: 'private' }),
      answerHtml(answer, { report, language, length: 'brief', chat: 'group' }),
      whyHtml(answer, { report, language }),
    ]),
    checkHtml(checkClaim(report, message), { report, language, message }),
    welcomeHtml(report, { language, hasExamples: true }),
    helpHtml('some_bot', language),
    privacyHtml(language, true),
    aboutHtml({ report, origin: '', encoder: { name: '<e>', hash: 'a', dimension: 3 } }, language),
  ];
  const { highlight } = found;
  const inline = [
    inlineResult({ score: 1, ...highlight }, { report, language }),
    ...inlineContents(report, language),
  ];
  return [
    ...views.map(({ html }) => html),
    ...inline.map(({ html }) => html),
    ...long.flatMap((html) => splitMessage(html)),
  ];
}

describe('every renderer', () => {
  it('makes messages that Telegram takes and that quote the report exactly', () => {
    fc.assert(
      fc.property(situation(), (given) => {
        for (const html of everyMessage(given)) {
          // Telegram's own parser is lenient about `>`; ours is not.
          expect(html.replace(/<[^<>]*>/gu, '')).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/u);
          expect(parseHtml(html).text).toBe(parseMessageHtml(html).text.trim());
          expect(parseHtml(html).text.length).toBeGreaterThan(0);
          expect(parseHtml(html).text.length).toBeLessThanOrEqual(MAX_MESSAGE_CHARS);
          assertSentHtmlIsVerbatim(html, given.report);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the terminal safe from control characters', () => {
    fc.assert(
      fc.property(situation(), ({ report, language, answers }) => {
        const options = { report, language, width: 40, colour: false };
        for (const text of [
          ...answers.map((answer) => answerText(answer, options)),
          paragraphText(1, options),
          sectionText(1, options),
        ]) {
          expect(text).not.toMatch(/[\0-\t\v-\u001f\u007f-\u009f]/u);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('makes JSON of one line, and citations that fit a copy button', () => {
    fc.assert(
      fc.property(situation(), ({ report, language, found, answers }) => {
        for (const answer of answers) {
          expect(JSON.stringify(answerJson(answer, { report, milliseconds: 1 }))).not.toContain(
            '\n',
          );
        }
        const { paragraph, sentence: range } = found.highlight;
        const copied = citationText(report, { paragraph, range, language });
        expect(copied.length).toBeLessThanOrEqual(256);
        expect(copied.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
});
