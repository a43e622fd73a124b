import { CONTROL_KIND, type ControlColumns, type NetworkColumns } from '#detect';
import { ENTRY_FLAG } from '#ledger';
import { CHINA_OFFSET_MS, parseInstant } from '#model';

import { normaliseDevice, normaliseIp, normaliseMac, normaliseTerminal } from './identifier-texts.ts';
import { resolveAccounts } from './resolve-accounts.ts';
import { successOfWord } from './statement-words.ts';
import { onClock } from './view-accounts.ts';
import { spanCondition, type ViewFacts, type ViewSpan } from './view-facts.ts';
import type { AccountOpening } from './view-openings.ts';
import type { Workspace } from './workspace.ts';

/** One use of an identifier; several of one account become one row of the columns. */
interface Use {
  readonly kind: number;
  readonly key: string;
  readonly account: number;
  readonly from: number;
  readonly to: number;
}

export interface ControlFacts {
  readonly control: ControlColumns | undefined;
  readonly networks: NetworkColumns | undefined;
}

interface ControlRequest {
  readonly facts: ViewFacts;
  readonly span: ViewSpan;
  readonly openings: readonly AccountOpening[];
}

const DAY_SECONDS = 86_400;
/** Terminals where many strangers stand in a row: their number says nothing about one hand. */
const PUBLIC_TERMINAL = ENTRY_FLAG.atm | ENTRY_FLAG.counter | ENTRY_FLAG.pos | ENTRY_FLAG.cash | ENTRY_FLAG.merchant;

/**
 * Devices, MACs, terminals and contact phones by account, and addresses on the net. Only what an account did itself
 * counts: debits and logins; the address on a credit may be the payer's.
 */
export async function readControl(ws: Workspace, request: ControlRequest): Promise<ControlFacts> {
  const uses: Use[] = [];
  const networks: Use[] = [];
  await addRows(ws, request, uses, networks);
  await addLogins(ws, request, uses, networks);
  for (const { account, openedAt, device, phones } of request.openings) {
    const time = { account, from: openedAt, to: openedAt === 0 ? request.facts.to : openedAt };
    if (device !== '') uses.push({ kind: CONTROL_KIND.device, key: device, ...time });
    for (const key of phones) uses.push({ kind: CONTROL_KIND.phone, key, account, from: 0, to: request.facts.to });
  }
  const control = mergeUses(
    uses,
    ({ kind, key }) => `${kind}|${key}`,
    () => 0,
  );
  const shanghaiDay = ({ from }: Use) =>
    Math.floor((from + request.facts.epochSeconds + CHINA_OFFSET_MS / 1000) / DAY_SECONDS);
  const seen = mergeUses(networks, ({ key }) => key, shanghaiDay);
  return {
    control:
      control.length === 0 ? undefined : { ...columnsOf(control), kind: Uint8Array.from(control, ({ kind }) => kind) },
    networks: seen.length === 0 ? undefined : columnsOf(seen),
  };
}

type RowUses = {
  readonly account: Int32Array;
  readonly text: readonly string[];
  readonly bank: readonly string[];
  readonly first: Float64Array;
  readonly last: Float64Array;
};

async function addRows(ws: Workspace, { facts, span }: ControlRequest, uses: Use[], networks: Use[]): Promise<void> {
  const [any] = await ws.engine.rows<{ mac: boolean; terminal: boolean; ip: boolean }>(
    `SELECT ${['mac', 'terminal', 'ip'].map((column) => `EXISTS (SELECT 1 FROM rows WHERE ${column} IS NOT NULL) AS ${column}`).join(', ')}`,
  );
  const read = (column: string, more: { where?: string; bank?: string; by?: string } = {}) =>
    ws.engine.columns<RowUses>(`
      SELECT account, ${column} AS text, ${more.bank ?? "''"} AS bank, min(t_ms)::DOUBLE AS first, max(t_ms)::DOUBLE AS last FROM rows
      WHERE class = 0 AND direction = -1 AND account IS NOT NULL AND ${column} IS NOT NULL AND ${more.where ?? 'true'} AND ${spanCondition(span)}
      GROUP BY account, text, bank${more.by ?? ''}`);
  const each = (found: RowUses, visit: (i: number, time: Pick<Use, 'account' | 'from' | 'to'>) => void) =>
    found.account.forEach((account, i) =>
      visit(i, {
        account,
        from: onClock(found.first[i]!, facts.epochSeconds),
        to: onClock(found.last[i]!, facts.epochSeconds),
      }),
    );
  if (any?.mac === true) {
    const found = await read('mac');
    each(found, (i, time) => {
      const mac = normaliseMac(found.text[i]!);
      if (mac !== undefined) uses.push({ kind: CONTROL_KIND[mac.kind], key: mac.key, ...time });
    });
  }
  if (any?.terminal === true) {
    const ownChannel = `(words & ${ENTRY_FLAG.online} != 0 OR ip IS NOT NULL OR mac IS NOT NULL) AND words & ${PUBLIC_TERMINAL} = 0`;
    const found = await read('terminal', { where: ownChannel, bank: "coalesce(own_bank, '')" });
    each(found, (i, time) => {
      const key = normaliseTerminal(found.text[i]!, found.bank[i]!);
      if (key !== '') uses.push({ kind: CONTROL_KIND.terminal, key, ...time });
    });
  }
  if (any?.ip === true) {
    const found = await read('ip', { by: `, (t_ms + ${CHINA_OFFSET_MS}) // 86400000` });
    each(found, (i, time) => {
      const key = normaliseIp(found.text[i]!);
      if (key !== '') networks.push({ kind: 0, key, ...time });
    });
  }
}

type LoginTexts = Readonly<Record<'account' | 'at' | 'device' | 'ip' | 'mac' | 'result', readonly string[]>>;

/** A login that failed may be somebody else's try. */
async function addLogins(ws: Workspace, { facts, span }: ControlRequest, uses: Use[], networks: Use[]): Promise<void> {
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
    if (mac !== undefined) uses.push({ kind: CONTROL_KIND[mac.kind], key: mac.key, ...time });
    if (device !== '') uses.push({ kind: CONTROL_KIND.device, key: device, ...time });
    if (ip !== '') networks.push({ kind: 0, key: ip, ...time });
  });
}

type MergedUse = Use & { readonly identifier: number };

/** One row per identifier, account and period; identifiers in the order of their texts. */
function mergeUses(uses: Use[], keyOf: (use: Use) => string, periodOf: (use: Use) => number): MergedUse[] {
  const keys = [...new Set(uses.map(keyOf))].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const ids = new Map(keys.map((key, id) => [key, id]));
  const merged = new Map<string, MergedUse>();
  for (const use of uses) {
    const identifier = ids.get(keyOf(use))!;
    const row = `${identifier} ${use.account} ${periodOf(use)}`;
    const known = merged.get(row);
    merged.set(
      row,
      known === undefined
        ? { ...use, identifier }
        : { ...known, from: Math.min(known.from, use.from), to: Math.max(known.to, use.to) },
    );
  }
  return [...merged.values()].toSorted(
    (a, b) => a.identifier - b.identifier || periodOf(a) - periodOf(b) || a.account - b.account,
  );
}

function columnsOf(uses: readonly MergedUse[]) {
  return {
    identifier: Uint32Array.from(uses, ({ identifier }) => identifier),
    account: Uint32Array.from(uses, ({ account }) => account),
    from: Uint32Array.from(uses, ({ from }) => from),
    to: Uint32Array.from(uses, ({ to }) => to),
  };
}
