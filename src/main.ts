import { holdHangups } from './operations/hangups.ts';

// Before everything else is loaded, which takes most of a second: a SIGHUP then must not end it.
const hangups = holdHangups();
const { start } = await import('./start.ts');
await start(hangups);
