/** A kind of line that web pages and exports put around an article. */
interface Chrome {
  readonly reason: string;
  readonly pattern: RegExp;
  /** True where such a line is no content even between two paragraphs. */
  readonly anywhere: boolean;
}

const SEPARATED = '[^|｜丨│>＞»›→/／]{1,16}';

const CHROME: readonly Chrome[] = [
  {
    reason: 'navigation path',
    anywhere: false,
    pattern: new RegExp(
      `^(?:[您你]?(?:现在|現在|当前|當前)?的?(?:所在)?位置\\s*[：:]?.{0,80}|(?:您|你)(?:现在|現在)在\\s*[：:].{0,80}|(?:首页|首頁|主页|主頁|home)\\s*(?:>|＞|»|›|→|/|-|—|－|·).{0,80}|${SEPARATED}(?:\\s*(?:>{1,2}|＞|»|›|→)\\s*${SEPARATED}){1,8})$`,
      'iu',
    ),
  },
  {
    reason: 'navigation bar',
    anywhere: false,
    pattern: new RegExp(
      `^[|｜丨│]?\\s*(?:${SEPARATED}\\s*[|｜丨│]\\s*){2,40}(?:${SEPARATED})?$`,
      'u',
    ),
  },
  {
    reason: 'navigation bar',
    anywhere: false,
    pattern: /^(?:首页|首頁|主页|主頁|home)(?:[\s　]+\p{L}{1,8}){2,30}$/iu,
  },
  {
    reason: 'navigation bar',
    anywhere: false,
    pattern:
      /^(?:首页|首頁|主页|主頁|正文|登录|登錄|登入|注册|註冊|搜索|搜尋|导航|導航|菜单|目录导航|繁體|繁体|简体|簡體|english|无障碍|無障礙|长者版|关怀版|(?:登录|登錄)\s*[|/]?\s*(?:注册|註冊)|home|menu|search|login|sign in|skip to (?:main )?content)$/iu,
  },
  {
    reason: 'source and date',
    anywhere: false,
    pattern:
      /^[（(\[【]?\s*(?:(?:发布|發布|發佈|发表|更新|发文|成文|编辑)?(?:时间|時間|日期)|来源|來源|稿源|信息来源|文章来源|消息来源|出处|source|published|updated|posted)\s*[：:].{0,80}$/iu,
  },
  {
    reason: 'source and date',
    anywhere: false,
    pattern:
      /^(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:[\s　T]*\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?(?:[\s　|｜]*(?:来源|來源|source|作者|编辑|字号|字體|字体|浏览|瀏覽|阅读|閱讀|新华网|人民网|星期).{0,60})?$/iu,
  },
  {
    reason: 'author or reporter',
    anywhere: false,
    pattern:
      /^[（(【\[□■◎●]?\s*(?:(?:本报|本報|本网|本網|本刊|新华社|新華社|新华网|新華網|通讯员|通訊員|见习|實習|实习|首席)*(?:记者|記者|通讯员|通訊員)|作者|撰稿|撰文|文字|by)\s*(?:[：:|丨/／]\s*|[\s　]+)\S.{0,40}[^。！？；]$/iu,
  },
  {
    reason: 'editor',
    anywhere: true,
    pattern:
      /^[（(【\[]?\s*(?:(?:责任|責任|本期|值班|执行|執行|网络|網絡|新媒体|美术|图片|视频)?(?:编辑|編輯|主编|主編|责编|責編)|责编|責編|校对|校對|审核|審核|审校|初审|初審|复审|複審|終審|终审|监制|監製|统筹|統籌|制作|製作|编审|編審|排版|签发|editors?)\s*[：:/丨|].{0,60}$/iu,
  },
  {
    reason: 'share, print and read buttons',
    anywhere: true,
    pattern:
      /^[【\[「(（]?\s*(?:纠错|糾錯|我要纠错|打印|列印|打印本页|打印本頁|关闭|關閉|关闭窗口|關閉窗口|关闭本页|收藏|分享|分享到.{0,30}|分享至.{0,30}|转发|轉發|点赞|點讚|评论|評論|我要评论|发表评论|网友评论|举报|舉報|返回|返回顶部|返回頂部|回到顶部|返回首页|返回首頁|返回列表|top|share|print|tweet|email|close|back to top|print this page|share this.{0,20})\s*[】\]」)）×：:]*(?:[\s　|｜/]*[【\[]?\s*(?:纠错|糾錯|打印|列印|打印本页|关闭|關閉|关闭窗口|收藏|分享|转发|评论|返回|返回顶部|print|close|share)\s*[】\]]?)*\s*[【\[]?$/iu,
  },
  {
    reason: 'share, print and read buttons',
    anywhere: true,
    pattern:
      /^[【\[（(]?\s*(?:扫一扫|掃一掃|扫码|掃碼|微信扫|扫描二维码|长按识别|识别二维码|点击图片|點擊圖片|》+\s*点击|点击进入|點擊進入|点击查看更多|查看更多|更多精彩|字号|字號|字体|字體|【字体|大\s*中\s*小|a\s*a\s*a\s*$|浏览次数|瀏覽次數|阅读量|点击数|访问量|浏览量|阅读次数|下载(?:客户端|app)|打开app|关注(?:公众号|微信|我们)).{0,60}$/iu,
  },
  {
    reason: 'share, print and read buttons',
    anywhere: true,
    pattern:
      /^(?:(?:微信|微博|新浪微博|腾讯微博|朋友圈|微信好友|qq|qq好友|qq空间|人人网|facebook|twitter|linkedin|whatsapp|复制链接|邮件|生成海报)[\s　|｜/、,，]*)+$/iu,
  },
  {
    reason: 'links to other articles',
    anywhere: false,
    pattern:
      /^[【\[]?\s*(?:(?:上|下)(?:一)?(?:篇|条|條|页|頁|则)\s*[：:]?.{0,60}|(?:previous|next)(?: (?:article|page|post))?\s*[:：»›>].{0,80})[】\]]?$/iu,
  },
  {
    reason: 'copyright and registration',
    anywhere: false,
    pattern:
      /©|copyright|all rights reserved|版权所有|版權所有|著作權所有|ICP\s*[备備证證]|公网安备|公網安備|(?:许可证|許可證)(?:编号|编码|号|號|[：:])|网站标识码|網站標識碼|(?:主办|承办|主管|指导|技术支持|主辦|承辦|協辦|协办)(?:单位|單位)?\s*[：:]|未经.{0,30}(?:授权|许可|同意|允许).{0,40}(?:转载|使用|复制|镜像|镜象|摘编|建立镜)|未經.{0,30}(?:授權|許可|同意).{0,40}(?:轉載|使用|複製)|(?:本网|本站|凡).{0,10}注明.{0,40}(?:作品|稿件|文章|来源)|免责声明|免責聲明|版权声明|版權聲明|违法和不良信息举报|违法.{0,6}不良信息|举报电话|网站地图|網站地圖|^(?:关于我们|联系我们|關於我們|聯絡我們|about us|contact us|terms of (?:use|service)|privacy policy)/iu,
  },
  {
    reason: 'digits without text',
    anywhere: true,
    pattern: /^(?:\d[\d\s-]{9,}|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu,
  },
  {
    reason: 'address of a page',
    anywhere: false,
    pattern: /^(?:https?:\/\/|www\.)\S{3,}$/iu,
  },
  {
    reason: 'ruled line',
    anywhere: true,
    pattern: /^[-=_*~·•─━═—–#+.☆★◆◇■□●○※\s]{3,}$/u,
  },
];

/** Labels behind which a page lists other articles. */
const LISTS_OTHERS =
  /^[【\[]?\s*(?:(?:相关|相關|延伸|推荐|推薦|热门|熱門|精彩|最新|更多|猜你喜欢|热点|焦点|往期|图片|专题|专题|視頻|视频)(?:的)?(?:阅读|閱讀|新闻|新聞|报道|報道|報導|链接|鏈接|連結|附件|文档|文件|文章|资讯|推荐|推薦|内容|專題|专题|回顾|信息|解读|图解|稿件|点击|排行)|related (?:articles|stories|news|links|reading)|read more|more (?:news|stories)|you may also like|most (?:read|popular)|24小时热.{0,4}|新闻排行.{0,4}|点击排行.{0,4})\s*[】\]]?\s*[：:>》]{0,3}\s*$/iu;
const MAX_CHROME_LENGTH = 200;
const MAX_ANYWHERE_LENGTH = 60;

/** Why a line is part of a page around an article; undefined where it need not be. */
export function chromeReasonOf(text: string): string | undefined {
  if (text.length > MAX_CHROME_LENGTH) return undefined;
  if (LISTS_OTHERS.test(text)) return 'links to other articles';
  return CHROME.find(({ pattern }) => pattern.test(text))?.reason;
}

/** Why a line is no content even between two paragraphs; undefined where it may be. */
export function chromeAnywhereReasonOf(text: string): string | undefined {
  if (text.length > MAX_ANYWHERE_LENGTH) return undefined;
  return CHROME.find(({ pattern, anywhere }) => anywhere && pattern.test(text))?.reason;
}

/** True for a label such as `相关阅读`: what follows it is a list of other articles. */
export function opensListOfOthers(text: string): boolean {
  return LISTS_OTHERS.test(text);
}
