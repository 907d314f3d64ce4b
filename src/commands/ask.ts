import { terminalLayout } from '../console/terminal-layout.ts';
import { chooseReport } from '../composition/report-choice.ts';
import { openSession } from '../composition/open-session.ts';
import { answerText } from '../presentation/answer-text.ts';
import { callerPath, createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';
import { answerLines } from './json-lines.ts';
import { tellIndexBuild } from './index-progress.ts';

interface AskOptions {
  readonly report?: string;
  readonly jsonl?: true;
}

await runCommand(async () => {
  const program = createProgram('ask', 'Answers a question about the report.')
    .argument('[question...]', 'the question')
    .option('--report <file>', 'ask another report (text file)')
    .option(
      '--jsonl',
      'read one question per line from standard input, print one JSON object per line',
    )
    .addHelpText(
      'after',
      '\nExit status: 0 answered, 3 not in the report, 2 wrong usage, 1 failure.',
    )
    .parse();
  const options = program.opts<AskOptions>();
  const question = program.args.join(' ').trim();
  if (options.jsonl !== true && question === '') {
    program.error('Which question? Try: npm run -s ask -- "question"', { exitCode: EXIT.usage });
  }
  if (options.jsonl === true && question !== '') {
    program.error('With --jsonl the questions come from standard input.', { exitCode: EXIT.usage });
  }
  const config = loadConfig();
  const reportFile =
    options.report === undefined ? await chooseReport(config) : callerPath(options.report);
  const session = await openSession(config, reportFile, tellIndexBuild());
  try {
    if (options.jsonl === true) {
      await answerLines(
        process.stdin,
        () => session.answerer(),
        (line) => {
          process.stdout.write(`${JSON.stringify(line)}\n`);
        },
      );
      return EXIT.ok;
    }
    const answer = await session.answerer().answerQuestion(question);
    const { report } = session.answerer();
    const layout = terminalLayout(process.stdout);
    process.stdout.write(
      `${answerText(answer, { ...layout, report, language: answer.language })}\n`,
    );
    return answer.kind === 'not-found' ? EXIT.notFound : EXIT.ok;
  } finally {
    await session.close();
  }
});
