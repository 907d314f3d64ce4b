import { readFeedback, type FeedbackSummary } from '../store/feedback-summary.ts';
import { createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';

await runCommand(() => {
  const program = createProgram(
    'feedback',
    'Lists what users marked not helpful and how many questions found nothing.',
  )
    .option('--json', 'print it as JSON')
    .parse();
  const summary = readFeedback(loadConfig().dataDir);
  const { json } = program.opts<{ readonly json?: true }>();
  process.stdout.write(
    json === true ? `${JSON.stringify(summary, null, 2)}\n` : feedbackText(summary),
  );
  return Promise.resolve(EXIT.ok);
});

function feedbackText(summary: FeedbackSummary): string {
  const { helpful, notHelpful, unhelpfulAnswers, nothingFound, questions } = summary;
  const lines = [
    `Marked helpful: ${helpful}, not helpful: ${notHelpful}`,
    '',
    'Marked not helpful (day, language, chat, votes, paragraph, section)',
    ...listed(
      unhelpfulAnswers.map(({ paragraph, votes, ...where }) =>
        [where.day, where.language, where.chatType, votes, paragraph ?? '-', where.section].join(
          '  ',
        ),
      ),
    ),
    '',
    'Questions that found nothing (day, language, chat, number of all asked, nearest section)',
    ...listed(
      nothingFound.map(({ day, language, chatType, notFound, asked, section }) =>
        [day, language, chatType, `${notFound}/${asked}`, section].join('  '),
      ),
    ),
  ];
  if (questions.length > 0) {
    lines.push(
      '',
      'Their questions (kept because KEEP_QUESTIONS is on)',
      ...listed(questions.map(({ day, why, question }) => [day, why, question].join('  '))),
    );
  }
  return `${lines.join('\n')}\n`;
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['  none'] : lines.map((line) => `  ${line.trimEnd()}`);
}
