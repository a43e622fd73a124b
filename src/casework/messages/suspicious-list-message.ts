import { fail, ok, type FeatureCode, type Result } from '#model';

import type { MeasuredAccount } from '../measures/account.ts';
import { messageAmount, messageTime } from './message-text.ts';
import { checkMessage, type PlatformMessage } from './platform-message.ts';

/** Depth of the transactions that go with a list entry. */
const LISTED_DAYS = 30;
const LISTED_ROWS = 1000;

export interface ListedTransaction {
  readonly atMs: number;
  readonly direction: 'in' | 'out';
  readonly amountMinor: number;
  readonly currency: string;
  readonly balanceMinor?: number;
  readonly counterparty: { readonly name: string; readonly number: string };
  readonly serial: string;
}

export interface ListedHolder {
  readonly idType: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly address?: string;
  readonly postCode?: string;
  readonly openedAt?: string;
}

export interface SuspiciousListReport {
  readonly message: PlatformMessage;
  /** Latest first. */
  readonly transactions: readonly Readonly<Record<string, string>>[];
  /** Transactions of the 30 days that found no place. */
  readonly cutRows: number;
}

const LIST_CODES: readonly string[] = ['100403', '100404', '100405'];

/**
 * An entry for the platform's suspicious lists (100403 opening, 100404 account, 100405 event) with the account's transactions of the
 * last 30 days, at most the latest 1000. Problems: `message-not-a-list`, those of `checkMessage`.
 */
export function suspiciousListReport(input: {
  readonly code: string;
  readonly id: string;
  readonly feature: FeatureCode;
  readonly account: MeasuredAccount;
  readonly holder: ListedHolder;
  readonly by: { readonly institution: string; readonly operator: string };
  readonly transactions: readonly ListedTransaction[];
  readonly nowMs: number;
}): Result<SuspiciousListReport> {
  const { code, account, holder, by, nowMs } = input;
  if (!LIST_CODES.includes(code)) return fail('message-not-a-list', { code });
  const optional = {
    phoneNumber: holder.phone,
    address: holder.address,
    postCode: holder.postCode,
    accountOpenPlace: holder.openedAt,
  };
  const message: PlatformMessage = {
    code,
    fields: {
      ...{ applicationID: input.id, featureCode: input.feature, bankID: account.institution },
      ...{ cardNumber: account.number, accountName: account.name, idType: holder.idType, idNumber: holder.idNumber },
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      ...{ reportOrgName: by.institution, operatorName: by.operator },
    },
  };
  const checked = checkMessage(message);
  if (!checked.ok) return checked;
  const recent = input.transactions
    .filter(({ atMs }) => atMs <= nowMs && atMs > nowMs - LISTED_DAYS * 86_400_000)
    .toSorted((a, b) => b.atMs - a.atMs);
  const transactions = recent.slice(0, LISTED_ROWS).map(rowOf);
  return ok({ message, transactions, cutRows: recent.length - transactions.length });
}

function rowOf(row: ListedTransaction): Readonly<Record<string, string>> {
  const { atMs, direction, amountMinor, currency, balanceMinor, counterparty, serial } = row;
  return {
    ...{ transactionTime: messageTime(atMs), transactionSerial: serial, direction: direction === 'in' ? '贷' : '借' },
    ...{ transactionAmount: messageAmount(amountMinor, currency), currency },
    ...(balanceMinor === undefined ? {} : { accountBalance: signed(balanceMinor, currency) }),
    ...{ opponentName: counterparty.name, opponentAccountNumber: counterparty.number },
  };
}

function signed(minor: number, currency: string): string {
  return `${minor < 0 ? '-' : ''}${messageAmount(Math.abs(minor), currency)}`;
}
