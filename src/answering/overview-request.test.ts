import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { stripShell } from './conversational-shell.ts';
import { overviewRequest, type OverviewRequest } from './overview-request.ts';

function requestIn(question: string): OverviewRequest | null {
  return overviewRequest(stripShell(foldText(question)));
}

describe('overviewRequest', () => {
  it.each([
    '报告有哪几个部分',
    '這份報告分成幾個部分？',
    '目录',
    '有哪些章节',
    'what sections are there',
    'What are the parts of the report?',
    'How is the report organised?',
    'table of contents',
  ])('takes "%s" for the contents', (question) => {
    expect(requestIn(question)).toEqual({ about: 'contents' });
  });

  it.each([
    '这篇报告讲了什么？',
    '概括一下',
    '讲了什么',
    '報告的主要內容',
    'What is this report about?',
    'summarize the report',
    'tl;dr',
    '呢份報告講咩',
    '整篇文章一句话总结下',
  ])('takes "%s" for the whole report', (question) => {
    expect(requestIn(question)).toEqual({ about: 'report' });
  });

  it.each([
    ['改革那部分讲了什么', '改革', 'what'],
    ['「深化改革」這部分說了些什麼？', '深化改革', 'what'],
    ['what does the report say about courts', 'courts', 'what'],
    ['What does it mention about rural roads?', 'rural roads', 'what'],
    ['关于网格员报告说了什么', '网格员', 'what'],
    ['which section mentions forest fires?', 'forest fires', 'which part'],
    ['哪一部分讲的是水网建设', '水网建设', 'which part'],
    ['养老食堂是写在哪几段的', '养老食堂', 'where'],
    ['讲邻里吵架的在哪一块', '邻里吵架', 'where'],
    ['河道治理嗰啲喺邊段', '河道治理', 'where'],
    ['扬尘污染的事儿哪儿提到了', '扬尘污染', 'where'],
    ['sum up the last part, the one on deepening reform', 'deepening reform', 'what'],
    ['报告哪些地方提到了网格员', '网格员', 'where'],
    ['where does it talk about fraud', 'fraud', 'where'],
    ['文章哪些地方有提到網格員?', '网格员', 'where'],
    ['修路的事 文章里都在哪几段提过', '修路', 'where'],
    ['起樓嗰啲嘢喺邊幾段有講', '起楼', 'where'],
    ['东湖区在文中哪些地方出现过', '东湖区', 'where'],
  ] as const)('reads the topic of "%s"', (question, topic, asks) => {
    expect(requestIn(question)).toEqual({ about: 'topic', topic, asks });
  });

  it.each([
    ['第二部分讲了什么', 2],
    ['第四节的主要内容是什么', 4],
    ['what is in section 3', 3],
    ['the last chapter', -1],
  ])('reads the section number of "%s"', (question, number) => {
    expect(requestIn(question)).toEqual({ about: 'numbered-section', number });
  });

  it.each([
    ['报告的结尾说了什么', { about: 'end' }],
    ['How does the report end?', { about: 'end' }],
    ["what's the plan, last line of the report", { about: 'end' }],
    ['报告最后一句话是什么', { about: 'end' }],
    ['报告怎么结尾的', { about: 'end' }],
    ['文章點樣開頭嘅', { about: 'beginning', asks: 'how' }],
    ['开头讲了什么', { about: 'beginning', asks: 'what' }],
    ['What is in the introduction?', { about: 'beginning', asks: 'what' }],
    ['文章开头是怎么写的', { about: 'beginning', asks: 'how' }],
    ['文章開頭用了什麼例子引入', { about: 'beginning', asks: 'how' }],
    ['How does the article begin?', { about: 'beginning', asks: 'how' }],
  ] as const)('takes "%s" for a question about an edge of the report', (question, request) => {
    expect(requestIn(question)).toEqual(request);
  });

  it.each([
    '划分网格多少个',
    '刑事案件同比下降多少',
    '谁说了"这场战山火行动"',
    '多少个部门参加',
    'how many forest fires were put out?',
    'who is quoted about mediation',
    '这项改革什么时候开始',
    '东湖大桥在哪些地方',
    '新学校建在哪里',
    '',
    '?',
  ])('takes "%s" for a question about a fact', (question) => {
    expect(requestIn(question)).toBeNull();
  });
});
