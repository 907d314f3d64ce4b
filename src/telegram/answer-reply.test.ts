import { expect, it } from 'vitest';
import { createMadeAnswerer } from '../../test/fakes/made-answerer.ts';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { answerReply } from './answer-reply.ts';

const report = reportOf('t', [{ heading: 'h', paragraphs: ['One.', 'Two.'] }]);

it('announces only the suggested questions that have a button', async () => {
  const answerer = createMadeAnswerer(report);
  const refusal = await answerer.answerQuestion('missing');
  if (refusal.kind !== 'not-found') throw new Error('Not a refusal');
  const shownIn = {
    settings: { language: 'auto', length: 'full' },
    chatType: 'private',
    source: { kind: 'reply' },
  } as const;
  const known = answerer.suggestions[refusal.language].slice(0, 1);
  expect(known).toHaveLength(1);
  const offered = answerReply(answerer, { ...refusal, suggestions: known }, shownIn);
  expect(offered.html).toContain('Questions the report answers');
  expect(offered.keyboard).toHaveLength(1);
  const unknown = answerReply(answerer, { ...refusal, suggestions: ['Gone?'] }, shownIn);
  expect(unknown.html).not.toContain('Questions the report answers');
  expect(unknown.keyboard).toEqual([]);
});
