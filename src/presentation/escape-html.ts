/**
 * Escapes text for Telegram's HTML parse mode, where it is inert in text and attribute values.
 *
 * Only these four need it (core.telegram.org/bots/api#html-style); lone surrogates, which cannot be
 * sent as UTF-8, become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** Undoes {@link escapeHtml} on text without tags. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot);/gu, (entity) => ENTITIES[entity] ?? entity);
}
