import { createColors } from 'picocolors';
import { terminalLayout } from '../console/terminal-layout.ts';

/** Coloured on a terminal alone: a build server that says it knows colours keeps plain logs. */
const colours = createColors(terminalLayout(process.stdout).colour);

/** Writes the line of a check that found nothing wrong. */
export function writePassed(name: string, found: string): void {
  process.stdout.write(`${colours.green('✔')} ${name}: ${colours.dim(found)}\n`);
}

/** Writes the line of a check that failed, with what to do. */
export function writeFailed(name: string, advice: string): void {
  process.stdout.write(`${colours.red('✘')} ${name}: ${advice}\n`);
}
