import type { Wording } from './wording.ts';

interface CitationWords {
  /** The paragraph with that number. */
  readonly paragraph: (number: number) => string;
  /** A run of paragraphs, first to last. */
  readonly paragraphs: (first: number, last: number) => string;
  readonly page: (page: number) => string;
  /** Stands for the unnamed section before the first heading. */
  readonly introduction: string;
  /** The report's title, as a place where words stand. */
  readonly title: string;
  /** A section's heading, as a place where words stand. */
  readonly heading: string;
}

/** How a place in the report is named. */
export const citationWords: Wording<CitationWords> = {
  'zh-Hans': {
    paragraph: (number) => `第 ${number} 段`,
    paragraphs: (first, last) => (first === last ? `第 ${first} 段` : `第 ${first}–${last} 段`),
    page: (page) => `第 ${page} 页`,
    introduction: '引言',
    title: '标题',
    heading: '小标题',
  },
  'zh-Hant': {
    paragraph: (number) => `第 ${number} 段`,
    paragraphs: (first, last) => (first === last ? `第 ${first} 段` : `第 ${first}–${last} 段`),
    page: (page) => `第 ${page} 頁`,
    introduction: '引言',
    title: '標題',
    heading: '小標題',
  },
  en: {
    paragraph: (number) => `¶ ${number}`,
    paragraphs: (first, last) => (first === last ? `¶ ${first}` : `¶ ${first}–${last}`),
    page: (page) => `p. ${page}`,
    introduction: 'Introduction',
    title: 'title',
    heading: 'heading',
  },
};
