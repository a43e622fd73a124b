import { fail, normaliseNumber, ok, type Result } from '#model';

import type { FourFieldCheck } from '../measures/four-fields.ts';
import type { Feedback } from '../measures/measure-commands.ts';
import type { Freeze, MeasureDelivery, MeasureState, PriorFreeze } from '../measures/measure-state.ts';
import { MESSAGES } from './message-codes.ts';
import { messageAmount, messageTime, readMessageAmount, readMessageTime } from './message-text.ts';
import { RESULT_DONE } from './message-vocabulary.ts';
import { checkMessage, type PlatformMessage } from './platform-message.ts';

interface Answered {
  readonly state: MeasureState;
  readonly asked: MeasureDelivery;
  readonly fields: ReadonlyMap<string, string>;
  readonly currency: string;
}

type Values = Partial<Omit<Feedback, 'type' | 'record' | 'delivery' | 'result'>>;

/**
 * An institution's answer as the command that records it. What is missing, contradicts itself or belongs to another order gives a
 * problem and no command. `check`: the four fields as the institution's books had them, where its person told. Problems: those of
 * `checkMessage`; `delivery-unknown`, `message-not-the-answer`, `message-contradicts` (value `field`).
 */
export function readFeedback(state: MeasureState, message: PlatformMessage, check?: FourFieldCheck): Result<Feedback> {
  const checked = checkMessage(message);
  if (!checked.ok) return checked;
  const { fields } = checked.value;
  const asked = state.deliveries.find(({ id }) => id === fields.get('applicationID'));
  if (asked === undefined) return fail('delivery-unknown', { delivery: fields.get('applicationID') ?? '' });
  if (asked.message === undefined || MESSAGES.get(asked.message)?.pair !== message.code)
    return fail('message-not-the-answer', { code: message.code, to: asked.message ?? '' });
  if (numberOf(fields.get('accountNumber')) !== numberOf(state.account.number)) return contradicts('accountNumber');
  const answered: Answered = { state, asked, fields, currency: currencyOf(state, asked) };
  const given = fields.get('currency');
  if (given !== undefined && given !== answered.currency) return contradicts('currency');
  const isDone = fields.get('result') === RESULT_DONE;
  const cause = [fields.get('failureCause'), fields.get('feedbackRemark')].find((text) => text !== undefined);
  if (isDone && fields.has('failureCause')) return contradicts('failureCause');
  const values = valuesOf(answered, isDone);
  if (!values.ok) return values;
  const isWhole = isWholeOf(answered, values.value.executedMinor);
  if (!isDone && cause === undefined && values.value.prior === undefined)
    return fail('message-field-missing', { code: message.code, field: 'failureCause' });
  return ok({
    ...{ type: 'measure.feedback', record: { kind: 'measure', id: state.id }, delivery: asked.id },
    result: isDone ? (isWhole ? 'done' : 'partly') : 'refused',
    ...(cause === undefined ? {} : { reason: cause }),
    ...values.value,
    ...(check === undefined ? {} : { check }),
  });
}

/** The institution's side: the answer that says the same as the command. */
export function feedbackMessage(
  state: MeasureState,
  command: Feedback,
  by: { readonly operator: string; readonly institution: string; readonly refusalCode: string },
): Result<PlatformMessage> {
  const asked = state.deliveries.find(({ id }) => id === command.delivery);
  const code = asked?.message === undefined ? undefined : MESSAGES.get(asked.message)?.pair;
  if (asked === undefined || code === undefined) return fail('delivery-unknown', { delivery: command.delivery });
  const currency = currencyOf(state, asked);
  const amount = (name: string, minor: number | undefined, unit = currency) =>
    minor === undefined ? {} : { [name]: messageAmount(minor, unit) };
  const time = (name: string, ms: number | undefined) => (ms === undefined ? {} : { [name]: messageTime(ms) });
  const { prior, result, reason } = command;
  const freeze = freezeOf(state, asked);
  const message: PlatformMessage = {
    code,
    fields: {
      ...{ applicationID: asked.id, result: result === 'refused' ? by.refusalCode : RESULT_DONE },
      ...{ accountType: state.account.isUnit ? '02' : '01', accountNumber: state.account.number },
      ...amount('accountBalance', command.balanceMinor),
      ...amount(code === '100204' ? 'unfreezeBalance' : 'frozedBalance', command.executedMinor),
      ...(freeze === undefined || code === '100204' ? {} : { currency }),
      ...(freeze === undefined ? {} : amount('appliedBalance', freeze.amountMinor)),
      ...time(code === '100204' ? 'withdrawalTime' : 'startTime', command.startedMs),
      ...time('expireTime', command.endsMs),
      ...(reason === undefined ? {} : { [result === 'refused' ? 'failureCause' : 'feedbackRemark']: reason }),
      ...(prior === undefined ? {} : { formerApplicationDepartment: prior.body, formerFrozenCurrency: currency }),
      ...amount('formerFrozenBalance', prior?.amountMinor),
      ...time('formerFrozenExpireTime', prior?.expiresMs),
      ...{ feedbackOrgName: by.institution, operatorName: by.operator },
    },
  };
  const checked = checkMessage(message);
  return checked.ok ? ok(message) : checked;
}

/** Times, amounts and the earlier freeze, each consistent with the order and with the others. */
function valuesOf({ fields, state, asked, currency }: Answered, isDone: boolean): Result<Values> {
  const time = (name: string) => valueOf(fields.get(name), (text) => readMessageTime(name, text));
  const amount = (name: string) => valueOf(fields.get(name), (text) => readMessageAmount(name, text, currency));
  const startedMs = time('startTime') ?? time('withdrawalTime');
  const endsMs = time('expireTime');
  const [applied, executedMinor, balanceMinor] = [
    amount('appliedBalance'),
    amount(asked.message === '100203' ? 'unfreezeBalance' : 'frozedBalance'),
    amount('accountBalance'),
  ];
  const begins = ['stop', 'extend-stop', 'freeze'].includes(asked.instruction);
  if (isDone && begins && startedMs === undefined)
    return fail('message-field-missing', { code: asked.message ?? '', field: 'startTime' });
  if (startedMs !== undefined && endsMs !== undefined && endsMs <= startedMs) return contradicts('expireTime');
  const freeze = freezeOf(state, asked);
  if (applied !== undefined && freeze?.amountMinor !== undefined && applied !== freeze.amountMinor)
    return contradicts('appliedBalance');
  if (executedMinor !== undefined && applied !== undefined && executedMinor > applied)
    return contradicts('frozedBalance');
  if (executedMinor !== undefined && balanceMinor !== undefined && executedMinor > balanceMinor)
    return contradicts('accountBalance');
  const left = amount('accountAvaiableBalance');
  if (left !== undefined && balanceMinor !== undefined && left > balanceMinor)
    return contradicts('accountAvaiableBalance');
  if (!isDone && asked.instruction === 'freeze' && (executedMinor ?? 0) > 0) return contradicts('frozedBalance');
  const prior = priorOf(fields);
  if (!prior.ok) return prior;
  if (isDone && prior.value !== undefined) return contradicts('formerApplicationDepartment');
  return ok({
    ...(startedMs === undefined ? {} : { startedMs }),
    ...(endsMs === undefined ? {} : { endsMs }),
    ...(balanceMinor === undefined ? {} : { balanceMinor }),
    ...(executedMinor === undefined ? {} : { executedMinor }),
    ...(prior.value === undefined ? {} : { prior: prior.value }),
  });
}

function priorOf(fields: ReadonlyMap<string, string>): Result<PriorFreeze | undefined> {
  const body = fields.get('formerApplicationDepartment');
  const [amount, expires] = [fields.get('formerFrozenBalance'), fields.get('formerFrozenExpireTime')];
  if (body === undefined)
    return amount === undefined && expires === undefined ? ok(undefined) : contradicts('formerApplicationDepartment');
  const currency = fields.get('formerFrozenCurrency') ?? 'CNY';
  const amountMinor = valueOf(amount, (text) => readMessageAmount('formerFrozenBalance', text, currency));
  const expiresMs = valueOf(expires, (text) => readMessageTime('formerFrozenExpireTime', text));
  return ok({
    body,
    ...(amountMinor === undefined ? {} : { amountMinor }),
    ...(expiresMs === undefined ? {} : { expiresMs }),
  });
}

/** `checkMessage` has read every field before. */
function valueOf(text: string | undefined, read: (text: string) => Result<number>): number | undefined {
  if (text === undefined) return undefined;
  const value = read(text);
  if (!value.ok) throw new Error(`a checked field that cannot be read: ${value.problem.code}`);
  return value.value;
}

function isWholeOf({ state, asked }: Answered, executedMinor: number | undefined): boolean {
  if (asked.instruction !== 'freeze') return true;
  const freeze = freezeOf(state, asked);
  return freeze?.mode !== 'limited' || executedMinor === undefined || executedMinor >= (freeze.amountMinor ?? 0);
}

function freezeOf(state: MeasureState, { about }: MeasureDelivery): Freeze | undefined {
  return state.freezes.find(({ id }) => id === about);
}

function currencyOf(state: MeasureState, asked: MeasureDelivery): string {
  const stop = state.stops.find(({ id }) => id === asked.about);
  const request = state.requests.find(({ id }) => id === stop?.request);
  return freezeOf(state, asked)?.currency ?? stop?.hop?.currency ?? request?.application.currency ?? 'CNY';
}

function numberOf(text: string | undefined): string {
  return normaliseNumber(text ?? '').main;
}

function contradicts(field: string): Result<never> {
  return fail('message-contradicts', { field });
}
