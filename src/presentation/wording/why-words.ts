import type { Wording } from './wording.ts';

interface WhyWords {
  readonly heading: string;
  /** `terms` are words of the report, ready joined. */
  readonly matchedTerms: (terms: string) => string;
  readonly noMatchedTerms: string;
  readonly keyword: (percent: string) => string;
  readonly similarity: (cosine: string) => string;
  /** `place` is a citation. */
  readonly runnerUp: (place: string) => string;
  readonly confidence: (percent: string) => string;
}

/** Why a passage was chosen. */
export const whyWords: Wording<WhyWords> = {
  'zh-Hans': {
    heading: '为什么是这段',
    matchedTerms: (terms) => `对上的词：${terms}`,
    noMatchedTerms: '没有字面相同的词，靠意思相近找到。',
    keyword: (percent) => `字词匹配：${percent}`,
    similarity: (cosine) => `向量相似度：${cosine}`,
    runnerUp: (place) => `其次是：${place}`,
    confidence: (percent) => `报告回答了这个问题的把握：${percent}`,
  },
  'zh-Hant': {
    heading: '為什麼是這段',
    matchedTerms: (terms) => `對上的詞：${terms}`,
    noMatchedTerms: '沒有字面相同的詞，靠意思相近找到。',
    keyword: (percent) => `字詞比對：${percent}`,
    similarity: (cosine) => `向量相似度：${cosine}`,
    runnerUp: (place) => `其次是：${place}`,
    confidence: (percent) => `報告回答了這個問題的把握：${percent}`,
  },
  en: {
    heading: 'Why this passage',
    matchedTerms: (terms) => `Words that match: ${terms}`,
    noMatchedTerms: 'No word matches literally: it was found by meaning.',
    keyword: (percent) => `Keyword match: ${percent}`,
    similarity: (cosine) => `Vector similarity: ${cosine}`,
    runnerUp: (place) => `Runner-up: ${place}`,
    confidence: (percent) => `Confidence that the report answers: ${percent}`,
  },
};
