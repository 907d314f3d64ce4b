import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, projectFolder } from './config.ts';
import { settingsSchema } from './config-schema.ts';

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

/** `.env.example` as it must be: one paragraph per setting. Run vitest with -u to rewrite it. */
function envExample(): string {
  const entries = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const text = parsed.success ? defaultText(parsed.data) : '';
    return `# ${schema.description ?? ''}\n${name}=${text}\n`;
  });
  return (
    '# Copy to .env and change what you need. An empty value counts as unset.\n' +
    '# Paths are relative to the folder of this file. Shown are the defaults.\n\n' +
    entries.join('\n')
  );
}

function defaultText(value: unknown): string {
  if (value === undefined) return '';
  return value instanceof Set ? [...value].join(',') : JSON.stringify(value).replaceAll('"', '');
}

describe('parseConfig', () => {
  it('runs with nothing set: terminal chat, bundled report, loopback operations', () => {
    const config = parseConfig({});
    expect(config.telegram).toBeNull();
    expect(config.reportFile).toBeNull();
    expect(config.dataDir).toBe(path.join(projectFolder, 'var'));
    expect(config.operations).toMatchObject({ host: '127.0.0.1', logLevel: 'info' });
    expect(config.keepQuestions).toBe(false);
  });

  it('counts an empty or blank value as unset', () => {
    const blank = Object.fromEntries(
      Object.keys(settingsSchema.shape).map((name, index) => [name, index % 2 === 0 ? '' : '  ']),
    );
    expect(parseConfig(blank)).toEqual(parseConfig({}));
  });

  it('reports all mistakes at once, each naming its variable', () => {
    const mistakes = mistakesOf({
      BOT_TOKEN: 'nonsense',
      BOT_MODE: 'carrier pigeon',
      OPS_PORT: '70000',
      QUEUE_LIMIT: '-1',
      ADMINS: '12, bob',
      KEEP_QUESTIONS: 'maybe',
      LOG_LEVEL: 'loud',
      TELEGRAM_API_ROOT: 'not an address',
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0]).sort()).toEqual([
      'ADMINS',
      'BOT_MODE',
      'BOT_TOKEN',
      'KEEP_QUESTIONS',
      'LOG_LEVEL',
      'OPS_PORT',
      'QUEUE_LIMIT',
      'TELEGRAM_API_ROOT',
    ]);
  });

  it('never shows the value of a secret', () => {
    const env = { BOT_TOKEN: 'secret token value', WEBHOOK_SECRET: 'a secret with spaces!' };
    const text = mistakesOf(env).join('\n');
    expect(text).toContain('WEBHOOK_SECRET');
    expect(text).not.toContain(env.BOT_TOKEN);
    expect(text).not.toContain(env.WEBHOOK_SECRET);
  });

  it('names everything a webhook needs, together with other mistakes', () => {
    const mistakes = mistakesOf({ BOT_MODE: 'webhook', PORT: 'x' }).join('\n');
    for (const name of ['BOT_TOKEN', 'WEBHOOK_URL', 'WEBHOOK_SECRET', 'PORT']) {
      expect(mistakes).toContain(name);
    }
  });

  it('refuses a webhook that Telegram would not post to, and one port for both servers', () => {
    const webhook = { BOT_MODE: 'webhook', BOT_TOKEN: '42:abc', WEBHOOK_SECRET: 'long_enough' };
    const mistakes = mistakesOf({
      ...webhook,
      WEBHOOK_URL: 'http://bot.example/hook',
      PORT: '9464',
      QUEUE_LIMIT: '-1',
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0]).sort()).toEqual([
      'OPS_PORT',
      'QUEUE_LIMIT',
      'WEBHOOK_URL',
    ]);
    const url = { WEBHOOK_URL: 'https://bot.example/hook' };
    expect(mistakesOf({ ...webhook, ...url, PORT: '0', OPS_PORT: '0' })).toEqual([]);
    expect(mistakesOf({ PORT: '9464' })).toEqual([]);
  });

  it('reads a complete webhook configuration', () => {
    const { telegram } = parseConfig({
      BOT_TOKEN: '42:abc',
      BOT_MODE: 'webhook',
      WEBHOOK_URL: 'https://bot.example/hook',
      WEBHOOK_SECRET: 'long_enough-secret',
      PORT: '8443',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      ALLOWED_CHATS: '-100123, 7',
      STALE_AFTER_MINUTES: '5',
    });
    expect(telegram).toMatchObject({
      token: '42:abc',
      apiRoot: 'http://127.0.0.1:8081',
      allowedChats: new Set([-100123, 7]),
      staleAfterMs: 300_000,
      intake: { mode: 'webhook', url: 'https://bot.example/hook', port: 8443 },
    });
  });

  it('keeps the space at the end of a prefix', () => {
    expect(parseConfig({ EMBEDDING_QUESTION_PREFIX: 'query: ' }).embedding.questionPrefix).toBe(
      'query: ',
    );
  });
});

describe('.env.example', () => {
  it('lists every setting with its default and meaning', async () => {
    await expect(envExample()).toMatchFileSnapshot('../.env.example');
  });
});
