import type { Act } from '#law';

import type { ItemKind } from '../people/person.ts';

const KINDS: readonly (readonly [object: string, kinds: readonly ItemKind[]])[] = [
  ['bank-account', ['bank-account', 'corporate-account', 'settlement-card']],
  ['payment-account', ['payment-account', 'wallet']],
  ['phone-card', ['phone-card', 'mvno-card']],
  ['iot-card', ['iot-card']],
  ['wallet', ['wallet', 'payment-account']],
  ['fixed-phone', ['fixed-line']],
  ['telecom-line', ['telecom-line', 'fixed-line']],
  ['sms-port', ['sms-port']],
  ['internet-account', ['internet-account']],
];

/** Whether an act of this kind can be done with such an item: a bank account is not sold with a telephone card. */
export function isItemOfAct(act: Act, kind: ItemKind): boolean {
  const kinds = KINDS.find(([object]) => act.endsWith(`-${object}`))?.[1];
  return kinds === undefined || kinds.includes(kind);
}
