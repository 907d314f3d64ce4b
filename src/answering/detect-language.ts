import { foldText } from '../text/fold.ts';
import type { Language } from './answer.ts';

/**
 * Tells the language and script of a question.
 *
 * Latin words outnumbering Han characters mean English. Otherwise characters that exist only in
 * Traditional script are weighed against those that exist only in Simplified; without either the
 * question reads the same in both and counts as Simplified.
 */
export function detectLanguage(question: string): Language {
  // A quotation is in the report's script, not the asker's.
  const own = question.replace(/[「『“"《][^」』”"》]*[」』”"》]/gu, '');
  return detectIn(/\p{L}/u.test(own) ? own : question);
}

function detectIn(question: string): Language {
  const han = question.match(/\p{Script=Han}/gu) ?? [];
  const latinWords = question.match(/\p{Script=Latin}+/gu) ?? [];
  if (latinWords.length > han.length) return 'en';
  const traditional = han.filter((character) => foldText(character) !== character).length;
  if (traditional > 0) {
    const simplified = han.filter((character) => simplifiedOnly().has(character)).length;
    return traditional >= simplified ? 'zh-Hant' : 'zh-Hans';
  }
  // Written Cantonese is Traditional, and some of its sentences use no other telling character.
  if (/[嘅咗唔喺哋嚟佢嗰啲咁邊]/u.test(question)) {
    return han.some((character) => simplifiedOnly().has(character)) ? 'zh-Hans' : 'zh-Hant';
  }
  return 'zh-Hans';
}

let simplifiedForms: ReadonlySet<string> | null = null;

/** Characters that some Traditional one turns into and that are not themselves common Traditional ones. */
function simplifiedOnly(): ReadonlySet<string> {
  if (simplifiedForms !== null) return simplifiedForms;
  const forms = new Set<string>();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const simplified = foldText(character);
    if (simplified !== character) forms.add(simplified);
  }
  // These simplified forms are everyday Traditional characters too, so they tell nothing.
  for (const shared of '里后面只干几于云谷丑斗出台制向周咸准回困才松板冲征折朴涂症秋舍表复千系尽家了采卷吁发党')
    forms.delete(shared);
  simplifiedForms = forms;
  return forms;
}
