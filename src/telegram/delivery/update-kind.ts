import type { IncomingUpdate } from './journal.ts';

/** What delivery has to know of an update. */
export interface UpdateTraits {
  /** Updates of one lane are handled one after the other, in order. */
  readonly lane: string;
  /** Someone is waiting with a finger on the screen: goes before questions. */
  readonly urgent: boolean;
  /** When it was written, milliseconds since 1970; null where Telegram does not say. */
  readonly writtenAt: number | null;
}

const URGENT = new Set(['callback_query', 'inline_query', 'chosen_inline_result']);

const ASKING = new Set(['message', 'edited_message', 'inline_query', 'guest_message']);

/** Can an update of this type be a question? */
export function mayAsk(update: IncomingUpdate): boolean {
  return ASKING.has(contentOf(update)[0]);
}

/** Reads the traits of any update, also of types that do not exist yet. */
export function updateTraits(update: IncomingUpdate): UpdateTraits {
  const [type, content] = contentOf(update);
  if (URGENT.has(type)) {
    return { lane: `${type}:${idIn(content, 'from')}`, urgent: true, writtenAt: null };
  }
  const seconds = content['edit_date'] ?? content['date'];
  return {
    lane:
      type === 'guest_message' ? `guest:${idIn(content, 'from')}` : `chat:${idIn(content, 'chat')}`,
    urgent: type === 'guest_message',
    writtenAt: typeof seconds === 'number' ? seconds * 1_000 : null,
  };
}

type Content = Readonly<Record<string, unknown>>;

function contentOf(update: IncomingUpdate): readonly [string, Content] {
  for (const [name, value] of Object.entries(update)) {
    if (typeof value === 'object' && value !== null) return [name, value as Content];
  }
  return ['unknown', {}];
}

function idIn(content: Content, field: string): string {
  const holder = content[field];
  if (typeof holder !== 'object' || holder === null || !('id' in holder)) return 'none';
  return String(holder.id);
}
