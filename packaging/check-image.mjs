// Runs the built product as it runs in the image: node only, nothing writable but DATA_DIR, no
// network but a stand-in for Telegram on the loopback interface.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const env = { ...process.env, OPS_PORT: '0', INDEX_DIR: 'embeddings/index', REPORT: '' };

const doctor = spawnSync('node', ['dist/commands/doctor.js'], { env, encoding: 'utf8' });
process.stdout.write(doctor.stdout + doctor.stderr);
assert.equal(doctor.status, 0, 'doctor finds nothing wrong');
assert.match(doctor.stdout, /index up to date/u, 'the index is in the image');

const sent = [];
const update = {
  update_id: 1,
  message: {
    message_id: 5,
    date: Math.floor(Date.now() / 1_000),
    chat: { id: 7, type: 'private' },
    from: { id: 7, is_bot: false, first_name: 'A' },
    text: '报告讲了什么',
  },
};
const telegram = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const method = request.url?.split('/').at(-1);
  const parameters = JSON.parse(body);
  let result = true;
  if (method === 'getMe') result = { id: 1, is_bot: true, first_name: 'V', username: 'v_bot' };
  if (method === 'sendMessage') {
    sent.push(parameters);
    result = { message_id: 6, date: 0, chat: update.message.chat };
  }
  if (method === 'getUpdates') {
    result = parameters.offset > 1 ? [] : [update];
    if (result.length === 0) await sleep(300);
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, result }));
});
telegram.listen(0, '127.0.0.1');
await once(telegram, 'listening');

const bot = spawn('node', ['dist/main.js'], {
  stdio: ['ignore', 'inherit', 'pipe'],
  env: {
    ...env,
    BOT_TOKEN: '1:check',
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.address().port}`,
  },
});
let log = '';
bot.stderr.setEncoding('utf8').on('data', (text) => {
  log += text;
  process.stderr.write(text);
});
const exited = once(bot, 'exit');
const deadline = Date.now() + 60_000;
while (sent.length === 0 && bot.exitCode === null && Date.now() < deadline) await sleep(100);
assert.equal(sent.length, 1, 'the question is answered');
const port = /"port":(\d+),"msg":"The health server listens"/u.exec(log)?.[1];
const health = spawnSync('node', ['packaging/health-check.mjs'], {
  env: { ...env, OPS_PORT: port },
});
assert.equal(health.status, 0, 'the health check passes');
bot.kill('SIGTERM');
assert.deepEqual(await exited, [0, null], 'SIGTERM ends the bot with status 0');
telegram.closeAllConnections();
telegram.close();
process.stdout.write('The image content works for a user that may write to DATA_DIR only.\n');
