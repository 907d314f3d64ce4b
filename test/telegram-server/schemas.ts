import { z } from 'zod';

/**
 * The parameters of every method a bot of ours may call (https://core.telegram.org/bots/api), strict:
 * where Telegram ignores an unknown field, this server refuses it, so that a typing error shows.
 */

const bytes = (max: number, min = 1): z.ZodString =>
  z.string().refine((text) => {
    const length = Buffer.byteLength(text);
    return length >= min && length <= max;
  }, `must be ${min}-${max} bytes`);

const startParameter = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u);
const chatId = z.union([z.number().int(), z.string()]);
const parseMode = z.literal('HTML');

const entity = z.strictObject({
  type: z.string(),
  offset: z.number().int().min(0),
  length: z.number().int().min(1),
  url: z.string().optional(),
  language: z.string().optional(),
});

const button = z
  .strictObject({
    text: z.string().min(1),
    style: z.enum(['danger', 'success', 'primary']).optional(),
    url: z
      .string()
      .regex(/^(https?|tg):\/\//u)
      .optional(),
    callback_data: bytes(64).optional(),
    switch_inline_query: z.string().max(256).optional(),
    switch_inline_query_current_chat: z.string().max(256).optional(),
    copy_text: z.strictObject({ text: z.string().min(1).max(256) }).optional(),
  })
  .refine(
    (each) => Object.keys(each).filter((name) => name !== 'text' && name !== 'style').length === 1,
    'exactly one of the optional button fields must be used',
  );

const inlineKeyboard = z.strictObject({
  inline_keyboard: z
    .array(z.array(button).max(8))
    .refine((rows) => rows.flat().length <= 100, 'at most 100 buttons'),
});

const linkPreview = z.strictObject({ is_disabled: z.boolean().optional() });

const replyParameters = z.strictObject({
  message_id: z.number().int(),
  chat_id: chatId.optional(),
  allow_sending_without_reply: z.boolean().optional(),
  quote: z.string().max(1024).optional(),
  quote_parse_mode: parseMode.optional(),
  quote_entities: z.array(entity).optional(),
  quote_position: z.number().int().min(0).optional(),
});

const formatted = {
  text: z.string(),
  parse_mode: parseMode.optional(),
  entities: z.array(entity).optional(),
  link_preview_options: linkPreview.optional(),
};

const inlineResult = z.strictObject({
  type: z.literal('article'),
  id: bytes(64),
  title: z.string().min(1),
  input_message_content: z.strictObject({
    message_text: z.string(),
    parse_mode: parseMode.optional(),
    entities: z.array(entity).optional(),
    link_preview_options: linkPreview.optional(),
  }),
  reply_markup: inlineKeyboard.optional(),
  url: z.string().optional(),
  description: z.string().optional(),
});

const target = {
  chat_id: chatId.optional(),
  message_id: z.number().int().optional(),
  inline_message_id: z.string().optional(),
};

const languageCode = z.union([z.literal(''), z.string().regex(/^[a-z]{2}$/u)]).optional();

const scope = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('default') }),
  z.strictObject({ type: z.literal('all_private_chats') }),
  z.strictObject({ type: z.literal('all_group_chats') }),
  z.strictObject({ type: z.literal('all_chat_administrators') }),
  z.strictObject({ type: z.literal('chat'), chat_id: chatId }),
  z.strictObject({ type: z.literal('chat_administrators'), chat_id: chatId }),
  z.strictObject({
    type: z.literal('chat_member'),
    chat_id: chatId,
    user_id: z.number().int(),
  }),
]);

const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/u),
  description: z.string().min(1).max(256),
});

export const schemas = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
    timeout: z.coerce.number().int().min(0).optional(),
    allowed_updates: z.array(z.string()).optional(),
  }),
  setWebhook: z.strictObject({
    url: z.string(),
    ip_address: z.string().optional(),
    max_connections: z.number().int().min(1).max(100).optional(),
    allowed_updates: z.array(z.string()).optional(),
    drop_pending_updates: z.boolean().optional(),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/u)
      .optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({
    chat_id: chatId,
    message_thread_id: z.number().int().optional(),
    ...formatted,
    disable_notification: z.boolean().optional(),
    protect_content: z.boolean().optional(),
    reply_parameters: replyParameters.optional(),
    reply_markup: inlineKeyboard.optional(),
  }),
  editMessageText: z.strictObject({
    ...target,
    ...formatted,
    reply_markup: inlineKeyboard.optional(),
  }),
  editMessageReplyMarkup: z.strictObject({ ...target, reply_markup: inlineKeyboard.optional() }),
  deleteMessage: z.strictObject({ chat_id: chatId, message_id: z.number().int() }),
  sendChatAction: z.strictObject({
    chat_id: chatId,
    message_thread_id: z.number().int().optional(),
    action: z.enum(['typing', 'upload_document', 'upload_photo', 'find_location']),
  }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
    url: z.string().optional(),
    cache_time: z.number().int().min(0).optional(),
  }),
  answerInlineQuery: z.strictObject({
    inline_query_id: z.string(),
    results: z
      .array(inlineResult)
      .max(50)
      .refine(
        (all) => new Set(all.map((each) => each.id)).size === all.length,
        'result ids must be unique',
      ),
    cache_time: z.number().int().min(0).optional(),
    is_personal: z.boolean().optional(),
    next_offset: bytes(64, 0).optional(),
    button: z
      .strictObject({ text: z.string().min(1).max(64), start_parameter: startParameter })
      .optional(),
  }),
  answerGuestQuery: z.strictObject({ guest_query_id: z.string(), result: inlineResult }),
  setMyCommands: z.strictObject({
    commands: z.array(command).min(1).max(100),
    scope: scope.optional(),
    language_code: languageCode,
  }),
  getMyCommands: z.strictObject({ scope: scope.optional(), language_code: languageCode }),
  deleteMyCommands: z.strictObject({ scope: scope.optional(), language_code: languageCode }),
  setMyName: z.strictObject({ name: z.string().max(64), language_code: languageCode }),
  setMyDescription: z.strictObject({
    description: z.string().max(512),
    language_code: languageCode,
  }),
  setMyShortDescription: z.strictObject({
    short_description: z.string().max(120),
    language_code: languageCode,
  }),
  setChatMenuButton: z.strictObject({
    chat_id: z.number().int().optional(),
    menu_button: z.strictObject({ type: z.enum(['commands', 'default']) }).optional(),
  }),
  getChat: z.strictObject({ chat_id: chatId }),
  getChatMember: z.strictObject({ chat_id: chatId, user_id: z.number().int() }),
  getChatAdministrators: z.strictObject({ chat_id: chatId }),
  leaveChat: z.strictObject({ chat_id: chatId }),
} as const;

/** A method this server knows. */
export type Method = keyof typeof schemas;

/** The checked parameters of a method. */
export type Parameters<Name extends Method> = z.infer<(typeof schemas)[Name]>;

/** The largest inline query Telegram delivers, in characters. */
export const MAX_INLINE_QUERY = 256;
