/**
 * Names of places in Chinese and English: the provinces, the larger cities and the larger countries.
 *
 * A question about a place that the report never names is not about the report.
 */
const PLACES: readonly (readonly [string, string])[] =
  `北京 beijing,天津 tianjin,上海 shanghai,重庆 chongqing,河北 hebei,山西 shanxi,内蒙古 inner mongolia,
辽宁 liaoning,吉林 jilin,黑龙江 heilongjiang,江苏 jiangsu,浙江 zhejiang,安徽 anhui,福建 fujian,
江西 jiangxi,山东 shandong,河南 henan,湖北 hubei,湖南 hunan,广东 guangdong,广西 guangxi,海南 hainan,
四川 sichuan,贵州 guizhou,云南 yunnan,西藏 tibet,陕西 shaanxi,甘肃 gansu,青海 qinghai,宁夏 ningxia,
新疆 xinjiang,香港 hong kong,澳门 macau,台湾 taiwan,石家庄 shijiazhuang,太原 taiyuan,
呼和浩特 hohhot,沈阳 shenyang,大连 dalian,长春 changchun,哈尔滨 harbin,南京 nanjing,苏州 suzhou,
无锡 wuxi,杭州 hangzhou,宁波 ningbo,温州 wenzhou,合肥 hefei,福州 fuzhou,厦门 xiamen,泉州 quanzhou,
南昌 nanchang,济南 jinan,青岛 qingdao,郑州 zhengzhou,洛阳 luoyang,武汉 wuhan,长沙 changsha,
广州 guangzhou,深圳 shenzhen,珠海 zhuhai,佛山 foshan,东莞 dongguan,南宁 nanning,桂林 guilin,
海口 haikou,三亚 sanya,成都 chengdu,绵阳 mianyang,贵阳 guiyang,昆明 kunming,大理 dali,拉萨 lhasa,
西安 xi'an,兰州 lanzhou,西宁 xining,银川 yinchuan,乌鲁木齐 urumqi,台北 taipei,高雄 kaohsiung,
东京 tokyo,首尔 seoul,新加坡 singapore,曼谷 bangkok,伦敦 london,巴黎 paris,柏林 berlin,
莫斯科 moscow,纽约 new york,华盛顿 washington,洛杉矶 los angeles,悉尼 sydney,美国 america,
英国 britain,法国 france,德国 germany,日本 japan,韩国 korea,俄罗斯 russia,印度 india,巴西 brazil,
澳大利亚 australia,加拿大 canada,意大利 italy,西班牙 spain,越南 vietnam,泰国 thailand`
    .split(',')
    .map((pair) => pair.trim())
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)] as const);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The known places that a folded question names, each by its Chinese name. */
export function placesIn(core: string): readonly string[] {
  const words = Array.from(segmenter.segment(core), ({ segment }) => segment);
  return PLACES.filter(
    ([chinese, english]) =>
      // 山西安全 does not name 西安.
      words.some((word) => word.startsWith(chinese)) ||
      new RegExp(`\\b${english}\\b`, 'u').test(core),
  ).map(([chinese]) => chinese);
}

/** How reports shorten names of places in words such as 援疆 and 港澳台. */
const SHORT: Readonly<Record<string, string>> = {
  新疆: '疆',
  西藏: '藏',
  内蒙古: '蒙',
  香港: '港澳',
  澳门: '港澳',
  台湾: '港澳台',
};

/** The known places that a folded question asks about and a report never names, not even in short. */
export function foreignPlaces(
  core: string,
  report: { says(folded: string): boolean },
): readonly string[] {
  const asked = core.replace(/\bfrom [a-z]+(?: [a-z]+)?/gu, ' ');
  return placesIn(asked).filter(
    (place) => !report.says(place) && !report.says(SHORT[place] ?? place),
  );
}
