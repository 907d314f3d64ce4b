import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReading, type OpenReading } from '../../test/support/reading.ts';
import { plainReport } from '../evaluation/plain-report.ts';

const report = plainReport('某县2024年工作综述', [
  '全县刑事案件同比下降12.4%。',
  '全年扑救森林火灾18起。',
  '新建学校6所,改建学校9所。',
  '查处非法捕捞案件52起,调解渔业纠纷118起。',
  '来信总数、来访人次同比分别下降4.2%、7.3%。',
  '查获走私团伙3个、盗采团伙8个,用水3.1亿吨,同比下降6.4%。',
]);
let reading: OpenReading;

beforeAll(async () => {
  reading = await openReading(report);
});

afterAll(() => reading.close());

const agrees = async (core: string, paragraph: number): Promise<boolean | null> =>
  (await reading.read(core, paragraph)).agrees;

describe('whether a figure asked for agrees', () => {
  it('is said where the report has it, and where it has another for the same thing', async () => {
    expect(await agrees('刑事案件同比下降12.4%吗', 1)).toBe(true);
    expect(await agrees('刑事案件同比下降20%吗', 1)).toBe(false);
    expect(await agrees('全年扑救森林火灾18起吗', 2)).toBe(true);
    expect(await agrees('全年扑救森林火灾是20起吗', 2)).toBe(false);
  });

  it('is said by the clause that speaks of it, though others have figures of that unit', async () => {
    expect(await agrees('查处非法捕捞案件60起对吗', 4)).toBe(false);
    expect(await agrees('查处非法捕捞案件52起对吗', 4)).toBe(true);
  });

  it('is said of the figure that a list has for the name asked for', async () => {
    expect(await agrees('来访人次下降7.3%吗', 5)).toBe(true);
    expect(await agrees('来访人次下降4.2%吗', 5)).toBe(false);
    expect(await agrees('来信总数系咪跌咗7.3%', 5)).toBe(false);
    expect(await agrees('来信来访下降4.2%吗', 5)).toBeNull();
  });

  it('is left open where the question names something else', async () => {
    expect(await agrees('民事案件同比下降12.4%吗', 1)).toBeNull();
    expect(await agrees('全省刑事案件同比下降12.4%吗', 1)).toBeNull();
    expect(await agrees('全县刑事案件同比下降12.4%吗', 1)).toBe(true);
    expect(await agrees('东城区刑事案件同比下降12.4%吗', 1)).toBeNull();
    expect(await agrees('走私团伙查获了8个吗', 6)).toBeNull();
    expect(await agrees('盗采团伙是8个吗', 6)).toBe(true);
    expect(await agrees('用水是不是下降了6.4%', 6)).toBe(true);
  });

  it('is left open where a rise is asked about and the report has a fall', async () => {
    expect(await agrees('刑事案件是不是上升了12.4%', 1)).toBeNull();
    expect(await agrees('刑事案件是不是增长了20%', 1)).toBeNull();
  });

  it('is left open where several figures may be meant, or another thing is', async () => {
    expect(await agrees('学校建了7所吗', 3)).toBeNull();
    expect(await agrees('是不是下降了12.4%', 1)).toBeNull();
    expect(await agrees('抓获嫌疑人20名吗', 2)).toBeNull();
    expect(await agrees('全年扑救森林火灾多少起', 2)).toBeNull();
  });
});
