import type { Answer, Highlight } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { stripShell } from '../answering/conversational-shell.ts';
import type { PassageReader } from '../answering/passage-reader.ts';
import type { Report } from '../report/report.ts';
import type { Retrieval, Retriever, SearchHit } from '../search/retriever.ts';
import { foldText } from '../text/fold.ts';

/** The product as evaluation asks it: one report, every stage of an answer on its own. */
export interface Examinee {
  readonly report: Report;
  /** Every leg's ranking, at most `limit` paragraphs each. */
  retrieve(question: string, limit: number): Promise<Retrieval>;
  /** The answer as a user gets it. */
  answerQuestion(question: string): Promise<Answer>;
  /** What the reader would highlight if that paragraph were the only one found. */
  highlightIn(question: string, paragraph: number, found: Retrieval): Promise<Highlight>;
}

/** The parts of the running product that are examined. */
interface ExaminedParts {
  readonly answerer: Answerer;
  readonly retriever: Retriever;
  readonly reader: PassageReader;
}

/** Makes the product's own parts answer to evaluation, the question prepared as the product does. */
export function examine({ answerer, retriever, reader }: ExaminedParts): Examinee {
  const { report } = answerer;
  const core = (question: string): string => stripShell(foldText(question));
  return {
    report,
    retrieve: (question, limit) => retriever.retrieve(core(question), limit),
    answerQuestion: (question) => answerer.answerQuestion(question),
    async highlightIn(question, paragraph, found) {
      const isAsked = (hit: SearchHit): boolean => hit.paragraph === paragraph;
      // Nearly always some leg has proposed it; searching all paragraphs is slow.
      const hit =
        found.hits.find(isAsked) ??
        (await retriever.retrieve(core(question), report.paragraphs.length)).hits.find(isAsked);
      const { highlight } = await reader.read({ core: core(question) }, [
        hit ?? unfound(paragraph),
      ]);
      return highlight;
    },
  };
}

/** A paragraph that no leg proposes: the reader has to do without their scores. */
function unfound(paragraph: number): SearchHit {
  return { paragraph, score: 0, keyword: 0, similarity: 0, concepts: 0, windows: [] };
}
