import type { Language } from '../answering/answer.ts';
import { escapeHtml } from './escape-html.ts';
import { visibleLength } from './message-html.ts';
import type { Page } from './page.ts';
import { splitMessage } from './split-message.ts';
import { lookupWords } from './wording/lookup-words.ts';

/** What a page of something long is made of. */
export interface Paging {
  /** Repeated at the top of every page; short. */
  readonly head: string;
  /** Balanced HTML each; one that is too long for a page is split. */
  readonly blocks: readonly string[];
  /** Stands between head and blocks; an empty line by default. */
  readonly afterHead?: string;
  /** Stands between blocks. */
  readonly separator: string;
  /** 1…; moved into range. */
  readonly page: number;
  /** Of the line below that says which of several pages this is. */
  readonly language: Language;
}

/** Visible UTF-16 units of blocks on a page, so that a page is read without much scrolling. */
const PAGE_CHARS = 1500;
/** Telegram leaves the rest of a message without markup (limits.tginfo.me, entities per message). */
const MAX_ENTITIES = 100;
/** Kept free for the head and for what stands open at a border. */
const SPARE_ENTITIES = 5;
/** Longer heads are cut, so that any page fits a message. */
const MAX_HEAD_CHARS = 1000;

/** Packs blocks into pages, in order and as full as they go, and returns the one asked for. */
export function pageOf(paging: Paging): Page {
  const { head, blocks, separator, page, language, afterHead = '\n\n' } = paging;
  const pages = packed(
    blocks.flatMap((block) => splitMessage(block, PAGE_CHARS)),
    separator,
  );
  const number = Math.min(Math.max(Math.trunc(page) || 1, 1), Math.max(pages.length, 1));
  const [top = ''] = splitMessage(head, MAX_HEAD_CHARS);
  const html = [top, pages[number - 1] ?? ''].filter((part) => part !== '').join(afterHead);
  const below =
    pages.length > 1 ? `\n\n${escapeHtml(lookupWords[language].page(number, pages.length))}` : '';
  return { html: html + below, page: number, pages: Math.max(pages.length, 1) };
}

function packed(blocks: readonly string[], separator: string): readonly string[] {
  const pages: string[] = [];
  let page = '';
  let chars = 0;
  let entities = 0;
  for (const block of blocks) {
    const length = visibleLength(block) + separator.length;
    const marks = block.match(/<[a-z]/gu)?.length ?? 0;
    const isFull = chars + length > PAGE_CHARS || entities + marks > MAX_ENTITIES - SPARE_ENTITIES;
    if (page !== '' && isFull) {
      pages.push(page);
      page = '';
      chars = 0;
      entities = 0;
    }
    chars += length;
    entities += marks;
    // An empty line above a block separates it from another, not from the head.
    page += page === '' ? block.replace(/^\n/u, '') : separator + block;
  }
  return page === '' ? pages : [...pages, page];
}
