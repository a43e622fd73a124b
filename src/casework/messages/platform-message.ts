import { fail, ok, type Result } from '#model';

import { MESSAGES, type MessageField, type MessageRule } from './message-codes.ts';
import { readMessageAmount, readMessageTime, unreadable } from './message-text.ts';
import { CODE_LISTS } from './message-vocabulary.ts';

/** A message as named values, whatever the file around it. Empty values are absent ones. */
export interface PlatformMessage {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CheckedMessage {
  readonly rule: MessageRule;
  readonly fields: ReadonlyMap<string, string>;
  /** Fields that the table does not know: nothing was taken from them. */
  readonly unread: readonly string[];
}

/**
 * A message of which every required field is there and every known field can be read; else nothing of it is taken. Problems:
 * `message-unknown`, `message-fields-unknown` (only its code is known), `message-field-missing`, `message-field-unreadable`.
 */
export function checkMessage(message: PlatformMessage): Result<CheckedMessage> {
  const rule = MESSAGES.get(message.code);
  if (rule === undefined) return fail('message-unknown', { code: message.code });
  if (rule.fields.length === 0) return fail('message-fields-unknown', { code: message.code });
  const fields = new Map(
    Object.entries(message.fields)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const currency = fields.get('currency') ?? 'CNY';
  for (const field of rule.fields) {
    const value = fields.get(field.name);
    if (value === undefined && field.isRequired)
      return fail('message-field-missing', { code: message.code, field: field.name });
    const problem = value === undefined ? undefined : unfit(field, value, currency);
    if (problem !== undefined) return problem;
  }
  const known = new Set(rule.fields.map(({ name }) => name));
  return ok({ rule, fields, unread: [...fields.keys()].filter((name) => !known.has(name)) });
}

function unfit({ name, kind }: MessageField, value: string, currency: string): Result<never> | undefined {
  if (kind === 'text') return undefined;
  if (kind === 'result') return /^\d{4}$/.test(value) ? undefined : unreadable(name);
  const read =
    kind === 'time'
      ? readMessageTime(name, value)
      : kind === 'amount'
        ? readMessageAmount(name, value, currency)
        : ok(value);
  if (!read.ok) return read;
  const list = CODE_LISTS[kind];
  return list === undefined || Object.hasOwn(list, value) ? undefined : unreadable(name);
}
