import type { Wording } from './wording.ts';

interface AboutWords {
  readonly heading: string;
  readonly report: string;
  readonly origin: string;
  readonly size: string;
  readonly hash: string;
  readonly encoder: string;
  /** A label with its value. */
  readonly fact: (label: string, value: string) => string;
  readonly encoderValue: (name: string, dimension: number) => string;
  readonly noAiService: string;
}

/** What `/about` says; label and value stand on one line. */
export const aboutWords: Wording<AboutWords> = {
  'zh-Hans': {
    heading: '关于',
    report: '报告',
    origin: '来源',
    size: '篇幅',
    hash: '指纹',
    encoder: '编码模型',
    fact: (label, value) => `${label}：${value}`,
    encoderValue: (name, dimension) => `${name}（${dimension} 维，在本机运行）`,
    noAiService: '不调用任何 AI 服务；每个引用的字都与报告原文逐字核对过。',
  },
  'zh-Hant': {
    heading: '關於',
    report: '報告',
    origin: '來源',
    size: '篇幅',
    hash: '指紋',
    encoder: '編碼模型',
    fact: (label, value) => `${label}：${value}`,
    encoderValue: (name, dimension) => `${name}（${dimension} 維，在本機執行）`,
    noAiService: '不呼叫任何 AI 服務；每個引用的字都與報告原文逐字核對過。',
  },
  en: {
    heading: 'About',
    report: 'Report',
    origin: 'Origin',
    size: 'Size',
    hash: 'Fingerprint',
    encoder: 'Encoder',
    fact: (label, value) => `${label}: ${value}`,
    encoderValue: (name, dimension) => `${name} (${dimension} dimensions, runs on this machine)`,
    noAiService: 'No AI service is called; every quoted character is compared with the report.',
  },
};
