import { loadConfig, runCommand, EXIT } from './commands/command-line.ts';
import { tellIndexBuild } from './commands/index-progress.ts';
import { chooseReport } from './composition/report-choice.ts';
import { openSession } from './composition/open-session.ts';
import { runTerminalChat } from './console/terminal-chat.ts';

await runCommand(async () => {
  const config = loadConfig();
  const session = await openSession(config, await chooseReport(config), tellIndexBuild());
  try {
    await runTerminalChat(session.answerer, { input: process.stdin, output: process.stdout });
    return EXIT.ok;
  } finally {
    await session.close();
  }
});
