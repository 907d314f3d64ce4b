/**
 * Draws `docs/answer.png`: what the bot says to two questions, from the HTML and the buttons that
 * Telegram is sent. `node --import tsx scripts/draw-answer.ts` needs Chromium in the PATH.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession } from '../src/composition/open-session.ts';
import { parseConfig } from '../src/config.ts';
import { escapeHtml } from '../src/presentation/escape-html.ts';
import { answerReply } from '../src/telegram/answer-reply.ts';

const QUESTIONS = ['How many forest fires did Chongqing put out?', '重庆有几条地铁线路?'];

const WIDTH = 560;

const STYLE = `
  body { margin: 0; display: flow-root; padding: 14px; background: #cfdcc4; font: 16px/1.45 "Noto Sans CJK SC", "Noto Sans", sans-serif; }
  .asked, .said { width: fit-content; max-width: 88%; padding: 8px 12px; border-radius: 14px; white-space: pre-wrap; }
  .asked { margin: 10px 0 10px auto; background: #e6fdc9; border-bottom-right-radius: 4px; }
  .said { background: #fff; border-bottom-left-radius: 4px; }
  .reply { border-left: 3px solid #4f9b45; background: #eef6ec; border-radius: 5px; padding: 2px 9px; margin-bottom: 5px; font-size: 14px; }
  blockquote { margin: 3px 0; padding: 5px 10px; border-left: 3px solid #3390d6; background: #eef5fb; border-radius: 5px; }
  .buttons { width: 88%; padding: 0 1px; box-sizing: border-box; margin-top: 5px; }
  .row { display: flex; gap: 5px; margin-bottom: 5px; }
  .row span { flex: 1; padding: 6px 4px; border-radius: 9px; background: #7e9a73; color: #fff; text-align: center; font-size: 14.5px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
`;

function pageOf(exchanges: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${exchanges.join('')}
    <script>document.title = String(Math.ceil(document.documentElement.getBoundingClientRect().height))</script>`;
}

function exchangeOf(question: string, { html, keyboard }: ReturnType<typeof answerReply>): string {
  const asked = escapeHtml(question);
  const rows = keyboard.map((row) => {
    const buttons = row.map(({ text }) => `<span>${escapeHtml(text)}</span>`);
    return `<div class="row">${buttons.join('')}</div>`;
  });
  // A block quote ends its line in Telegram, so the line break behind it would show as an empty one.
  const shown = html.replace(/\n?(<\/?blockquote[^>]*>)\n?/gu, '$1');
  return `<div class="asked">${asked}</div><div class="said"><div class="reply">${asked}</div>${shown}</div>
    <div class="buttons">${rows.join('')}</div>`;
}

async function exchanges(): Promise<string[]> {
  const config = parseConfig({});
  const session = await openSession(config, config.bundledReport);
  try {
    const answerer = session.answerer();
    const drawn: string[] = [];
    for (const question of QUESTIONS) {
      const reply = answerReply(answerer, await answerer.answerQuestion(question), {
        settings: { language: 'auto', length: 'full' },
        chatType: 'private',
        source: { kind: 'reply' },
      });
      drawn.push(exchangeOf(question, reply));
    }
    return drawn;
  } finally {
    await session.close();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-picture-'));
try {
  const page = path.join(folder, 'page.html');
  writeFileSync(page, pageOf(await exchanges()));
  const chromium = (height: number, ...wanted: readonly string[]): string => {
    const options = [
      '--headless',
      '--no-sandbox',
      '--hide-scrollbars',
      '--disable-lcd-text',
      '--force-device-scale-factor=1.15',
    ];
    const size = `--window-size=${WIDTH},${height}`;
    return execFileSync('chromium', [...options, size, ...wanted, page], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };
  const height = Number(/<title>(\d+)/u.exec(chromium(2000, '--dump-dom'))?.[1]);
  chromium(height, `--screenshot=${path.resolve('docs/answer.png')}`);
} finally {
  rmSync(folder, { recursive: true });
}
