/**
 * Resolves with the name of the first SIGTERM or SIGINT; a second one ends the process at once.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let seen = false;
    const notice = (signal: NodeJS.Signals) => {
      if (seen) process.exit(1);
      seen = true;
      resolve(signal);
    };
    process.on('SIGTERM', notice);
    process.on('SIGINT', notice);
  });
}
