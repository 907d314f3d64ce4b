/** What becomes of SIGHUP, from the first moment of the process on. */
export interface Hangups {
  /** Calls `notice` for every SIGHUP, and at once when one has come already. */
  listen(notice: () => void): void;
  /** Nobody wants them: SIGHUP ends the process again, as it does by default. */
  release(): void;
}

/**
 * Keeps SIGHUP, which operators send to have a new report taken up, from ending a process that is
 * still starting.
 */
export function holdHangups(): Hangups {
  let come = false;
  let listener: (() => void) | null = null;
  const notice = () => {
    come = true;
    listener?.();
  };
  process.on('SIGHUP', notice);
  return {
    listen: (wanted) => {
      listener = wanted;
      if (come) wanted();
    },
    release: () => {
      process.off('SIGHUP', notice);
      if (come) process.kill(process.pid, 'SIGHUP');
    },
  };
}
