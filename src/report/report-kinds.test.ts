import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';

/** The title, then sections (`§level title`) with the beginnings of their paragraphs. */
function outlineOf(source: string): readonly string[] {
  const report = parseReport(source);
  return [
    report.title,
    ...report.sections.flatMap(({ number, level, title }) => [
      `§${level} ${title}`.trim(),
      ...report.paragraphs
        .filter(({ section }) => section === number)
        .map(({ text }) => text.slice(0, 24)),
    ]),
  ];
}

function droppedFrom(source: string): readonly string[] {
  return parseReport(source).dropped.map(({ range }) => source.slice(range.start, range.end));
}

describe('kinds of reports', () => {
  it('nests the numbered headings of a government report and names run-in ones', () => {
    const source = [
      '某市2022年政府工作报告',
      '各位代表：',
      '现在，我代表市人民政府，向大会报告工作。',
      '一、工作回顾',
      '2022年，极不平凡、极不寻常。',
      '（一）平安建设',
      '全市刑事案件下降16.9%。',
      '1.抓治安',
      '持续打击各类犯罪，守护一方安宁。',
      '（二）着力推动改革开放。推进“一窗通办”，方便群众办事。',
      '各位代表！',
      '二、下一步工作',
      '今年重点抓好三件事：',
      '谢谢大家！',
      '某市人民政府',
      '2023年1月10日',
      '责任编辑：张某某',
    ].join('\n');
    expect(outlineOf(source)).toEqual([
      '某市2022年政府工作报告',
      '§0',
      '各位代表：',
      '现在，我代表市人民政府，向大会报告工作。',
      '§1 一、工作回顾',
      '2022年，极不平凡、极不寻常。',
      '§2 （一）平安建设',
      '全市刑事案件下降16.9%。',
      '§3 1.抓治安',
      '持续打击各类犯罪，守护一方安宁。',
      '§2 （二）着力推动改革开放',
      '（二）着力推动改革开放。推进“一窗通办”，方便群',
      '各位代表！',
      '§1 二、下一步工作',
      '今年重点抓好三件事：',
      '谢谢大家！',
      '某市人民政府',
      '2023年1月10日',
    ]);
    expect(parseReport(source).sections.at(2)?.path).toBe('一、工作回顾 › （一）平安建设');
  });

  it('drops a table of contents and keeps the articles of a law as paragraphs', () => {
    const source = [
      '某某条例',
      '目　录',
      '第一章　总则',
      '　第一节　范围',
      '第二章　附则',
      '',
      '第一章　总则',
      '第一节　范围',
      '第一条　本条例所称某某，是指：',
      '（一）甲；',
      '（二）乙；',
      '（三）丙。',
      '第二章　附则',
      '第二条　本条例自2021年1月1日起施行。',
    ].join('\n');
    expect(outlineOf(source)).toEqual([
      '某某条例',
      '§1 第一章　总则',
      '§2 第一节　范围',
      '第一条　本条例所称某某，是指：',
      '（一）甲；',
      '（二）乙；',
      '（三）丙。',
      '§1 第二章　附则',
      '第二条　本条例自2021年1月1日起施行。',
    ]);
  });

  it('drops contents lines with dot leaders', () => {
    const source =
      '某市工作报告\n一、回顾........1\n二、打算........5\n\n一、回顾\n工作有成效。\n二、打算\n继续努力。\n';
    expect(droppedFrom(source)).toEqual(['一、回顾........1', '二、打算........5']);
  });

  it('drops page numbers and running headers and joins a paragraph across pages', () => {
    const page = (number: number, body: string): string =>
      `某市工作报告\n\n${body}\n\n- ${number} -\n`;
    const report = parseReport(
      [
        page(
          1,
          '一、回顾\n\n　　去年，全市政法机关聚焦群众深恶痛绝的各类违法犯罪，常态化开展专项斗争，',
        ),
        page(2, '加强治理，成效明显。\n\n　　第二段说明情况。'),
        page(3, '　　第三段说明情况。'),
      ].join('\f'),
    );
    expect(report.title).toBe('某市工作报告');
    expect(report.paragraphs.map(({ text, page: at }) => [at, text])).toEqual([
      [
        1,
        '去年，全市政法机关聚焦群众深恶痛绝的各类违法犯罪，常态化开展专项斗争，加强治理，成效明显。',
      ],
      [2, '第二段说明情况。'],
      [3, '第三段说明情况。'],
    ]);
  });

  it('joins English lines with one white space and mends broken words', () => {
    const source = [
      'Annual Safety Report',
      'Published: 2023-03-01',
      '',
      '1 Results',
      '',
      'The city recorded 16.9% fewer criminal cases than in the year before, and ',
      'the courts handled 216 cases. People look to safety, and the govern-',
      'ment looks to the people, as the well-being plan says in many words on the',
      'subject.',
      '',
      'The well-',
      'being plan covers all districts of the city, among them the two that were',
      'added in 2021.',
      '',
      '1.1 Courts',
      '',
      'They closed all cases.',
      '',
      '© 2023 City Government. All rights reserved.',
    ].join('\n');
    const report = parseReport(source);
    expect(report.title).toBe('Annual Safety Report');
    expect(report.sections.map(({ path }) => path)).toEqual([
      '1 Results',
      '1 Results › 1.1 Courts',
    ]);
    expect(report.paragraphs[0]?.text).toBe(
      'The city recorded 16.9% fewer criminal cases than in the year before, and the courts ' +
        'handled 216 cases. People look to safety, and the government looks to the people, as the ' +
        'well-being plan says in many words on the\nsubject.',
    );
    expect(report.paragraphs[1]?.text).toMatch(/^The well-being plan covers/u);
    expect(report.paragraphs).toHaveLength(3);
  });

  it('reads two bare lines between blank ones as one heading, and a name in two lines as the title', () => {
    const lines = [
      '某大学图书馆',
      '二〇二四年度年报',
      '',
      '书香为伴 服务为本',
      '',
      '全年接待读者86万人次，比上一年增加4.1%。',
      '',
      '借阅服务',
      '让好书找到读者',
      '',
      '全年借出图书31万册，其中电子书占了四成。',
      '',
      '总馆每周开放96小时，分馆开放70小时。',
      '',
      '展望',
      '',
      '新的一年，将新建3个社区分馆。',
    ];
    expect(outlineOf(lines.join('\n'))).toEqual([
      '某大学图书馆二〇二四年度年报',
      '§0',
      '全年接待读者86万人次，比上一年增加4.1%。',
      '§1 借阅服务让好书找到读者',
      '全年借出图书31万册，其中电子书占了四成。',
      '总馆每周开放96小时，分馆开放70小时。',
      '§1 展望',
      '新的一年，将新建3个社区分馆。',
    ]);
  });

  it('keeps the line above a title that begins with a dash', () => {
    const source = [
      '首页 > 新闻',
      '兴水利 美乡村',
      '——某市2023年水利工作综述',
      '　　全年完成水利投资12亿元，比上一年增长8%。',
    ].join('\n');
    expect(outlineOf(source)[0]).toBe('兴水利 美乡村——某市2023年水利工作综述');
  });

  it('takes the space between two pages from neither page number nor header', () => {
    const page = (number: number, body: string): string =>
      `Safety Report\n\n${body}\n\n- ${number} -`;
    const source = [
      page(1, 'People of the city look to the'),
      page(2, 'government.'),
      page(3, 'It acts.'),
    ].join('\f');
    expect(parseReport(source).paragraphs.map(({ text }) => text.replace(/\s/gu, ' '))).toEqual([
      'People of the city look to the government.',
      'It acts.',
    ]);
  });

  it('reads Markdown and keeps list items apart', () => {
    const source =
      '# Annual Report\n\nAn introduction.\n\n## Safety\n\nCrime fell.\n\n### Courts ###\n\n- They heard 216 cases.\n- They closed all.\n\n## Outlook\n\nWe go on.\n';
    expect(outlineOf(source)).toEqual([
      'Annual Report',
      '§0',
      'An introduction.',
      '§1 Safety',
      'Crime fell.',
      '§2 Courts',
      '- They heard 216 cases.',
      '- They closed all.',
      '§1 Outlook',
      'We go on.',
    ]);
  });

  it('keeps dialogue, salutations and short paragraphs as paragraphs', () => {
    const lines = [
      '“去年怎么样？”',
      '“很好。”',
      '处长：案件少了。',
      '各位代表:',
      '2022年,极不平凡。',
      '现在安全多了。',
    ];
    expect(outlineOf(['记者对话处长', ...lines].join('\n\n'))).toEqual([
      '记者对话处长',
      '§0',
      ...lines,
    ]);
  });

  it('takes bare lines above paragraphs as headings, but not the items of a list', () => {
    const source =
      '某地工作综述\n\n导语说明背景。\n\n“枫桥经验”焕发活力\n\n矛盾化解在基层。\n\n苹果\n\n香蕉\n\n梨子\n\n以上是特产。\n\n守护一方安宁\n\n成效明显。\n';
    expect(outlineOf(source)).toEqual([
      '某地工作综述',
      '§0',
      '导语说明背景。',
      '§1 “枫桥经验”焕发活力',
      '矛盾化解在基层。',
      '苹果',
      '香蕉',
      '梨子',
      '以上是特产。',
      '§1 守护一方安宁',
      '成效明显。',
    ]);
  });

  it('puts a lonely number and the line below it together', () => {
    const source =
      '工作综述\n\n导语说明背景。\n\n一、\n加强领导\n\n全市加强领导。\n\n二、\n狠抓落实\n\n全市狠抓落实。\n';
    expect(parseReport(source).sections.map(({ title }) => title)).toEqual([
      '',
      '一、加强领导',
      '二、狠抓落实',
    ]);
  });

  it('takes a question as headline', () => {
    expect(parseReport('平安从哪里来？\n\n　　平安来自基层。\n').title).toBe('平安从哪里来？');
  });

  it('keeps sentences between paragraphs even where they look like debris', () => {
    const source =
      '工作综述\n\n导语说明背景。\n\n来源：各区县上报的数据。\n\n上一篇：他写了三年。\n\n结尾在这里。\n';
    expect(parseReport(source).paragraphs).toHaveLength(4);
  });

  it('finds paragraphs in a text without punctuation', () => {
    const source =
      '今年我们小区装了二十个摄像头晚上走路踏实多了\n物业和民警每周都来一次大家有事就说\n';
    expect(parseReport(source).paragraphs).toHaveLength(2);
  });

  it('has no paragraphs where there are only headings or page chrome', () => {
    expect(parseReport('# 标题\n\n## 一节\n').paragraphs).toEqual([]);
    expect(parseReport('首頁 > 正文\n編輯: 某人\n版權所有\n').paragraphs).toEqual([]);
  });
});
