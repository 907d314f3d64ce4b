import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../answering/answer.ts';
import { createLog } from '../operations/log.ts';
import type { Vote } from '../telegram/ports.ts';
import { DataDirInUseError } from './data-dir-in-use-error.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { databaseFile, openDatabase, type Database } from './database.ts';
import { NewerDatabaseError } from './newer-database-error.ts';
import { createFeedbackStore } from './feedback-store.ts';
import { loadPseudonyms } from './pseudonyms.ts';
import { createQuestionStatistics } from './question-statistics.ts';
import { createRecentAnswers } from './recent-answers.ts';
import { createSettingsStore } from './settings-store.ts';
import { createUpdateJournal } from './update-journal.ts';

const QUESTION = '去年破获了多少起案件';
const log = createLog({ level: 'silent', secrets: [] });

let dataDir: string;
let open: Database[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-store-'));
  open = [];
});

afterEach(() => {
  for (const database of open) database.close();
  rmSync(dataDir, { recursive: true });
});

function database(): Database {
  const opened = openDatabase(dataDir, log);
  open.push(opened);
  return opened;
}

function bytesOnDisk(): string {
  return readdirSync(dataDir)
    .map((name) => readFileSync(path.join(dataDir, name)).toString('utf8'))
    .join('');
}

const update = (id: number, text = QUESTION) => ({
  updateId: id,
  receivedAt: 1_000,
  payload: { update_id: id, message: { text } },
});

describe('the update journal', () => {
  it('knows an update again, also after a restart', () => {
    const first = database();
    expect(createUpdateJournal(first).receive([update(7), update(8)])).toHaveLength(2);
    first.close();
    const journal = createUpdateJournal(database());
    expect(journal.receive([update(8), update(9), update(9)]).map((u) => u.updateId)).toEqual([9]);
    expect(journal.unfinished().received.map((u) => u.updateId)).toEqual([7, 8, 9]);
    expect(journal.unfinished().received[0]?.payload).toEqual(update(7).payload);
  });

  it('tells apart what was never sent, what was on the wire, and what arrived', () => {
    const journal = createUpdateJournal(database());
    journal.receive([1, 2, 3, 4, 5, 6].map((id) => update(id)));
    journal.markSending(2);
    journal.markSending(3);
    journal.markDelivered(3);
    journal.markSending(4);
    journal.markNotSent(4);
    journal.finish([5]);
    journal.markSending(6);
    journal.markDelivered(6);
    journal.markSending(6);
    journal.markNotSent(6);
    const left = journal.unfinished();
    expect(left.received.map((u) => u.updateId)).toEqual([1, 4]);
    expect(left.sending).toEqual([2]);
    expect(left.sent).toEqual([3, 6]);
  });

  it('leaves no trace of a question on disk once it is answered', () => {
    const journal = createUpdateJournal(database());
    journal.receive([update(1)]);
    expect(bytesOnDisk()).toContain(QUESTION);
    journal.finish([1]);
    journal.tidy(2_000);
    expect(bytesOnDisk()).not.toContain(QUESTION);
  });

  it('forgets ids after some days, but never one that is not answered yet', () => {
    const journal = createUpdateJournal(database());
    journal.receive([update(1), update(2)]);
    journal.finish([1]);
    journal.tidy(1_000 + 7 * 24 * 3_600_000);
    expect(journal.receive([update(1), update(2)]).map((u) => u.updateId)).toEqual([1]);
  });
});

describe('the database', () => {
  it('is set aside when damaged, and the bot starts with an empty one', () => {
    const settings = () => createSettingsStore(database(), loadPseudonyms(dataDir));
    settings().set(5, { language: 'en', length: 'brief' });
    for (const opened of open) opened.close();
    writeFileSync(databaseFile(dataDir), 'this is not a database, '.repeat(1_000));
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const heard = createLog({ level: 'info', secrets: [], destination });
    open.push(openDatabase(dataDir, heard));
    expect(lines.join('')).toContain('set aside');
    expect(readdirSync(dataDir).join(' ')).toContain('.damaged-');
    expect(settings().get(5)).toEqual({ language: 'auto', length: 'full' });
  });

  it('is left as it is when a newer version wrote it', () => {
    database().pragma('user_version = 1000');
    expect(() => database()).toThrow(NewerDatabaseError);
    expect(() => database()).toThrow(/layout 1000.*Start that version again/u);
    expect(readdirSync(dataDir).join(' ')).not.toContain('damaged');
  });

  it('refuses a second process on the same folder until the first one dies', async () => {
    const script = `
      import { lockDataDir } from ${JSON.stringify(path.resolve('src/store/data-dir-lock.ts'))};
      lockDataDir(process.argv[1]);
      process.stdout.write('locked');
      setInterval(() => {}, 1000);`;
    const holder = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, dataDir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    expect(() => lockDataDir(dataDir)).toThrow(DataDirInUseError);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDataDir(dataDir).release();
  });
});

describe('settings', () => {
  it('follow a group that became a supergroup', () => {
    const settings = createSettingsStore(database(), loadPseudonyms(dataDir));
    settings.set(-5, { language: 'zh-Hant', length: 'brief' });
    settings.migrate(-5, -1005);
    expect(settings.get(-1005)).toEqual({ language: 'zh-Hant', length: 'brief' });
    expect(settings.get(-5)).toEqual({ language: 'auto', length: 'full' });
  });

  it('are forgotten with the votes and answers of that user, and of nobody else', () => {
    const shared = database();
    const pseudonyms = loadPseudonyms(dataDir);
    const now = () => 50_000;
    const settings = createSettingsStore(shared, pseudonyms);
    const recent = createRecentAnswers(shared, { pseudonyms, now });
    const feedback = createFeedbackStore(shared, { pseudonyms, keepQuestions: false, now });
    settings.set(5, { language: 'en', length: 'full' });
    settings.set(6, { language: 'en', length: 'full' });
    recent.remember(5, null, QUESTION, 70);
    recent.link(5, 69, [70, 71]);
    feedback.vote(vote({ chatId: -9, userId: 5 }));
    feedback.vote(vote({ chatId: -9, userId: 6 }));
    expect(settings.forget(5)).toBe(4);
    expect(settings.get(6).language).toBe('en');
    expect(recent.find(5, null, QUESTION)).toBeNull();
    expect(feedback.vote(vote({ chatId: -9, userId: 6 }))).toBe('same');
  });
});

describe('recent answers', () => {
  it('find the same question, however it is typed, in that chat and topic for ten minutes', () => {
    let now = 1_000_000;
    const recent = createRecentAnswers(database(), {
      pseudonyms: loadPseudonyms(dataDir),
      now: () => now,
    });
    recent.remember(-5, 3, '破獲了多少起 案件', 70);
    expect(recent.find(-5, 3, ' 破获了多少起  案件')).toBe(70);
    expect(recent.find(-5, null, '破获了多少起 案件')).toBeNull();
    expect(recent.find(-6, 3, '破获了多少起 案件')).toBeNull();
    now += 10 * 60_000;
    expect(recent.find(-5, 3, '破获了多少起 案件')).toBeNull();
  });

  it('are erased once they are outdated', () => {
    let now = 1_000_000;
    const shared = database();
    const recent = createRecentAnswers(shared, {
      pseudonyms: loadPseudonyms(dataDir),
      now: () => now,
    });
    const rows = (table: string) => shared.prepare(`SELECT * FROM ${table}`).all().length;
    recent.remember(-5, null, QUESTION, 70);
    recent.link(-5, 69, [70]);
    now += 10 * 60_000;
    recent.prune();
    expect([rows('recent_answers'), rows('answer_messages')]).toEqual([0, 1]);
    now += 48 * 60 * 60_000;
    recent.prune();
    expect(rows('answer_messages')).toBe(0);
  });

  it('know which messages answered a question, for its edits', () => {
    const recent = createRecentAnswers(database(), {
      pseudonyms: loadPseudonyms(dataDir),
      now: () => 1,
    });
    recent.link(-5, 69, [70, 71]);
    expect(recent.answerTo(-5, 69)).toEqual([70, 71]);
    expect(recent.answerTo(-5, 68)).toEqual([]);
  });
});

describe('feedback', () => {
  it('counts one vote per user and message, and lets them change their mind', () => {
    const feedback = createFeedbackStore(database(), {
      pseudonyms: loadPseudonyms(dataDir),
      keepQuestions: false,
      now: () => 1,
    });
    expect(feedback.vote(vote({ helpful: true }))).toBe('recorded');
    expect(feedback.vote(vote({ helpful: true }))).toBe('same');
    expect(feedback.vote(vote({ helpful: false }))).toBe('changed');
    expect(feedback.vote(vote({ userId: 99 }))).toBe('recorded');
  });

  it('keeps no question and no readable id unless the operator asked for questions', () => {
    const shared = database();
    const pseudonyms = loadPseudonyms(dataDir);
    const options = { pseudonyms, keepQuestions: false, now: () => 1 };
    createFeedbackStore(shared, options).vote(
      vote({ chatId: -1_009_876_543_210, userId: 8_765_432_101 }),
    );
    const answered = {
      answer: notFound(),
      nearestSection: '一',
      chatType: 'group',
      milliseconds: 1,
    };
    createQuestionStatistics(shared, options).answered(answered);
    expect(JSON.stringify(shared.prepare('SELECT * FROM votes').all())).not.toMatch(
      /9876543210|8765432101/u,
    );
    expect(bytesOnDisk()).not.toContain(QUESTION);
    createQuestionStatistics(shared, { ...options, keepQuestions: true }).answered(answered);
    expect(shared.prepare('SELECT question FROM kept_questions').pluck().all()).toEqual([QUESTION]);
    expect(shared.prepare('SELECT questions FROM question_counts').pluck().all()).toEqual([2]);
  });
});

function vote(changes: Partial<Vote>): Vote {
  return {
    chatId: 5,
    messageId: 70,
    userId: 5,
    helpful: false,
    paragraph: 3,
    section: '一',
    language: 'zh-Hans',
    chatType: 'private',
    question: QUESTION,
    ...changes,
  };
}

function notFound(): Answer {
  return {
    kind: 'not-found',
    question: QUESTION,
    language: 'zh-Hans',
    confidence: 0.1,
    passages: [],
    nearest: null,
    missingTerms: [],
    suggestions: [],
  };
}
