import { fail, type Result } from '#model';

import type { Freeze, MeasureDelivery, MeasureState, Stop, StopRequest } from '../measures/measure-state.ts';
import { messageAmount, messageTime } from './message-text.ts';
import type { ApplicationType, Urgency } from './message-vocabulary.ts';
import { checkMessage, type PlatformMessage } from './platform-message.ts';

/** An officer as the message names one. */
export interface Signer {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** What the office adds to an order: who signs it, and the words of its reason. */
export interface OrderSigning {
  readonly agency: { readonly id: string; readonly name: string };
  readonly operator: Signer;
  readonly investigator: Signer;
  readonly urgency: Urgency;
  readonly reason: string;
  readonly remark?: string;
  readonly appliedMs: number;
  /** Fixed term or sub-account: `主账号_识别号`, no demand account. */
  readonly isDemandAccount: boolean;
}

interface Order {
  readonly state: MeasureState;
  readonly asked: MeasureDelivery;
  readonly signing: OrderSigning;
}

/**
 * The platform's message of an instruction to an institution. Problems: `delivery-unknown`, `delivery-has-no-message`, those of
 * `checkMessage`.
 */
export function orderMessage(state: MeasureState, delivery: string, signing: OrderSigning): Result<PlatformMessage> {
  const asked = state.deliveries.find(({ id }) => id === delivery);
  if (asked === undefined) return fail('delivery-unknown', { delivery });
  if (asked.message === undefined) return fail('delivery-has-no-message', { delivery, instruction: asked.instruction });
  const order: Order = { state, asked, signing };
  const fields = { ...caseFields(order), ...accountFields(order), ...ownFields(order), ...signedFields(signing) };
  const message = { code: asked.message, fields };
  const checked = checkMessage(message);
  return checked.ok ? { ok: true, value: message } : checked;
}

function ownFields(order: Order): Readonly<Record<string, string>> {
  const { state, asked, signing } = order;
  const { reason, remark } = signing;
  const stop = state.stops.find(({ id }) => id === asked.about);
  const freeze = state.freezes.find(({ id }) => id === asked.about);
  switch (asked.message) {
    case '100101':
      return { ...stopFields(order, stop), reason, ...(remark === undefined ? {} : { remark }) };
    case '100201':
      return {
        ...freezeFields(freeze),
        ...(freeze?.approvedMs === undefined ? {} : { freezeStartTime: messageTime(freeze.approvedMs) }),
        ...{ reason },
        ...(remark === undefined ? {} : { remark }),
      };
    case '100205': {
      const last = freeze?.terms.at(-1);
      return {
        ...freezeFields(freeze),
        ...originalOf(order),
        ...{ extendRemark: reason },
        ...(last === undefined ? {} : { postponeStartTime: messageTime(last.fromMs + 1) }),
        ...(last?.endsMs === undefined ? {} : { expireTime: messageTime(last.endsMs) }),
      };
    }
    case '100105':
      return { ...originalOf(order), extendRemark: reason };
    default:
      return { ...originalOf(order), withdrawalRemark: reason };
  }
}

/** The movement on which a stop rests: what the victim reported, or the hop that an institution reported. */
function stopFields(order: Order, stop: Stop | undefined): Readonly<Record<string, string>> {
  const { state, signing } = order;
  const request = state.requests.find(({ id }) => id === stop?.request);
  const type = { applicationType: applicationType(stop, request, signing) };
  if (stop?.hop !== undefined) {
    const { reportedBy, fromNumber, fromName, amountMinor, currency, movedMs } = stop.hop;
    return {
      ...type,
      ...{ transferOutBankID: reportedBy, transferOutAccountNumber: fromNumber, transferOutAccountName: fromName },
      ...{ currency, transferAmount: messageAmount(amountMinor, currency), transferTime: messageTime(movedMs) },
    };
  }
  if (request === undefined) return type;
  const { from, amountMinor, currency, transferredMs } = request.application;
  return {
    ...type,
    ...(type.applicationType < '02' ? {} : { originalApplicationID: request.id }),
    ...{ transferOutBankID: from.institution, transferOutAccountNumber: from.number },
    ...{ transferOutAccountName: from.name, currency },
    ...{ transferAmount: messageAmount(amountMinor, currency), transferTime: messageTime(transferredMs) },
  };
}

function applicationType(
  stop: Stop | undefined,
  request: StopRequest | undefined,
  { isDemandAccount }: OrderSigning,
): ApplicationType {
  const currency = request?.application.currency ?? stop?.hop?.currency ?? 'CNY';
  const isPlain = isDemandAccount && currency === 'CNY';
  if (stop?.kind === 'bank-first') return isPlain ? '04' : '05';
  if (request !== undefined && request.receivedByKind !== 'police') return isPlain ? '02' : '03';
  return isPlain ? '00' : '01';
}

function freezeFields(freeze: Freeze | undefined): Readonly<Record<string, string>> {
  if (freeze === undefined) return {};
  const { mode, amountMinor, currency } = freeze;
  return {
    ...{ freezeType: mode === 'limited' ? '01' : '02', currency },
    ...(amountMinor === undefined ? {} : { balance: messageAmount(amountMinor, currency) }),
  };
}

/** The order that began what is released, extended or renewed. */
function originalOf({ state, asked }: Order): Readonly<Record<string, string>> {
  const stop = state.stops.find(({ id }) => id === asked.about);
  const about = asked.message === '100105' ? stop?.extends : asked.about;
  const first = state.deliveries.find((one) => one.about === about && one.id !== asked.id);
  return first === undefined ? {} : { originalApplicationID: first.id };
}

function caseFields({ state, asked, signing }: Order): Readonly<Record<string, string>> {
  const openedCase = state.freezes.find(({ id }) => id === asked.about)?.openedCase.caseNo;
  return {
    ...{ applicationID: asked.id, caseNumber: openedCase ?? state.caseNo ?? '' },
    emergencyLevel: signing.urgency,
  };
}

function accountFields({ state: { account }, asked }: Order): Readonly<Record<string, string>> {
  const { number, name, isUnit } = account;
  return { bankID: asked.to, accountType: isUnit ? '02' : '01', accountName: name, accountNumber: number };
}

function signedFields({ agency, operator, investigator, appliedMs }: OrderSigning): Readonly<Record<string, string>> {
  return {
    ...{ applicationTime: messageTime(appliedMs), applicationOrgID: agency.id, applicationOrgName: agency.name },
    ...{ operatorIDType: operator.idType, operatorIDNumber: operator.idNumber },
    ...{ operatorName: operator.name, operatorPhoneNumber: operator.phone },
    ...{ investigatorIDType: investigator.idType, investigatorIDNumber: investigator.idNumber },
    investigatorName: investigator.name,
  };
}
