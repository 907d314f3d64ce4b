/** Entry of the forked child that examines; it tells its parent before each check. */
import { EXIT, loadConfig, runCommand } from './command-line.ts';
import { doctorChecks } from './doctor-checks.ts';
import { VerbatimError } from '../errors.ts';
import { writeFailed, writePassed } from './doctor-lines.ts';

process.on('disconnect', () => process.exit(EXIT.failure));

await runCommand(async () => {
  // Settings come first: a mistake there ends the examination with all of them named.
  const config = loadConfig();
  writePassed('Settings', 'no mistakes');
  let failed = 0;
  for (const check of doctorChecks) {
    process.send?.(check.name);
    try {
      const found = await check.run(config);
      writePassed(check.name, found);
    } catch (error) {
      failed += 1;
      writeFailed(check.name, adviceIn(error));
    }
  }
  if (failed > 0) process.stdout.write(`${failed} of ${doctorChecks.length} checks failed.\n`);
  return failed === 0 ? EXIT.ok : EXIT.failure;
});
// Nothing a check left behind may keep the examination from ending.
process.exit();

/** Our own failures say what to do; of others the first line, for the rest is folders and stacks. */
function adviceIn(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof VerbatimError ? message : (message.split('\n')[0] ?? message);
}
