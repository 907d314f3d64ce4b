import { openSession } from '../composition/open-session.ts';
import { chooseReport, putInService } from '../composition/report-choice.ts';
import { explainReport } from '../report/explain-report.ts';
import { readReportFile } from '../report/report-file.ts';
import { callerPath, createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';
import { tellIndexBuild } from './index-progress.ts';

await runCommand(async () => {
  const program = createProgram(
    'index',
    'Builds the search index of a report and, when a FILE is given, puts that report in service.',
  )
    .argument('[file]', 'report to index; the one in service when left out')
    .option('--explain', 'only show how the document is cut into sections and paragraphs')
    .parse();
  const { explain } = program.opts<{ readonly explain?: true }>();
  const config = loadConfig();
  const given = program.args[0];
  const file = given === undefined ? await chooseReport(config) : callerPath(given);
  if (explain === true) {
    process.stdout.write(`${explainReport(await readReportFile(file))}\n`);
    return EXIT.ok;
  }
  const session = await openSession(config, file, tellIndexBuild());
  const { report } = session.answerer();
  const { built } = session.current();
  await session.close();
  process.stdout.write(
    `${built ? 'Indexed' : 'The index is up to date:'} ${report.paragraphs.length} paragraphs in ` +
      `${report.sections.length} sections of "${report.title}".\n`,
  );
  if (given !== undefined) {
    await putInService(config.dataDir, file, report);
    process.stdout.write(
      config.reportFile === null
        ? 'This report is now in service; a running bot takes it up by itself.\n'
        : 'REPORT is set and wins: unset it to put this report in service.\n',
    );
  }
  return EXIT.ok;
});
