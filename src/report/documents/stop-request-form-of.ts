import { FOUR_FIELDS, passes, type MeasureState, type Stop, type StopRequest } from '#casework';
import { fail, formatAmount, formatInstant, maskName, maskNumber, ok, type Result } from '#model';

import type { StopRequestForm } from './form-data.ts';
import { formWords, type FormStamp } from './form-words.ts';

const KINDS = { first: 'first', extension: 'renewal', extended: 'extension', 'bank-first': 'bank-first' } as const;

/**
 * The request for one stop of a measure record, or, without `stop`, for the last application of a victim. Problems: `stop-unknown`,
 * `request-unknown` (neither a stop nor an application).
 */
export function stopRequestForm(
  state: MeasureState,
  stamp: FormStamp,
  {
    stop: id,
    agencyName = (agency) => agency,
  }: { readonly stop?: string; readonly agencyName?: (id: string) => string } = {},
): Result<StopRequestForm> {
  const stop = state.stops.find((each) => each.id === id);
  if (id !== undefined && stop === undefined) return fail('stop-unknown', { stop: id });
  const request =
    state.requests.find((each) => each.id === stop?.request) ?? (id === undefined ? state.requests.at(-1) : undefined);
  if (stop === undefined && request === undefined) return fail('request-unknown', { request: '' });
  const { language, unmask } = stamp;
  const name = (text: string): string => (unmask === undefined ? maskName(text) : text);
  const number = (text: string): string => (unmask === undefined && text !== '' ? maskNumber(text) : text);
  const application = request?.application;
  const { account } = state;
  return ok({
    kind: stop === undefined ? 'first' : KINDS[stop.kind],
    caseNo: state.caseNo ?? '',
    payerInstitution: agencyName(application?.from.institution ?? stop?.hop?.reportedBy ?? ''),
    payerName: name(application?.from.name ?? stop?.hop?.fromName ?? ''),
    payerNumber: number(application?.from.number ?? stop?.hop?.fromNumber ?? ''),
    currency: application?.currency ?? stop?.hop?.currency ?? '',
    amount: amountOf(application, stop, language),
    paidAt: time(application?.transferredMs ?? stop?.hop?.movedMs),
    institution: agencyName(account.institution),
    accountKind: account.isUnit ? 'corporate' : 'personal',
    name: name(account.name),
    number: number(account.number),
    layer: '',
    held: '',
    confidence: '',
    expectedOutflow: '',
    reason: reasonOf({ request, stop }, stamp, { agencyName, number }),
    start: time(stop?.startedMs),
    end: time(stop?.endsMs),
    checks: checksOf(stop),
    passes: stop?.check !== undefined && passes(stop.check),
    marks: marksOf(application, stamp),
    sources: [],
  });
}

function time(ms: number | undefined): string {
  return ms === undefined ? '' : formatInstant(ms).slice(0, 19).replace('T', ' ');
}

function amountOf(
  application: StopRequest['application'] | undefined,
  stop: Stop | undefined,
  language: FormStamp['language'],
): string {
  if (application !== undefined) return formatAmount(application.amountMinor, application.currency, language);
  return stop?.hop === undefined ? '' : formatAmount(stop.hop.amountMinor, stop.hop.currency, language);
}

function reasonOf(
  { request, stop }: { readonly request: StopRequest | undefined; readonly stop: Stop | undefined },
  { language }: FormStamp,
  { agencyName, number }: { readonly agencyName: (id: string) => string; readonly number: (text: string) => string },
): string {
  const say = formWords(language);
  if (stop?.hop !== undefined)
    return say('stopReasonHop', {
      institution: agencyName(stop.hop.reportedBy),
      number: number(stop.hop.fromNumber),
      amount: formatAmount(stop.hop.amountMinor, stop.hop.currency, language),
      time: time(stop.hop.movedMs),
    });
  if (request !== undefined)
    return say('stopReasonVictim', { channel: request.application.channel, request: request.id });
  return say('stopReasonOther');
}

/** Without a check nothing is said to match: an unchecked request stops nothing. */
function checksOf(stop: Stop | undefined): StopRequestForm['checks'] {
  const check = stop?.check;
  const fields = FOUR_FIELDS.map((field) => [field, check?.[field] ?? 'unchecked'] as const);
  return Object.fromEntries(fields) as StopRequestForm['checks'];
}

function marksOf(application: StopRequest['application'] | undefined, { language, unmask }: FormStamp): string[] {
  if (application === undefined) return [];
  const say = formWords(language);
  const { suspectContact, isSigned, isLiabilityPromised } = application;
  const contact = unmask === undefined ? maskNumber(suspectContact) : suspectContact;
  return [
    ...(isSigned ? [] : [say('stopNotSigned')]),
    ...(isLiabilityPromised ? [] : [say('stopNoPromise')]),
    ...(suspectContact === '' ? [] : [say('stopSuspect', { contact })]),
  ];
}
