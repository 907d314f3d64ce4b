import { join } from 'node:path';
import { projectFolder } from '../../src/config.ts';
import { placesIn } from '../../src/reading/places.ts';
import { foldText } from '../../src/text/fold.ts';
import { halfOf, jsonLines } from './ranker-data.ts';

/** A question with the line that answers it. */
interface Asked {
  readonly question: string;
  readonly answer: string | null;
  /** 0-based; -1 when no line may answer. */
  readonly line: number;
  /** 0 asked of this report, 1 of another one, 2 off topic, 3 off topic and only for fitting, 4 no line answers. */
  readonly kind?: number;
}
/** A whole report, or a pool of scattered passages that stands for one, with its questions. */
export interface Source {
  readonly split: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly questions: readonly Asked[];
  /** Half of the train reports it belongs to, 0 or 1; {@link UNSEEN} for all others. */
  readonly half: number;
  readonly scattered: boolean;
}

/** Stands for the half of the dev and `fresh` reports, which no training has seen. */
const UNSEEN = 2;
/** The kind of a question that no line of its report answers. */
const ANSWERED_NOWHERE = 4;
/** Passages in a pool of scattered ones. */
const POOL = 80;

/** All whole reports and `count` pools of scattered passages, each with questions it does not answer. */
export function readSources(
  reports: string,
  written: string | undefined,
  count: number,
): readonly Source[] {
  const whole = (jsonLines(reports) as readonly Omit<Source, 'half' | 'scattered'>[]).map(
    (report) => ({
      ...report,
      questions: report.questions.map((asked) =>
        asked.line < 0 ? { ...asked, kind: ANSWERED_NOWHERE } : asked,
      ),
      half: report.split === 'train' ? halfOf(foldText(report.title)) : UNSEEN,
      scattered: false,
    }),
  );
  if (written === undefined) return whole.map((source) => withUnanswerable(source, whole));
  const rows = jsonLines(written) as readonly {
    id: string;
    split: string;
    title: string;
    passage: string;
    questions: Asked[];
  }[];
  const pools = new Map<string, Source>();
  for (const row of rows) {
    if (row.split !== 'train' || row.title.includes('政府工作报告')) continue;
    const half = halfOf(foldText(row.title) || row.id);
    const size = [...pools.values()].filter((pool) => pool.half === half).length;
    let key = `${half}-${size}`;
    if (size === 0 || (pools.get(key)?.lines.length ?? 0) >= POOL) key = `${half}-${size + 1}`;
    const pool = pools.get(key) ?? {
      split: 'train',
      title: key,
      lines: [],
      questions: [],
      half,
      scattered: true,
    };
    const line = pool.lines.length;
    pools.set(key, {
      ...pool,
      lines: [...pool.lines, row.passage],
      questions: [...pool.questions, ...row.questions.map((asked) => ({ ...asked, line }))],
    });
  }
  return [
    ...whole,
    ...[...pools.values()].filter((pool) => pool.lines.length === POOL).slice(0, count),
  ];
}

const FOREIGN = 45;
/** Every report gets one in so many of the off-topic questions for fitting, not the same as the report before. */
const OFF_TOPIC_EVERY = 8;

/** Adds questions that name another report's place or are about another report altogether, and chit-chat. */
function withUnanswerable(source: Source, all: readonly Source[]): Source {
  const text = source.lines.join(' ');
  const foreign = all
    .filter(({ split, title }) => split === source.split && title !== source.title)
    .flatMap(({ title, questions }) => {
      const [place] = placesIn(foldText(title));
      // The fresh reports are about quite different things: what is asked of one no other answers.
      if (source.split === 'fresh') return questions;
      if (place === undefined || text.split(place).length > 2) return [];
      return questions.filter(({ question }) => placesIn(foldText(question)).includes(place));
    });
  const step = Math.max(1, Math.floor(foreign.length / FOREIGN));
  const offset = source.title.length + source.lines.length;
  const offTopic = (
    jsonLines(join(projectFolder, 'embeddings/training/ranker_offtopic.jsonl')) as readonly {
      question: string;
      split: string;
    }[]
  ).filter(({ split }, at) => split === 'dev' || (at + offset) % OFF_TOPIC_EVERY === 0);
  return {
    ...source,
    questions: [
      ...source.questions,
      ...foreign
        .filter((_, at) => at % step === offset % step)
        .map(({ question }) => ({ question, answer: null, line: -1, kind: 1 })),
      ...offTopic.map(({ question, split }) => ({
        question,
        answer: null,
        line: -1,
        kind: split === 'dev' ? 2 : 3,
      })),
    ],
  };
}
