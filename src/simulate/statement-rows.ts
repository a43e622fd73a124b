import type { StatementField } from '#model';

import { legTime } from './account-legs.ts';
import { kindOf, type PaymentMode } from './payment-kinds.ts';
import type { Town } from './simulate-town.ts';
import { BANKS, type TownAccount } from './town-people.ts';
import { SHANGHAI_OFFSET_MS } from './town-payment.ts';

export type StatementRow = Readonly<Partial<Record<StatementField, string>>>;

const CHANNELS: Readonly<Record<PaymentMode, string>> = {
  online: '手机银行',
  code: '二维码',
  till: '银联消费',
  atm: '自助设备',
  counter: '柜面',
  batch: '批量',
  quick: '网联协议',
};

/** Rows of one account in its own order with balances that add up, as texts of the police statement's fields. */
export function* statementRows(town: Town, account: number): Generator<StatementRow> {
  const { legs, payments, accounts } = town;
  const own = accounts[account];
  if (own === undefined || own.outside) return;
  let balanceMinor = legs.openingMinor[account] ?? 0;
  for (let i = legs.offsets[account] ?? 0; i < (legs.offsets[account + 1] ?? 0); i += 1) {
    const leg = legs.leg[i] as number;
    const amount = payments.amountMinor[leg >>> 1] ?? 0;
    balanceMinor += (leg & 1) === 1 ? amount : -amount;
    yield rowOf(town, own, leg, balanceMinor);
  }
}

function rowOf(town: Town, own: TownAccount, leg: number, balanceMinor: number): StatementRow {
  const { payments, accounts } = town;
  const [payment, credit] = [leg >>> 1, (leg & 1) === 1];
  const other = accounts[(credit ? payments.from[payment] : payments.to[payment]) ?? -1];
  const kind = kindOf(payments.kind[payment] ?? 0);
  const sameBank = other === undefined || other.bank === own.bank;
  const merchant = accounts[payments.merchant[payment] ?? -1];
  return {
    ownCard: own.card,
    ownAccount: own.account,
    ownName: own.holderName,
    ownId: own.holderId,
    time: timeText(legTime(payments, accounts, leg)),
    amount: yuan(payments.amountMinor[payment] ?? 0),
    balance: yuan(balanceMinor),
    direction: credit ? '进' : '出',
    counterNumber: other?.card ?? '',
    counterName: other?.holderName ?? '',
    counterId: sameBank ? (other?.holderId ?? '') : '',
    counterBank: other === undefined ? '' : (BANKS[other.bank] ?? ''),
    cashFlag: kind.cash === true ? '现金' : '转账',
    summary: kind.summary,
    currency: 'CNY',
    success: '成功',
    serial: `${credit && !sameBank ? 'R' : 'T'}${String(payment).padStart(8, '0')}`,
    channel: CHANNELS[kind.mode],
    ...placeFields(town, own, { payment, mode: kind.mode, credit }),
    ...(merchant === undefined ? {} : { merchantName: merchant.holderName, merchantNumber: merchant.merchantNumber }),
  };
}

/** Who touched what where: only the side that acted leaves device and address. */
function placeFields(
  town: Town,
  own: TownAccount,
  { payment, mode, credit }: { readonly payment: number; readonly mode: PaymentMode; readonly credit: boolean },
): StatementRow {
  const { payments } = town;
  const terminal = payments.terminal[payment] ?? -1;
  if (mode === 'atm')
    return { terminal: `ATM${String(terminal).padStart(5, '0')}`, place: `样例市样例县${terminal}号自助点` };
  if (mode === 'till') return { terminal: `POS${String(terminal).padStart(7, '0')}`, place: '样例市样例县' };
  if (mode === 'counter')
    return { outletName: own.outlet, outletCode: `0000${own.bank}`, teller: own.staff, place: '样例市样例县' };
  if (credit || (mode !== 'online' && mode !== 'code')) return {};
  return { ip: ipText(payments.ip[payment] ?? -1), mac: macText(payments.device[payment] ?? -1) };
}

/** 240.0.0.0/4 is reserved: nobody's address. */
export function ipText(ip: number): string {
  return ip < 0 ? '' : `240.${(ip >> 16) & 255}.${(ip >> 8) & 255}.${ip & 255}`;
}

/** A locally administered address: no maker's. */
export function macText(device: number): string {
  if (device < 0) return '';
  const hex = device.toString(16).toUpperCase().padStart(6, '0');
  return `02-00-00-${hex.slice(0, 2)}-${hex.slice(2, 4)}-${hex.slice(4)}`;
}

export function timeText(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

export function yuan(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const cents = Math.abs(minor);
  return `${sign}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
