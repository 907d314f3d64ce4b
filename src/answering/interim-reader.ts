import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Report } from '../report/report.ts';
import { contentWords } from './content-words.ts';
import type { PassageReader } from './passage-reader.ts';

/** Stand-in until the learned reader lands: keeps the fused order and picks the closest sentence. */
export function createInterimReader(report: Report): PassageReader {
  return {
    read({ core }, hits) {
      const [best] = hits;
      if (best === undefined) throw new RangeError('There is nothing to read');
      const text = report.paragraphs[best.paragraph - 1]?.text ?? '';
      const words = contentWords(core).map(({ folded }) => folded);
      const sentences = splitSentences(text).map((range) => {
        const own = foldText(text.slice(range.start, range.end));
        const shared = [...new Set(core)].filter((c) => own.includes(c)).length;
        const similar = best.windows
          .filter((w) => w.range.start < range.end && w.range.end > range.start)
          .map((w) => w.similarity);
        return { range, value: shared + 3 * Math.max(0, ...similar) };
      });
      const [top] = sentences.sort((a, b) => b.value - a.value);
      const folded = foldText(text);
      const coverage = words.filter((w) => folded.includes(w)).length / Math.max(words.length, 1);
      const confidence = 1 / (1 + Math.exp(-(6 * best.similarity + 4 * coverage - 4)));
      return {
        passages: hits.map((hit) => ({ hit, score: hit.score })),
        highlight: {
          paragraph: best.paragraph,
          sentence: top?.range ?? { start: 0, end: text.length },
          span: null,
        },
        questionType: 'what',
        agrees: null,
        confidence,
        found: confidence > 0.03,
      };
    },
  };
}
