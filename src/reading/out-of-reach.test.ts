import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReading, type OpenReading } from '../../test/support/reading.ts';
import { plainReport } from '../evaluation/plain-report.ts';

const report = plainReport('某市2024年工作综述', [
  '全市建成社区食堂38个,配备送餐员1260名,每餐收费5元。',
  '全市排水管网改造完工,供水处处长何敏说,三年任务两年完成。',
  '接热心邻居报警后,民警很快找到走失老人,居民周玉兰连声道谢。',
  '全市新建养老服务站25个,服务老人4.6万人次。',
]);
let reading: OpenReading;

beforeAll(async () => {
  reading = await openReading(report);
});

afterAll(() => reading.close());

describe('what a report cannot answer', () => {
  it.each([
    ['养老服务站站长是谁', 4],
    ['送餐员今年几岁', 1],
    ['新建养老服务站花了多少钱', 4],
    ['成都建成社区食堂多少个', 1],
  ])('is not answered by its own line: %s', async (question, paragraph) => {
    expect((await reading.read(question, paragraph)).found).toBe(false);
  });

  it.each([
    ['社区食堂每餐收费多少钱', 1],
    ['排水管网供水处处长是谁', 2],
  ])('is answered where the line has it: %s', async (question, paragraph) => {
    expect((await reading.read(question, paragraph)).found).toBe(true);
  });

  it('names the only person where one is asked for', async () => {
    const { highlight } = await reading.read('道谢的那位居民叫啥名字', 3);
    const { text } = report.paragraphs[2] ?? { text: '' };
    expect(text.slice(highlight.span?.start, highlight.span?.end)).toBe('周玉兰');
  });

  it('tells what somebody is whose name is given', async () => {
    const { highlight, confidence } = await reading.read('何敏是谁', 2);
    const { text } = report.paragraphs[1] ?? { text: '' };
    expect(text.slice(highlight.span?.start, highlight.span?.end)).toBe('供水处处长');
    expect(confidence).toBeGreaterThan(0.8);
  });
});
