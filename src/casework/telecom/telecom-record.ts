import { fail, ok, type Result } from '#model';

import { unanswered } from '../delivery.ts';
import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import type { Clock, EventHead, LawContext, RecordModule } from '../record.ts';
import { add, cascade, confirm, determine, lift, open } from './decide-numbers.ts';
import { keep, restrict, suspend, suspendIot } from './decide-restriction.ts';
import { ask, recordVerification, type OnNumber, type TelecomInput } from './decide-verification.ts';
import { newDeliveries } from './deliveries.ts';
import { evolveTelecom } from './evolve-telecom.ts';
import { liftTelecom } from './lift-telecom.ts';
import { TELECOM_COMMANDS, type CommandOf, type TelecomCommand, type TelecomEvent } from './telecom-commands.ts';
import { numberOf, RISK_LEVELS, type TelecomState } from './telecom-state.ts';
import { termClock } from '../term-clock.ts';

/**
 * Numbers of one person that carriers check again and, where the check fails, restrict (anti-fraud law, Articles 11, 12, 14, 22, 32).
 * Problems beside those of each command: `number-unknown`, `number-removed`, `not-your-number`.
 */
export const telecomRecord: RecordModule<TelecomState, TelecomCommand, TelecomEvent> = {
  kind: 'telecom',
  begins: ['telecom.open'],
  commands: TELECOM_COMMANDS,
  headOf: (command) => {
    if (command.type !== 'telecom.open') return { region: '', agencies: [] };
    const { region, personId, caseNo, finding, numbers } = command;
    return {
      region,
      personId,
      agencies: [...new Set(numbers.map(({ carrier }) => carrier))],
      ...(caseNo === undefined ? {} : { caseNo }),
      ...(finding === undefined ? {} : { finding }),
    };
  },
  decide,
  evolve: evolveTelecom,
  clocks,
  fire: (state, { code, item = '' }) => {
    if (code === 'telecom-verification') return [{ type: 'telecom.verification-overdue', number: item } as const];
    const to = state.deliveries.find(({ id }) => id === item)?.to ?? '';
    return [{ type: 'telecom.receipt-overdue', delivery: item, to } as const];
  },
  lift: liftTelecom,
};

function decide(input: TelecomInput): Result<readonly EventHead[]> {
  const { state, command } = input;
  if (command.type === 'telecom.open') return open(input, command);
  if (state === undefined) return fail('record-unknown', { ...command.record });
  switch (command.type) {
    case 'telecom.add':
      return add(input, state, command);
    case 'telecom.cascade':
      return cascade(input, state, command);
    case 'telecom.lift':
      return lift(input, state, command);
    case 'telecom.report':
      return report(input, state, command);
    case 'telecom.receipt':
      return receipt(input, state, command);
    default:
      return decideNumber(input, state, command);
  }
}

type NumberCommand = Extract<TelecomCommand, { readonly number: string }>;

function decideNumber(input: TelecomInput, state: TelecomState, command: NumberCommand): Result<readonly EventHead[]> {
  const { number } = command;
  const each = numberOf(state, number);
  if (each === undefined) return fail('number-unknown', { number });
  if (each.isRemoved) return fail('number-removed', { number });
  const { agency } = input.context.actor;
  if (agency.kind === 'carrier' && agency.id !== each.carrier) return fail('not-your-number', { number });
  const on = { input, state, each };
  switch (command.type) {
    case 'telecom.determine':
      return determine({ ...on, command });
    case 'telecom.ask':
      return ask({ ...on, command });
    case 'telecom.record-verification':
      return recordVerification({ ...on, command });
    case 'telecom.restrict':
      return restrict({ ...on, command });
    case 'telecom.suspend':
      return suspend({ ...on, command });
    case 'telecom.keep':
      return keep({ ...on, command });
    case 'telecom.confirm':
      return confirm({ ...on, command });
    case 'telecom.assess-iot':
      return assessIot({ ...on, command });
    case 'telecom.suspend-iot':
      return suspendIot({ ...on, command });
    case 'telecom.refer-accounts':
      return referAccounts({ ...on, command });
  }
}

/** Article 12: risk first. Problems: `no-iot-card`, `assessment-incomplete`. */
function assessIot({ input, state, each, command }: OnNumber<'telecom.assess-iot'>): Result<readonly EventHead[]> {
  const { number, risk, assessment } = command;
  if (each.kind !== 'iot-card') return fail('no-iot-card', { number });
  const unlisted = oneOf(RISK_LEVELS, risk, 'risk');
  if (unlisted !== undefined) return { ok: false, problem: unlisted };
  const { functions, scenario, device } = assessment;
  if (functions.length === 0 || scenario.trim() === '' || device.trim() === '')
    return fail('assessment-incomplete', { number });
  return ok([makeEvent(state, input.context, { type: 'telecom.iot-assessed', number, risk, assessment })]);
}

/**
 * Article 22: accounts that hang on a case or abnormal number are checked by their platforms on police's demand; what the platform
 * does is its own. Problems: `number-not-abnormal`, `reason-missing`.
 */
function referAccounts(on: OnNumber<'telecom.refer-accounts'>): Result<readonly EventHead[]> {
  const { input, state, each, command } = on;
  const { number, platform, reason } = command;
  if (each.determined === undefined && each.restriction === undefined) return fail('number-not-abnormal', { number });
  if (reason.trim() === '') return fail('reason-missing', { command: command.type });
  const deliveries = newDeliveries(state, input.context.nowMs, [
    { to: platform, instruction: 'verify-accounts', number },
  ]);
  return ok([makeEvent(state, input.context, { type: 'telecom.accounts-referred', number, reason, deliveries })]);
}

/** Article 14: to police and to the regulator, both. Problem: `report-needs-both`. */
function report(
  { context }: TelecomInput,
  state: TelecomState,
  { police, regulator, what, note }: CommandOf<'telecom.report'>,
): Result<readonly EventHead[]> {
  if (police.trim() === '' || regulator.trim() === '' || police === regulator) return fail('report-needs-both');
  const orders = [police, regulator].map((to) => ({ to, instruction: 'report' }));
  const deliveries = newDeliveries(state, context.nowMs, orders);
  return ok([makeEvent(state, context, { type: 'telecom.reported', what, note, deliveries } as const)]);
}

/** The answer of a platform, which has no desk here, is entered by police. Problems: `telecom-delivery-unknown`, `telecom-delivery-not-yours`, `lift-cannot-be-refused`, `reason-missing`. */
function receipt(
  { context }: TelecomInput,
  state: TelecomState,
  { type, delivery, result, reason }: CommandOf<'telecom.receipt'>,
): Result<readonly EventHead[]> {
  const found = unanswered(state.deliveries).find(({ id }) => id === delivery);
  if (found === undefined) return fail('telecom-delivery-unknown', { delivery });
  const unlisted = oneOf(['done', 'partly', 'refused'], result, 'result');
  if (unlisted !== undefined) return { ok: false, problem: unlisted };
  const isEntered = found.instruction === 'verify-accounts' && context.actor.agency.kind === 'police';
  if (found.to !== context.actor.agency.id && !isEntered) return fail('telecom-delivery-not-yours', { delivery });
  if (result !== 'done' && ENDING.includes(found.instruction)) return fail('lift-cannot-be-refused', { delivery });
  if (result !== 'done' && (reason ?? '').trim() === '') return fail('reason-missing', { command: type });
  const given = { atMs: context.nowMs, result, ...(reason === undefined ? {} : { reason }) };
  return ok([makeEvent(state, context, { type: 'telecom.receipt-recorded', delivery, receipt: given } as const)]);
}

const ENDING: readonly string[] = ['lift', 'ease', 'remove-from-name'];

function clocks({ numbers, deliveries, alarmed }: TelecomState, law: LawContext): readonly Clock[] {
  const checks = numbers.flatMap(({ number, verification, isRemoved }) =>
    isRemoved || verification === undefined || verification.result !== undefined || verification.isOverdue
      ? []
      : [clock('telecom-verification', { item: number, fromMs: verification.askedMs }, law)],
  );
  const receipts = unanswered(deliveries)
    .filter(({ id }) => !alarmed.includes(id))
    .map(({ id, orderedMs }) => clock('telecom-receipt', { item: id, fromMs: orderedMs }, law));
  return [...checks, ...receipts];
}

const RULES = { 'telecom-verification': 'telecom-reverify-hours', 'telecom-receipt': 'receipt-hours' } as const;

function clock(
  code: keyof typeof RULES,
  { item, fromMs }: { readonly item: string; readonly fromMs: number },
  law: LawContext,
): Clock {
  return termClock({ code, item, rule: RULES[code], effect: 'alarm', fromMs }, law);
}
