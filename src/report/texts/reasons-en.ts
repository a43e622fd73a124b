import type { ValueReader } from './value-reader.ts';

/** Explanations of signals: what was measured, and against which threshold. Never more than "indicators of". */
export const REASONS_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'pass-through': (v) =>
    `Indicators of rapid pass-through: ${v.amount('creditsMinor')} in within ${v.duration('windowSeconds')}, of which ${v.share('share')} (${v.amount('matchedMinor')}) out again within ${v.duration('onwardSeconds')}; retention ${v.share('retention')}, median dwell ${v.duration('dwellSeconds')} (threshold: ${v.amount('minimumAmountMinor')} in, ${v.share('minimumShare')} out)${timesEn(v)}`,
  gather: (v) =>
    `Indicators of gathering: within ${v.duration('windowSeconds')} ${v.count('payers')} payers sent ${v.amount('inflowMinor')}, of which ${v.share('passedOnShare')} (${v.amount('passedOnMinor')}) went on to ${v.count('payees')} ${v.number('payees') === 1 ? 'payee' : 'payees'} within ${v.duration('onwardSeconds')} (threshold: ${v.count('minimumPayers')} payers, ${v.share('minimumShare')})`,
  'fan-in': (v) =>
    `Indicators of dispersed inflow: within ${v.duration('windowSeconds')} ${v.count('partners')} distinct payers in ${v.count('transfers')} transfers, ${v.amount('amountMinor')} in all (threshold: ${v.count('minimumPartners')})${usualEn(v)}${timesEn(v)}`,
  'fan-out': (v) =>
    `Indicators of dispersal: within ${v.duration('windowSeconds')} ${v.count('partners')} distinct payees in ${v.count('transfers')} transfers, ${v.amount('amountMinor')} in all (threshold: ${v.count('minimumPartners')})${usualEn(v)}${timesEn(v)}`,
  cycle: (v) =>
    `Indicators of circular flow: ${v.count('accounts')} accounts in a chain, ${v.count('transfers')} transfers, ${v.amount('amountMinor')} in all, back at the start within ${v.duration('spanSeconds')} at the shortest (window ${v.duration('windowSeconds')})${timesEn(v)}`,
  'victim-report': (v) =>
    `A victim report names this account as the receiver of ${v.amount('amountMinor')}; it matches a transfer in the statements`,
  'victim-report-unmatched': (v) =>
    `A victim report names this account as the receiver of ${v.amount('amountMinor')}; no single matching transfer is in the statements`,
  'case-involved': (v) => `The account is on a case-involved list${v.since === '' ? '' : ` (since ${v.since})`}`,
  'protected-holder': (v) =>
    `The holder is ${v.count('age')} years old: possible exploitation; see to the person first`,
};

function usualEn(v: ValueReader): string {
  return v.has('usualTransfers') ? `; usually about ${v.text('usualTransfers')} transfers in as much time` : '';
}

function timesEn(v: ValueReader): string {
  return v.number('occurrences') > 1 ? `; seen ${v.count('occurrences')} times, this is the strongest` : '';
}
