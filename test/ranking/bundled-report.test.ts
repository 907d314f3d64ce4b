import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';
import { itRanks } from './ranking-stage.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

describe('the bundled report, asked in Simplified Chinese', () => {
  itRanks(
    [
      // The only paragraph with these words, written in the other script.
      { question: '南岸区天文派出所的错时工作法是什么时候开始的？', wanted: [1] },
      // Says what the police of two places solved; the paragraph has no word for "solve together".
      { question: '和四川警方一起破了什么案子？', wanted: [2] },
      // Two paragraphs are about swindled pensioners; only one tells of one family.
      { question: '张某的母亲买了什么东西疑似被骗？', wanted: [6] },
      // Many figures stand in one paragraph; the wording is the report's.
      { question: '全市信访总量同比下降百分之多少？', wanted: [11] },
      // Four digits and a unit as typed must be enough.
      { question: '1717栋是什么', wanted: [27] },
      // A decimal with its unit in another script.
      { question: '12.1万名是什么人', wanted: [18] },
      // Colloquial for 預警勸阻潛在受害人.
      { question: '反诈劝住了多少人没上当', wanted: [12] },
      // A person by name only.
      { question: '徐岗是谁', wanted: [25] },
      // A person by office only; the selection itself is told one paragraph earlier.
      { question: '市司法局的处长怎么评价村社区入选', wanted: [16], within: 3 },
      // Names in quotation marks, three districts, one paragraph.
      { question: '南川区的做法叫什么', wanted: [19] },
      // "Divorce" is in the neighbouring paragraph too, but only as "family disputes".
      { question: '离婚案最后挽回了吗', wanted: [20] },
      // The paragraph calls it 首次申領居民身份證.
      { question: '孩子的第一张身份证是在哪个派出所办的', wanted: [29] },
      // Percentage of one service among other figures.
      { question: '警快办全程网办率', wanted: [31] },
      // Half an hour: the answer has no digit.
      { question: '数字金融纠纷庭审用了多长时间', wanted: [33] },
      // The court's name is the answer, "cross-province jurisdiction" the description.
      { question: '全国第一家跨省管辖的专门法院叫什么', wanted: [36] },
      // Two figures about companies in one paragraph.
      { question: '给多少家企业解除了诉累', wanted: [37] },
    ],
    () => session,
  );
});

describe('the bundled report, asked in Traditional Chinese and Cantonese', () => {
  itRanks(
    [
      // As the report writes it.
      { question: '一般道路連續多少年未發生重特大事故？', wanted: [27] },
      // Taiwan wording: 山林大火 for 山火.
      { question: '北碚的山林大火哪一天撲滅？', wanted: [24] },
      // Cantonese question words around the report's nouns.
      { question: '春節期間每日派咗幾多安保力量？', wanted: [28] },
      // Cantonese 喺邊度 asks for the place in a paragraph about a woman from Fujian.
      { question: '林女士喺邊度攞到個仔嘅身份證？', wanted: [29] },
      // Cantonese, three levels of centres in one sentence.
      { question: '綜治中心起咗幾多個？', wanted: [17, 18] },
      // Elderly fraud with money recovered; a neighbouring paragraph counts the cases.
      { question: '養老詐騙追贓挽損咗幾多錢？', wanted: [12] },
    ],
    () => session,
  );
});

describe('the bundled report, asked in English', () => {
  itRanks(
    [
      // No shared character: only the cross-lingual legs can find it.
      { question: 'How many forest fires were put out?', wanted: [25] },
      // A name in pinyin.
      { question: 'Who is Zeng Fei?', wanted: [11] },
      // A place and a thing, both translated.
      { question: 'Which court handled the divorce case?', wanted: [20] },
      // A figure stays a figure in every language.
      { question: 'What does 72.2% refer to?', wanted: [31] },
      // Everyday English for 一般道路…未發生重特大事故.
      { question: 'For how many years have rural roads had no major accident?', wanted: [27] },
      // "Spring Festival" and "police" together.
      { question: 'How many officers were on duty each day over Spring Festival?', wanted: [28] },
      // Fraud on the elderly is in three paragraphs.
      { question: 'elderly fraud suspects caught in Bishan', wanted: [6], within: 3 },
      // "Lawsuit burden" has no everyday counterpart.
      {
        question: 'How many companies were freed from litigation burdens?',
        wanted: [37],
        within: 3,
      },
    ],
    () => session,
  );
});

describe('the bundled report, asked with slips', () => {
  itRanks(
    [
      // A homophone in a name.
      { question: '徐刚处长说了什么', wanted: [25], within: 3 },
      // A letter too few, a letter too many.
      { question: 'how many forrest fires were there', wanted: [25], within: 3 },
      // No spaces, full-width figures.
      { question: '立案下降１４.３９％', wanted: [12] },
      // Chat before and after.
      {
        question: '打扰一下大家，求问：公安派出所有几类政务服务可以一窗通办呀？谢谢！',
        wanted: [31],
      },
    ],
    () => session,
  );
});

describe('the bundled report, asked what it does not say', () => {
  it.each([
    // Nothing like it in the report.
    '火星上有多少人',
    'What is the capital of France?',
    // A figure that is in no paragraph.
    '市长的电话号码是多少',
    '今天天气怎么样',
    "what's the weather today",
    'what time is it',
  ])('"%s" is not found', async (question) => {
    expect((await session.answerer().answerQuestion(question)).kind).toBe('not-found');
  });
});
