import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Turns ids and questions into names that only this installation can compute.
 *
 * Each kind has its own name space, so that a chat and a user with the same id cannot be matched.
 */
export interface Pseudonyms {
  chat(chatId: number): string;
  user(userId: number): string;
  message(chatId: number, messageId: number): string;
  question(foldedQuestion: string): string;
}

const KEY_BYTES = 32;

/**
 * Reads the key from `DATA_DIR/hmac.key`, or creates it (readable by the owner only).
 *
 * A key of the wrong length is replaced: everything named by it is then forgotten, which is what
 * losing a key means.
 */
export function loadPseudonyms(dataDir: string): Pseudonyms {
  const file = path.join(dataDir, 'hmac.key');
  let key = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (key.length !== KEY_BYTES) {
    key = randomBytes(KEY_BYTES);
    writeFileAtomic.sync(file, key, { mode: 0o600 });
  }
  return createPseudonyms(key);
}

/** HMAC-SHA-256 (RFC 2104), shortened to 128 bits as base64url. */
function createPseudonyms(key: Buffer): Pseudonyms {
  const name = (...parts: readonly (string | number)[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  return {
    chat: (chatId) => name('chat', chatId),
    user: (userId) => name('user', userId),
    message: (chatId, messageId) => name('message', chatId, messageId),
    question: (question) => name('question', question),
  };
}
