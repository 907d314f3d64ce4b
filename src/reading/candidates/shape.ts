/** What a stretch of folded text looks like, whatever it says; 1 for yes, 0 for no. */
export interface Shape {
  readonly figure: boolean;
  readonly percent: boolean;
  readonly date: boolean;
  readonly digits: boolean;
  readonly quoted: boolean;
  readonly place: boolean;
  readonly organisation: boolean;
  readonly person: boolean;
  /** Parts joined by 、 or 和; at least 1. */
  readonly members: number;
  readonly commas: number;
}

const NUMERALS = '〇零一二两三四五六七八九十百千万亿半';
const QUALIFIER = '(?:约|近|逾|超过?|达到?|不到|不足|至少|最多|将近|大约|上|数|第|前|首)?';
const NUMBER = `(?:\\d+(?:[.,:]\\d+)*|[${NUMERALS}]+|百分之[${NUMERALS}点\\d.]+|几|数)`;
const AFTER = '(?:万亿|[万亿千百十])*[多余几]?';

/** A figure with its qualifier, up to its unit, as it stands in a sentence. */
export const FIGURE_SOURCE = `${QUALIFIER}${NUMBER}${AFTER}`;
const FIGURE = new RegExp(
  `^${FIGURE_SOURCE}(?:%|‰|[\\p{Script=Han}a-z]{0,6})?(?:以上|以下|左右|以内|之间)?$`,
  'u',
);
const DATE =
  /^(?:[今去前明后]年|本[月年周]|上[半个月周]|\d{2,4}年|\d{1,2}月|\d{1,2}[日号]|近[\p{Script=Han}\d]+年|截至|.{0,8}(?:期间|以来|前后|上午|下午|晚上?|凌晨|[季年]度|季|时期|时候|节|月底|年底|月份|末))/u;
const PLACE = /[省市区县镇乡村路街江河湖海山岛港州国城洲湾州盟旗沟庄寨]$/u;
const ORGANISATION =
  /(?:局|院|委|部|厅|司|会|所|校|团|队|社|行|公司|集团|中心|大学|学院|法庭|政府|站|厂|店|组|协会)$/u;
/** Surnames, those of two characters first. */
export const SURNAME_SOURCE =
  '欧阳|司马|上官|诸葛|皇甫|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝]';
const SURNAMES = new RegExp(`^(?:${SURNAME_SOURCE})[\\p{Script=Han}·]{1,3}$`, 'u');

/** Tells the shape of a stretch of folded text. */
export function shapeOf(text: string): Shape {
  return {
    figure: FIGURE.test(text),
    percent: /%|百分[之点]|成$/u.test(text),
    date: DATE.test(text),
    digits: /\d/u.test(text),
    quoted: /^[“"'‘《「『]/u.test(text) && /[”"'’》」』]$/u.test(text),
    place: PLACE.test(text),
    organisation: ORGANISATION.test(text),
    person: SURNAMES.test(text),
    members: text.split(/、|和|及|以及|”“/u).length,
    commas: text.split(/[,;:]/u).length - 1,
  };
}
