import type { ValueReader } from '../value-reader.ts';

/** Reason of a member of a run-points pool. What it resembles is only ever "-like", never what it is. */
export const POOL_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'run-points': (v) =>
    `Indicators of a run-points pool: ${v.count('members')} accounts with ${v.count('poolSessions')} collection sessions, ${v.amount('poolInflowMinor')} in all; of these the account has ${v.count('sessions')}, with ${v.count('credits')} credits of ${v.amount('inflowMinor')} from ${v.count('payers')} payers, ${v.share('outflowShare')} of which left within ${v.duration('onwardSeconds')} of the session’s last credit (first in first out); ${v.share('convergence')} of the pool’s outflow converges on few receivers (${v.count('sinks')} listed)${rotationEn(v)}${feeEn(v)}; also: ${supportsEn(v)}${likenessEn(v)} (threshold: ${v.count('minimumMembers')} accounts, ${v.share('minimumShare')} out)`,
};

function rotationEn(v: ValueReader): string {
  return v.number('rotates') === 1
    ? `; members take turns: ${v.text('atOnce')} collect at once on average while anyone does, and ${v.share('handovers')} of the sessions begin just after another member’s end, rare among randomly shifted times`
    : '';
}

function feeEn(v: ValueReader): string {
  return v.number('feeStable') === 1
    ? `; the share left behind by a session is stable, median ${v.share('feeMedian')} (95% interval ${v.share('feeLower')} to ${v.share('feeUpper')})`
    : '';
}

const SUPPORTS: Readonly<Record<string, string>> = {
  'unique-cents': 'round sums marked by cents of their own',
  probes: 'small trial payments before large ones',
  'short-life': 'accounts silent after less than a month of use',
  succession: 'new accounts taking over as old ones stop',
  night: 'much collected at night',
};

function supportsEn(v: ValueReader): string {
  return v
    .text('supports')
    .split(' ')
    .map((support) => SUPPORTS[support] ?? support)
    .join(', ');
}

function likenessEn(v: ValueReader): string {
  const back = `${v.share('twoWayShare')} of the payers were later paid by a member`;
  if (v.text('likeness') === 'gambling-like') {
    return `; ${back}, mostly in recurring round sums: gambling-like deposit and payout (a likeness only, to be checked)`;
  }
  if (v.text('likeness') === 'fraud-like') {
    return `; ${back}, mostly large single payments: fraud-like collection (a likeness only, to be checked)`;
  }
  return '';
}
