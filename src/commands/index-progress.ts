import { SingleBar } from 'cli-progress';
import type { SessionEvents } from '../composition/open-session.ts';

/** Tells on standard error that an index is built and why, with a bar where that is a terminal. */
export function tellIndexBuild(): SessionEvents {
  let bar: SingleBar | null = null;
  return {
    onBuild(reason) {
      const why = reason === null ? '' : ` again: ${reason}`;
      process.stderr.write(`Building the index${why} …\n`);
      if (!process.stderr.isTTY) return;
      bar = new SingleBar({
        format: '{bar} {percentage}% of {total} windows, {eta_formatted} left',
        clearOnComplete: true,
        stream: process.stderr,
      });
    },
    onProgress(done, total) {
      if (bar === null) return;
      if (!bar.isActive) bar.start(total, 0);
      bar.update(done);
      if (done >= total) bar.stop();
    },
  };
}
