import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answer } from '../answering/answer.ts';
import { createLog } from '../operations/log.ts';
import { readFeedback } from './feedback-summary.ts';
import { openStores, type Stores } from './open-stores.ts';

let dataDir: string;
let stores: Stores | null;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-feedback-'));
  stores = null;
});

afterEach(() => {
  stores?.close();
  rmSync(dataDir, { recursive: true });
});

function open(keepQuestions: boolean): Stores {
  stores = openStores(dataDir, { keepQuestions, log: createLog({ level: 'silent', secrets: [] }) });
  return stores;
}

function answered(to: Stores, kind: 'found' | 'not-found', question: string): void {
  const answer = { kind, question, language: 'en' } as Answer;
  to.statistics.answered({ answer, nearestSection: 'Roads', chatType: 'group', milliseconds: 5 });
}

function voted(to: Stores, userId: number, helpful: boolean): void {
  const where = {
    section: 'Roads',
    language: 'en',
    chatType: 'group',
    question: 'How long?',
  } as const;
  to.feedback.vote({ chatId: -5, messageId: 7, userId, helpful, paragraph: 3, ...where });
}

it('is empty before the first bot ran', () => {
  expect(readFeedback(dataDir)).toMatchObject({ helpful: 0, nothingFound: [] });
});

it('counts votes and questions that found nothing while the bot runs, without any text', () => {
  const running = open(false);
  answered(running, 'found', 'How long?');
  answered(running, 'not-found', 'How tall?');
  answered(running, 'not-found', 'How deep?');
  voted(running, 1, true);
  voted(running, 2, false);
  voted(running, 3, false);
  const summary = readFeedback(dataDir);
  expect(summary).toMatchObject({ helpful: 1, notHelpful: 2, questions: [] });
  expect(summary.unhelpfulAnswers).toMatchObject([{ paragraph: 3, votes: 2, section: 'Roads' }]);
  expect(summary.nothingFound).toMatchObject([
    { notFound: 2, asked: 3, language: 'en', chatType: 'group', section: 'Roads' },
  ]);
});

it('shows the questions where the operator keeps them', () => {
  const running = open(true);
  answered(running, 'not-found', 'How tall?');
  voted(running, 2, false);
  const questions = readFeedback(dataDir).questions.map(({ why, question }) => [why, question]);
  expect(questions.sort()).toEqual([
    ['not-found', 'How tall?'],
    ['not-helpful', 'How long?'],
  ]);
});
