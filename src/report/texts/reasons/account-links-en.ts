import type { ValueReader } from '../value-reader.ts';

/** Explanations of the detectors of openings and shared control. */
export const ACCOUNT_LINKS_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'frequent-openings': (v) =>
    `Indicators of frequent opening and closing: the holder opened or closed accounts ${v.count('visits')} times within ${v.duration('windowSeconds')} (one outlet on one day counts once; threshold: ${v.count('minimumVisits')})`,
  'accumulated-openings': (v) =>
    `Indicators of accumulated accounts: the holder opened ${v.count('accounts')} accounts within ${v.duration('windowSeconds')} and kept them (threshold: ${v.count('minimumAccounts')})`,
  'group-opening-payee': (v) => group(v, 'and most of what they paid soon after went to the same person'),
  'group-opening-payer': (v) => group(v, 'and the first money on each came from the same person'),
  'group-opening-agent': (v) => group(v, 'through the same agent'),
  'group-opening-device': (v) => group(v, 'on the same device'),
  'group-opening-phone': (v) => group(v, 'giving the same contact phone'),
  'agent-openings': (v) =>
    `Indicators of an agent who opens for others: the same agent opened for ${v.count('holders')} holders within ${v.duration('windowSeconds')} (threshold: ${v.count('minimumHolders')})${v.number('wages') === 1 ? '; wages are paid into the account, so it may be an employer’s agent; counted for less' : ''}`,
  'other-document': (v) =>
    `Indicators of several openings with another document: the holder opened ${v.count('accounts')} accounts with a document other than the resident ID card (threshold: ${v.count('minimumAccounts')}); not enough by itself`,
  'shared-phone': (v) =>
    `Indicators of shared contact data: ${v.count('accounts')} accounts of ${v.count('holders')} different holders have the same contact phone on file (threshold: ${v.count('minimumSharing')} holders; a family may share one)`,
  'shared-address': (v) =>
    `Indicators of shared contact data: ${v.count('holders')} different holders at one address opened accounts within ${v.duration('windowSeconds')} and paid most of their money to the same person (threshold: ${v.count('minimumHolders')})`,
  'control-device': (v) => control(v, 'the same device'),
  'control-mac': (v) => control(v, 'the same MAC address'),
  'control-terminal': (v) => control(v, 'the same terminal'),
  'shared-network': (v) =>
    `Indicators of operation from one place: from one IP address ${v.count('holders')} different holders paid the same person on the same day, on ${v.count('days')} days (threshold: ${v.count('minimumHolders')} a day, ${v.count('minimumDays')} days); firms, schools and households may share an address`,
  'impossible-travel': (v) =>
    `Indicators of one card in two hands: used ${v.count('times')} times at machines or counters far apart, ${v.duration('shortestSeconds')} between them at the shortest (threshold: less than ${v.duration('withinSeconds')}; neighbouring provinces are not judged)`,
  'many-cards-one-machine': (v) =>
    `Indicators of cash-out for many at one machine: cards of ${v.count('cards')} different holders drew cash near the cap at the same machine within ${v.duration('windowSeconds')}, ${v.amount('amountMinor')} of it from this account (threshold: ${v.count('minimumCards')} holders)`,
  'overseas-withdrawals': (v) =>
    `Indicators of cash abroad near the cap: on ${v.count('days')} days within ${v.duration('windowSeconds')} the cash drawn abroad reached ${v.share('nearCapShare')} of the daily cap of ${v.amount('capMinor')}, ${v.amount('amountMinor')} in all (threshold: ${v.count('minimumDays')} days)`,
};

function group(v: ValueReader, link: string): string {
  return `Indicators of escorted openings: ${v.count('holders')} holders opened accounts within ${v.duration('windowSeconds')} ${link} (threshold: ${v.count('minimumHolders')})`;
}

function control(v: ValueReader, by: string): string {
  return `Indicators of control by someone else: this account and ${v.count('accounts')} accounts of ${v.count('holders')} other holders use ${by} (threshold: ${v.count('minimumOthers')} other holders)`;
}
