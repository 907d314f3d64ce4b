import type { Answer, Passage } from '../../src/answering/answer.ts';
import type { Answerer } from '../../src/answering/answerer.ts';
import type { Report } from '../../src/report/report.ts';
import { paragraphAt } from '../../src/report/report.ts';
import { splitSentences } from '../../src/text/sentences.ts';

/**
 * An answerer for reports of any content, which no model could tell apart: `found 3` cites paragraph
 * 3, `overview` and `contents` are overviews, everything else is not in the report.
 */
export function createMadeAnswerer(report: Report): Answerer {
  const suggestions = ['found 1', 'overview', 'contents'];
  const numbers = report.paragraphs.map(({ number }) => number);
  const passages = numbers.slice(0, 8).map(passageAt);
  return {
    report,
    encoder: { name: 'made', hash: '0', dimension: 1 },
    suggestions: { 'zh-Hans': suggestions, 'zh-Hant': suggestions, en: suggestions },
    answerQuestion: (question): Promise<Answer> => {
      const base = { question, language: 'en', confidence: 0.9, passages } as const;
      const cited = Number(/^found (\d+)$/u.exec(question)?.[1] ?? 1);
      const highlight = highlightOf(report, cited);
      const found = { ...base, kind: 'found', highlight, agrees: null } as const;
      const overview = { ...base, kind: 'overview', section: null, highlight } as const;
      if (question.startsWith('found')) {
        const best = [passageAt(cited), ...passages.filter((each) => each.paragraph !== cited)];
        return Promise.resolve({ ...found, questionType: 'number', passages: best });
      }
      if (question === 'overview') return Promise.resolve({ ...overview, about: 'passages' });
      if (question === 'contents') return Promise.resolve({ ...overview, about: 'contents' });
      const missingTerms = [question.slice(0, 20)];
      return Promise.resolve({ ...base, kind: 'not-found', nearest: 1, missingTerms, suggestions });
    },
    searchPassages: (_question, limit) =>
      Promise.resolve(
        numbers.slice(0, limit).map((number) => ({ score: 0.5, ...highlightOf(report, number) })),
      ),
  };
}

function passageAt(paragraph: number): Passage {
  return {
    paragraph,
    score: 0.5,
    evidence: { keyword: 0.5, similarity: 0.5, matchedTerms: ['<b>&"'] },
  };
}

function highlightOf(report: Report, paragraph: number) {
  const { text } = paragraphAt(report, paragraph);
  const sentence = splitSentences(text)[0] ?? { start: 0, end: text.length };
  return { paragraph, sentence, span: sentence };
}
