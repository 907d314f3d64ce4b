import type { Language } from '../answering/answer.ts';
import type { ReportPlace } from '../lookup/report-places.ts';
import { sectionAt, type Report } from '../report/report.ts';
import { citation, sectionName } from './citation.ts';
import { citationWords } from './wording/citation-words.ts';

/** Names a place of the report as plain text: a citation, or the section whose heading it is. */
export function placeName(report: Report, place: ReportPlace, language: Language): string {
  switch (place.kind) {
    case 'title':
      return citationWords[language].title;
    case 'heading': {
      const section = sectionAt(report, place.section);
      return `${sectionName(report, section, language)} (${citationWords[language].heading})`;
    }
    case 'paragraph':
      return citation(report, place.paragraph, language);
  }
}
