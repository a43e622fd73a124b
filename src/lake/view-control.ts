import { CONTROL_KIND, type ControlColumns, type NetworkColumns } from '#detect';
import { ENTRY_FLAG } from '#ledger';
import { CHINA_OFFSET_MS, parseInstant } from '#model';

import type { Column, Engine } from './engine.ts';
import { normaliseDevice, normaliseIp, normaliseMac, normaliseTerminal } from './identifier-texts.ts';
import { dropTemporary, resolveAccounts } from './resolve-accounts.ts';
import { successOfWord } from './statement-words.ts';
import { onClock } from './view-accounts.ts';
import { spanCondition, type ViewFacts, type ViewSpan } from './view-facts.ts';
import type { AccountOpening } from './view-openings.ts';
import type { Workspace } from './workspace.ts';

export interface ControlFacts {
  readonly control: ControlColumns | undefined;
  readonly networks: NetworkColumns | undefined;
}

interface ControlRequest {
  readonly facts: ViewFacts;
  readonly span: ViewSpan;
  readonly openings: readonly AccountOpening[];
}

/** An address on the net stands beside the kinds of CONTROL_KIND while the uses are gathered: it is no control. */
const NETWORK = 255;
/** Terminals where many strangers stand in a row: their number says nothing about one hand. */
const PUBLIC_TERMINAL = ENTRY_FLAG.atm | ENTRY_FLAG.counter | ENTRY_FLAG.pos | ENTRY_FLAG.cash | ENTRY_FLAG.merchant;

/**
 * Devices, MACs, terminals and contact phones by account, and addresses on the net. Only what an account did itself
 * counts: debits and logins; the address on a credit may be the payer's. Texts are normalised once each, DuckDB groups.
 */
export async function readControl(ws: Workspace, request: ControlRequest): Promise<ControlFacts> {
  const { engine } = ws;
  const uses = new UseList();
  await addLogins(ws, request, uses);
  for (const { account, openedAt, device, phones } of request.openings) {
    const to = openedAt === 0 ? request.facts.to : openedAt;
    if (device !== '') uses.add({ kind: CONTROL_KIND.device, key: device, account, from: openedAt, to });
    for (const key of phones) uses.add({ kind: CONTROL_KIND.phone, key, account, from: 0, to: request.facts.to });
  }
  await engine.createTemporary('control_uses', uses.columns());
  await addRows(engine, request);
  const control = await engine.columns<Mutable<ControlColumns>>(
    `SELECT (dense_rank() OVER (ORDER BY kind, key) - 1)::UINTEGER AS identifier, kind, account::UINTEGER AS account, min(first)::UINTEGER AS "from", max(last)::UINTEGER AS "to"
     FROM control_uses WHERE kind != ${NETWORK} GROUP BY kind, key, account ORDER BY 1, 3`,
  );
  const day = `(first + ${request.facts.epochSeconds + CHINA_OFFSET_MS / 1000}) // 86400`;
  const networks = await engine.columns<Mutable<NetworkColumns>>(
    `SELECT (dense_rank() OVER (ORDER BY key) - 1)::UINTEGER AS identifier, account::UINTEGER AS account, min(first)::UINTEGER AS "from", max(last)::UINTEGER AS "to"
     FROM control_uses WHERE kind = ${NETWORK} GROUP BY key, ${day}, account ORDER BY 1, ${day}, 2`,
  );
  await dropTemporary(engine, 'control_uses');
  return {
    control: control.account.length === 0 ? undefined : control,
    networks: networks.account.length === 0 ? undefined : networks,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Use {
  readonly kind: number;
  readonly key: string;
  readonly account: number;
  /** Seconds on the view's clock. */
  readonly from: number;
  readonly to: number;
}

class UseList {
  readonly #uses: Use[] = [];

  add(use: Use): void {
    this.#uses.push(use);
  }

  columns(): Record<string, Column> {
    return {
      kind: Uint8Array.from(this.#uses, ({ kind }) => kind),
      key: this.#uses.map(({ key }) => key),
      account: Int32Array.from(this.#uses, ({ account }) => account),
      first: BigInt64Array.from(this.#uses, ({ from }) => BigInt(from)),
      last: BigInt64Array.from(this.#uses, ({ to }) => BigInt(to)),
    };
  }
}

interface RowSource {
  readonly column: string;
  /** SQL of the bank, where the text means something inside it only. */
  readonly bank: string;
  readonly where: string;
  readonly read: (text: string, bank: string) => { readonly kind: number; readonly key: string } | undefined;
}

const ROW_SOURCES: readonly RowSource[] = [
  {
    column: 'mac',
    bank: "''",
    where: 'true',
    read: (text) => {
      const mac = normaliseMac(text);
      return mac && { kind: CONTROL_KIND[mac.kind], key: mac.key };
    },
  },
  {
    column: 'terminal',
    bank: "coalesce(own_bank, '')",
    where: `(words & ${ENTRY_FLAG.online} != 0 OR ip IS NOT NULL OR mac IS NOT NULL) AND words & ${PUBLIC_TERMINAL} = 0`,
    read: (text, bank) => keyed(CONTROL_KIND.terminal, normaliseTerminal(text, bank)),
  },
  { column: 'ip', bank: "''", where: 'true', read: (text) => keyed(NETWORK, normaliseIp(text)) },
];

function keyed(kind: number, key: string): { readonly kind: number; readonly key: string } | undefined {
  return key === '' ? undefined : { kind, key };
}

/** Uses that the account's own debits tell of, added to `control_uses`. */
async function addRows(engine: Engine, { facts, span }: ControlRequest): Promise<void> {
  for (const { column, bank, where, read } of ROW_SOURCES) {
    const chosen = `class = 0 AND direction = -1 AND account IS NOT NULL AND ${column} IS NOT NULL AND ${where} AND ${spanCondition(span)}`;
    const texts = await engine.columns<{ text: readonly string[]; bank: readonly string[] }>(
      `SELECT DISTINCT ${column} AS text, ${bank} AS bank FROM rows WHERE ${chosen}`,
    );
    if (texts.text.length === 0) continue;
    const found = texts.text.map((text, i) => read(text, texts.bank[i] ?? ''));
    const known = found.flatMap((one, i) => (one === undefined ? [] : [i]));
    await engine.createTemporary('control_texts', {
      text: known.map((i) => texts.text[i] ?? ''),
      bank: known.map((i) => texts.bank[i] ?? ''),
      kind: Uint8Array.from(known, (i) => found[i]?.kind ?? 0),
      key: known.map((i) => found[i]?.key ?? ''),
    });
    const seconds = (ms: string) => `greatest(${ms} // 1000 - ${facts.epochSeconds}, 1)`;
    const period = column === 'ip' ? `, (t_ms + ${CHINA_OFFSET_MS}) // 86400000` : '';
    await engine.run(`INSERT INTO control_uses
      SELECT any_value(c.kind), c.key, r.account, ${seconds('min(r.t_ms)')}, ${seconds('max(r.t_ms)')}
      FROM (SELECT account, ${column} AS text, ${bank} AS bank, t_ms FROM rows WHERE ${chosen}) r JOIN control_texts c USING (text, bank)
      GROUP BY c.kind, c.key, r.account${period}`);
    await dropTemporary(engine, 'control_texts');
  }
}

type LoginTexts = Readonly<Record<'account' | 'at' | 'device' | 'ip' | 'mac' | 'result', readonly string[]>>;

/** A login that failed may be somebody else's try. */
async function addLogins(ws: Workspace, { facts, span }: ControlRequest, uses: UseList): Promise<void> {
  const fields = ['account', 'at', 'device', 'ip', 'mac', 'result'].map(
    (field) => `coalesce(data->>'${field}', '') AS "${field}"`,
  );
  const texts = await ws.engine.columns<LoginTexts>(
    `SELECT ${fields.join(', ')} FROM companions WHERE kind = 'logins'`,
  );
  const accounts = await resolveAccounts(ws, texts.account);
  accounts.forEach((account, i) => {
    const at = parseInstant(texts.at[i]!);
    if (account < 0 || !at.ok || successOfWord(texts.result[i]!) === false) return;
    if (at.value.ms < (span.from ?? -Infinity) || at.value.ms > (span.to ?? Infinity)) return;
    const seconds = onClock(at.value.ms, facts.epochSeconds);
    const time = { account, from: seconds, to: seconds };
    const mac = normaliseMac(texts.mac[i]!);
    const device = normaliseDevice(texts.device[i]!);
    const ip = normaliseIp(texts.ip[i]!);
    if (mac !== undefined) uses.add({ kind: CONTROL_KIND[mac.kind], key: mac.key, ...time });
    if (device !== '') uses.add({ kind: CONTROL_KIND.device, key: device, ...time });
    if (ip !== '') uses.add({ kind: NETWORK, key: ip, ...time });
  });
}
