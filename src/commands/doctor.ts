import pc from 'picocolors';
import { createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';
import { doctorChecks } from './doctor-checks.ts';

await runCommand(async () => {
  createProgram(
    'doctor',
    'Checks what the product needs and says what to do about each failure.',
  ).parse();
  // Settings come first: a mistake there ends the examination with all of them named.
  const config = loadConfig();
  process.stdout.write(`${pc.green('✔')} Settings: ${pc.dim('no mistakes')}\n`);
  let failed = 0;
  for (const check of doctorChecks) {
    try {
      const found = await check.run(config);
      process.stdout.write(`${pc.green('✔')} ${check.name}: ${pc.dim(found)}\n`);
    } catch (error) {
      failed += 1;
      const message = error instanceof Error ? error.message : String(error);
      process.stdout.write(`${pc.red('✘')} ${check.name}: ${message}\n`);
    }
  }
  if (failed > 0) process.stdout.write(`${failed} of ${doctorChecks.length} checks failed.\n`);
  return failed === 0 ? EXIT.ok : EXIT.failure;
});
