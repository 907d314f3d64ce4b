// For HEALTHCHECK: status 0 iff the bot in this container is alive. A Telegram that is down is no
// reason to restart, hence /healthz and not /readyz.
const port = process.env.OPS_PORT || '9464';
const alive = await fetch(`http://127.0.0.1:${port}/healthz`, {
  signal: AbortSignal.timeout(3_000),
}).then(
  (response) => response.ok,
  () => false,
);
process.exit(alive ? 0 : 1);
