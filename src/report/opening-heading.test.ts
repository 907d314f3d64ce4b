import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';

const ENGLISH_BODY = [
  'The past year was a difficult one for our city, and our officers answered every call.',
  'Burglary and theft',
  'Residential burglary fell by 18% to 1,104 cases.',
  'Road safety',
  'Thirty-one people died on the roads of the city.',
  'Outlook',
  'Next year we will open a new station.',
];
const CHINESE_BODY = [
  '二〇二四年是建院四十五周年，谨向全体同仁致谢。',
  '营运概况',
  '全年门诊服务138万人次，比上一年增长5.2%。',
  '教学研究',
  '全年发表论文1,032篇。',
  '财务',
  '全年结余4.5亿元。',
];

/** The title and the headings of pieces with blank lines between them; "" is an introduction. */
function headingsOf(...pieces: readonly string[]): readonly string[] {
  const { title, sections } = parseReport(pieces.join('\n\n'));
  return [title, ...sections.map((section) => section.title)].map((text) =>
    text.replace(/\n/gu, '⏎'),
  );
}

describe('the heading above the first paragraph', () => {
  it('is read below an English cover, whose title keeps the line break as its space', () => {
    const cover = 'Harbour City Police\nAnnual Report 2023';
    const rest = ['Burglary and theft', 'Road safety', 'Outlook'];
    for (const heading of ['Message from the Commissioner', 'Foreword', 'Crime and prevention']) {
      expect(headingsOf(cover, heading, ...ENGLISH_BODY)).toEqual([
        'Harbour City Police⏎Annual Report 2023',
        heading,
        ...rest,
      ]);
    }
    expect(headingsOf(cover, 'A letter from the mayor\nOn safer streets', ...ENGLISH_BODY)).toEqual(
      [
        'Harbour City Police⏎Annual Report 2023',
        'A letter from the mayor⏎On safer streets',
        ...rest,
      ],
    );
  });

  it('is read below a Chinese cover, in one line or two, the slogan left out', () => {
    const cover = ['某大学附属医院\n二〇二四年度年报', '仁心为本 智慧同行'];
    const title = '某大学附属医院二〇二四年度年报';
    const rest = ['营运概况', '教学研究', '财务'];
    expect(headingsOf(...cover, '院长的话\n同心走过转型的一年', ...CHINESE_BODY)).toEqual([
      title,
      '院长的话同心走过转型的一年',
      ...rest,
    ]);
    expect(headingsOf(...cover, '前言', ...CHINESE_BODY)).toEqual([title, '前言', ...rest]);
    expect(headingsOf(...cover, '走过转型的一年', ...CHINESE_BODY)).toEqual([
      title,
      '走过转型的一年',
      ...rest,
    ]);
  });

  it.each([
    ['a slogan', '仁心为本 智慧同行'],
    ['a name', '张某某'],
    ['two names', '王某某 李某某'],
    ['an office', '某市卫生健康局'],
    ['a date', '二〇二四年十二月三十一日'],
    ['a remark in parentheses', '（征求意见稿）'],
    ['a list of lines', '关注民生\n服务群众\n促进发展'],
  ])('is not %s', (_what, line) => {
    expect(headingsOf('某医院二〇二四年度年报', line, ...CHINESE_BODY)[1]).toBe('');
  });

  it.each(['Harbour City Police', 'John Smith', 'John Smith and Jane Doe', 'March 2024'])(
    'is not the English line %s',
    (line) => {
      expect(headingsOf('Annual Report on Public Safety 2023', line, ...ENGLISH_BODY)[1]).toBe('');
    },
  );

  it('is not the standfirst of a web page', () => {
    const page = ['首页 > 正文', '某市2023年平安建设工作综述', '来源：某某日报 2024-01-26'];
    expect(headingsOf(...page, '群众安全感连续三年提升', ...CHINESE_BODY)[1]).toBe('');
  });

  it('is not looked for where the other headings are numbered, or where there are none', () => {
    const cover = '某医院二〇二四年度年报';
    const numbered = ['一、营运概况', '全年门诊服务138万人次。', '小结', '成效明显。'];
    const prose = '二〇二四年是建院四十五周年。';
    expect(headingsOf(cover, '走过转型的一年', prose, ...numbered)[1]).toBe('');
    expect(headingsOf(cover, '走过转型的一年', prose, '谨向全体同仁致谢。')[1]).toBe('');
  });
});
