import type { Paragraph, Report, Section } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { figuresIn, type Figure } from './figures-in.ts';

/** A sentence that states figures. */
export interface FigureSentence {
  readonly paragraph: number;
  /** UTF-16 units of the paragraph's text. */
  readonly sentence: TextRange;
  /** In reading order, at least one; all inside the sentence. */
  readonly figures: readonly Figure[];
}

/** The figures of one section. */
export interface SectionFigures {
  readonly section: Section;
  readonly sentences: readonly FigureSentence[];
}

/** Collects all figures of a report with their sentences, by section; sections without are left out. */
export function collectFigures(report: Report): readonly SectionFigures[] {
  return report.sections.flatMap((section) => {
    const sentences = report.paragraphs
      .filter((paragraph) => paragraph.section === section.number)
      .flatMap(sentencesWithFigures);
    return sentences.length === 0 ? [] : [{ section, sentences }];
  });
}

function sentencesWithFigures(paragraph: Paragraph): readonly FigureSentence[] {
  const figures = figuresIn(paragraph.text);
  return splitSentences(paragraph.text).flatMap((sentence) => {
    const inside = figures.filter(
      ({ range }) => range.start >= sentence.start && range.end <= sentence.end,
    );
    return inside.length === 0 ? [] : [{ paragraph: paragraph.number, sentence, figures: inside }];
  });
}
