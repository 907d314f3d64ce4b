/** A Latin word of a folded question, and where it stands. */
export interface EnglishWord {
  readonly text: string;
  /** UTF-16 units of the folded question. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[a-z]+(?:['’][a-z]+)*/gu;

/**
 * Words that say nothing of what is asked about: function words, and the shell of a chatty question
 * (`can you tell me`, `pls`). Closed list of general English.
 */
const STOP_WORDS = new Set(
  (
    'the a an of to in on at for and or by with from as is are was were be been being am do does did ' +
    'done have has had having will would shall should can could may might must what which who whom ' +
    'whose how when where why it its this that these those there here their they them many much any ' +
    'some i you we he she his her our your my me us not no so too just also than then but if please ' +
    'pls plz tell know want like give show thing thingy stuff hey hi hello thanks thank say said ' +
    'one ones exactly actually really ok okay whats hows dont doesnt didnt isnt im ive about per ' +
    'headcount tally number total exact wording according mentioned mention'
  ).split(' '),
);

/** Splits a folded question into its Latin words; a possessive `'s` and inner apostrophes go. */
export function englishWords(folded: string): readonly EnglishWord[] {
  return Array.from(folded.matchAll(WORD), (match) => ({
    text: match[0].replace(/['’]s$/u, '').replace(/['’]/gu, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether the word never counts as a concept. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'make:made take:took,taken give:gave,given go:went,gone come:came see:saw,seen get:got,gotten ' +
    'know:knew,known build:built hold:held bring:brought buy:bought pay:paid lead:led leave:left ' +
    'lose:lost win:won find:found tell:told sell:sold send:sent spend:spent keep:kept meet:met ' +
    'grow:grew,grown rise:rose,risen fall:fell,fallen begin:began,begun write:wrote,written ' +
    'speak:spoke,spoken steal:stole,stolen break:broke,broken choose:chose,chosen drive:drove,driven ' +
    'become:became run:ran catch:caught teach:taught think:thought fight:fought stand:stood ' +
    'understand:understood child:children person:people,persons man:men woman:women wife:wives ' +
    'life:lives foot:feet tooth:teeth fly:flew,flown draw:drew,drawn show:shown wear:wore,worn ' +
    'eat:ate,eaten drink:drank,drunk feel:felt mean:meant deal:dealt sleep:slept lend:lent ' +
    'shoot:shot strike:struck swim:swam sing:sang,sung throw:threw,thrown die:dying ' +
    'lie:lay,lain,lying criterion:criteria'
  )
    .split(' ')
    .flatMap((pair) => {
      const [base = '', forms = ''] = pair.split(':');
      return forms.split(',').map((form): [string, string] => [form, base]);
    }),
);

/** The base forms a word may have (`cities` → `city`, …), likeliest first; empty when it is one. */
export function baseForms(word: string): readonly string[] {
  const irregular = IRREGULAR.get(word);
  return [
    ...(irregular === undefined ? [] : [irregular]),
    ...singulars(word),
    ...withoutPast(word),
    ...withoutIng(word),
  ];
}

function singulars(word: string): readonly string[] {
  if (word.length <= 3 || !word.endsWith('s') || word.endsWith('ss')) return [];
  const forms: string[] = [];
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (/(?:[sxzo]|ch|sh)es$/u.test(word)) forms.push(word.slice(0, -2));
  forms.push(word.slice(0, -1));
  return forms;
}

function withoutPast(word: string): readonly string[] {
  if (word.length <= 4 || !word.endsWith('ed')) return [];
  const forms: string[] = [];
  if (word.endsWith('ied')) forms.push(`${word.slice(0, -3)}y`);
  if (word.at(-3) === word.at(-4)) forms.push(word.slice(0, -3));
  forms.push(word.slice(0, -1), word.slice(0, -2));
  return forms;
}

function withoutIng(word: string): readonly string[] {
  if (word.length <= 5 || !word.endsWith('ing')) return [];
  const forms: string[] = [];
  if (word.at(-4) === word.at(-5)) forms.push(word.slice(0, -4));
  forms.push(`${word.slice(0, -3)}e`, word.slice(0, -3));
  return forms;
}
