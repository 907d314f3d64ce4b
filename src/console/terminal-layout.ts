import type { WriteStream } from 'node:tty';
import picocolors from 'picocolors';
import type { TerminalLayout } from '../presentation/terminal-quote.ts';

/** Width where the output is no terminal, and the widest that reads well, in cells. */
const DEFAULT_WIDTH = 80;
const MAX_WIDTH = 100;

/** The layout that suits an output stream: colour only where a terminal shows it. */
export function terminalLayout(output: NodeJS.WritableStream): TerminalLayout {
  const terminal = output as Partial<WriteStream>;
  return {
    colour: terminal.isTTY === true && picocolors.isColorSupported,
    width: Math.min(terminal.columns ?? DEFAULT_WIDTH, MAX_WIDTH),
  };
}
