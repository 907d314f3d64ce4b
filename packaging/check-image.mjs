// Runs the built product as it runs in the image: node only, nothing writable but DATA_DIR, and, where
// image-steps.sh could cut the network off, nothing but a stand-in for Telegram on loopback.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const offline = process.env.VERBATIM_OFFLINE === 'yes';
const outside = Object.values(networkInterfaces())
  .flat()
  .filter(({ internal }) => !internal);
if (offline) assert.deepEqual(outside, [], 'there is no network but loopback');

const env = { ...process.env, OPS_PORT: '0', INDEX_DIR: 'embeddings/index', REPORT: '' };

const doctor = spawnSync('node', ['dist/commands/doctor.js'], { env, encoding: 'utf8' });
process.stdout.write(doctor.stdout + doctor.stderr);
assert.equal(doctor.status, 0, 'doctor finds nothing wrong');
assert.match(doctor.stdout, /index up to date/u, 'the index is in the image');

for (const absent of ['tsx', 'typescript', 'vitest', 'esbuild']) {
  assert.ok(!existsSync(`node_modules/${absent}`), `${absent} is not in the image`);
}

const chat = spawnSync('node', ['dist/main.js'], {
  env: { ...env, BOT_TOKEN: '' },
  encoding: 'utf8',
  input: '报告讲了什么\n/p 1\n',
});
assert.equal(chat.status, 0, chat.stderr);
const report = readFileSync('data/report.txt', 'utf8');
const quoted = chat.stdout.split('\n').filter((line) => /\p{L}{8}/u.test(line));
assert.ok(
  quoted.some((line) => report.includes(line.trim().slice(0, 12))),
  `the terminal chat quotes the report:\n${chat.stdout}`,
);

const ownReport = path.join(env.DATA_DIR, 'lighthouse.txt');
writeFileSync(ownReport, '灯塔年度报告\n\n今年灯塔共引导船只318艘,比去年增加了27艘。\n');

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
const index = spawnSync('node', ['dist/commands/index.js', ownReport], { env, encoding: 'utf8' });
assert.equal(index.status, 0, index.stderr);
while (!log.includes('The report was replaced') && bot.exitCode === null) await sleep(100);
assert.equal(bot.exitCode, null, 'the bot takes up a report of the operator');
bot.kill('SIGTERM');
assert.deepEqual(await exited, [0, null], 'SIGTERM ends the bot with status 0');
telegram.closeAllConnections();
telegram.close();
process.stdout.write(
  'The image content works for a user that may write to DATA_DIR only' +
    (offline ? ', without a network.\n' : '; that it needs no network was NOT enforced.\n'),
);
