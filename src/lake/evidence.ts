import { identityMap, showsFull, type MaskOptions } from './identities.ts';
import { textMasker } from './masked-texts.ts';
import { dropTemporary } from './resolve-accounts.ts';
import { localTimeSql } from './local-time.ts';
import type { Workspace } from './workspace.ts';

export interface TransferEvidence {
  /** Per transfer asked for: `file#row` of its kept rows, the payer's leg first. */
  readonly sources: readonly (readonly string[])[];
  /** Content fingerprint of each transfer. */
  readonly fingerprints: BigUint64Array;
}

/** A party as shown; an empty id: nobody stands on that side (cash, fees). */
export interface PartyShown {
  readonly id: string;
  readonly display: string;
  readonly name?: string;
  readonly institution?: string;
}

export interface EvidenceRow {
  readonly transfer: number;
  readonly sources: readonly string[];
  /** `2024-03-05 14:07:33`, `2024-03-05 14:07` or `2024-03-05`, as precise as the source, in Asia/Shanghai. */
  readonly time: string;
  readonly payer: PartyShown;
  readonly payee: PartyShown;
  readonly amountMinor: number;
  readonly currency: string;
  readonly channel: string;
  readonly note: string;
  readonly legs: 'both' | 'payer' | 'payee';
  readonly match: 'unique' | 'order-assumed' | 'one-leg';
  readonly payerBalanceMinor?: number;
  readonly payeeBalanceMinor?: number;
}

export const LEGS = ['both', 'payer', 'payee'] as const;
export const MATCHES = ['unique', 'order-assumed', 'one-leg'] as const;
export const SOURCES_SQL = `concat_ws(';', pf.id || '#' || t.payer_row,
  CASE WHEN t.payee_file = t.payer_file AND t.payee_row = t.payer_row THEN NULL ELSE qf.id || '#' || t.payee_row END)`;
export const SOURCE_JOINS = 'LEFT JOIN files pf ON pf.file = t.payer_file LEFT JOIN files qf ON qf.file = t.payee_file';

type EvidenceColumns = {
  readonly transfer: Int32Array;
  readonly sources: readonly string[];
  readonly fingerprint: BigUint64Array;
};

/** Source rows and fingerprint of each transfer, in the order asked. Throws on a transfer that is not in the workspace. */
export async function evidenceOf(ws: Workspace, transfers: Uint32Array): Promise<TransferEvidence> {
  if (transfers.length === 0) return { sources: [], fingerprints: new BigUint64Array(0) };
  await ws.engine.createTemporary('wanted_transfers', { transfer: Int32Array.from(new Set(transfers)) });
  const columns = await ws.engine.columns<EvidenceColumns>(`
    SELECT t.transfer, ${SOURCES_SQL} AS sources, t.fingerprint
    FROM transfers t JOIN wanted_transfers w ON w.transfer = t.transfer ${SOURCE_JOINS}`);
  await dropTemporary(ws.engine, 'wanted_transfers');
  const place = new Map(Array.from(columns.transfer, (transfer, i) => [transfer, i]));
  const sources: (readonly string[])[] = [];
  const fingerprints = new BigUint64Array(transfers.length);
  transfers.forEach((transfer, k) => {
    const i = place.get(transfer);
    if (i === undefined) throw new RangeError(`transfer ${transfer} is not in the workspace`);
    sources.push(columns.sources[i]!.split(';').filter((source) => source !== ''));
    fingerprints[k] = columns.fingerprint[i]!;
  });
  return { sources, fingerprints };
}

type RowColumns = {
  readonly transfer: Int32Array;
  readonly sources: readonly string[];
  readonly time: readonly string[];
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  readonly amount: Float64Array;
  readonly currency: readonly string[];
  readonly channel: readonly string[];
  readonly note: readonly string[];
  readonly legs: Uint8Array;
  readonly match: Uint8Array;
  readonly payer_balance: Float64Array;
  readonly payee_balance: Float64Array;
};

/** What a report shows of transfers, once each, in total order. */
export async function evidenceRows(
  ws: Workspace,
  transfers: Uint32Array,
  options: MaskOptions,
): Promise<EvidenceRow[]> {
  if (transfers.length === 0) return [];
  await ws.engine.createTemporary('wanted_transfers', { transfer: Int32Array.from(new Set(transfers)) });
  const columns = await ws.engine.columns<RowColumns>(`
    SELECT t.transfer, ${SOURCES_SQL} AS sources, ${localTimeSql('t.t_ms', 't.precision')} AS time, coalesce(t.payer, -1) AS payer,
      coalesce(t.payee, -1) AS payee, t.amount_minor::DOUBLE AS amount, t.currency, coalesce(t.channel, '') AS channel,
      coalesce(t.note, '') AS note, t.legs, t.match, coalesce(t.payer_balance_minor::DOUBLE, 'nan'::DOUBLE) AS payer_balance,
      coalesce(t.payee_balance_minor::DOUBLE, 'nan'::DOUBLE) AS payee_balance
    FROM transfers t JOIN wanted_transfers w ON w.transfer = t.transfer ${SOURCE_JOINS} ORDER BY t.transfer`);
  await dropTemporary(ws.engine, 'wanted_transfers');
  const accounts = new Set([...columns.payer, ...columns.payee].filter((account) => account >= 0));
  const identities = await identityMap(ws, accounts, options);
  const shown = showsFull(ws, options) ? (text: string): string => text : await textMasker(ws);
  const party = (account: number): PartyShown => {
    const identity = identities.get(account);
    if (identity === undefined) return { id: '', display: '' };
    return {
      id: identity.id,
      display: identity.number ?? identity.display,
      ...(identity.name === undefined ? {} : { name: identity.name }),
      ...(identity.institution === '' ? {} : { institution: identity.institution }),
    };
  };
  return Array.from(columns.transfer, (transfer, i) => ({
    transfer,
    sources: columns.sources[i]!.split(';').filter((source) => source !== ''),
    time: columns.time[i]!,
    payer: party(columns.payer[i]!),
    payee: party(columns.payee[i]!),
    amountMinor: columns.amount[i]!,
    currency: columns.currency[i]!,
    channel: shown(columns.channel[i]!),
    note: shown(columns.note[i]!),
    legs: LEGS[columns.legs[i]!]!,
    match: MATCHES[columns.match[i]!]!,
    ...known('payerBalanceMinor', columns.payer_balance[i]!),
    ...known('payeeBalanceMinor', columns.payee_balance[i]!),
  }));
}

function known<K extends string>(key: K, minor: number): Partial<Record<K, number>> {
  return Number.isNaN(minor) ? {} : ({ [key]: minor } as Record<K, number>);
}
