import { parseInstant, TIME_PRECISION_MS } from '#model';

import type { TruthRole } from './evaluate-roles.ts';
import type { TruthFile, TruthSource } from './parse-truth.ts';

/** What the truth files name, in one order; the caller finds each in the workspace and gives the numbers to `truthOf`. */
export interface TruthReferences {
  readonly accounts: readonly string[];
  readonly sources: readonly TruthSource[];
}

export interface TruthRing {
  readonly id: string;
  readonly typology: string;
  /** Transfers, rising; or, where they are not known, accounts, rising. */
  readonly members: Uint32Array;
}

export interface IgnoredAccount {
  readonly account: number;
  /** Unix seconds; the infinities where open. */
  readonly from: number;
  readonly to: number;
}

export interface Truth {
  /** By dense account: 1, 0, or -1 where no file speaks of it; absent without a file of account labels. */
  readonly accountLabels?: Int8Array;
  /** Bad transfers, rising; absent without a file that labels transfers or rings of transfers. */
  readonly badTransfers?: Uint32Array;
  readonly rings: readonly TruthRing[];
  readonly ringsBy: 'transfers' | 'accounts';
  readonly falseAlerts: readonly TruthRing[];
  readonly ignored: readonly IgnoredAccount[];
  /** Of accounts in the workspace. */
  readonly roles?: readonly TruthRole[];
  /** Lines whose account or row is not in the workspace. */
  readonly unresolved: number;
}

export interface TruthFiles {
  readonly truth: readonly TruthFile[];
  /** Rings with an innocent label, named as such by the caller: they are counted apart. */
  readonly falseAlerts?: readonly TruthFile[];
}

/** Only rows with label 1 are named: what no file names is taken as 0. */
export function truthReferences(files: TruthFiles): TruthReferences {
  const accounts: string[] = [];
  const sources: TruthSource[] = [];
  for (const file of allFiles(files)) {
    switch (file.kind) {
      case 'account-labels':
        for (const { account } of file.rows) accounts.push(account);
        for (const account of file.neutral) accounts.push(account);
        break;
      case 'ring-accounts':
      case 'account-roles':
      case 'ignored':
        for (const { account } of file.rows) accounts.push(account);
        break;
      case 'row-labels':
        for (const row of file.rows) if (row.label === 1) sources.push(row);
        break;
      case 'ring-rows':
        for (const row of file.rows) sources.push(row);
        break;
      case 'values':
        break;
    }
  }
  return { accounts, sources };
}

export interface ResolvedTruth {
  readonly files: TruthFiles;
  /** Dense account of each of `truthReferences(files).accounts`, -1 = unknown. */
  readonly accounts: ArrayLike<number>;
  /** Transfer of each of `truthReferences(files).sources`, -1 = unknown. */
  readonly transfers: ArrayLike<number>;
  readonly accountCount: number;
}

/** The truth in numbers of the workspace. A duplicate's row counts once; a ring nothing of which is known has no member. */
export function truthOf({ files, accounts, transfers, accountCount }: ResolvedTruth): Truth {
  const reader = { accounts, transfers, account: 0, transfer: 0, unresolved: 0 };
  const labels = new Int8Array(accountCount).fill(-1);
  const bad = new Set<number>();
  const ignored: IgnoredAccount[] = [];
  const roles: TruthRole[] = [];
  const rings = new RingCollector();
  const falseAlerts = new RingCollector();
  const kinds = new Set<TruthFile['kind']>();
  const innocent = new Set<TruthFile>(files.falseAlerts ?? []);
  for (const file of allFiles(files)) {
    const into = innocent.has(file) ? falseAlerts : rings;
    if (!innocent.has(file)) kinds.add(file.kind);
    readFile(file, { reader, labels, bad, ignored, roles, rings: into, isInnocent: innocent.has(file) });
  }
  return {
    ...(kinds.has('account-labels') || kinds.has('ring-accounts') ? { accountLabels: labels } : {}),
    ...(kinds.has('row-labels') || kinds.has('ring-rows') ? { badTransfers: Uint32Array.from(bad).toSorted() } : {}),
    ringsBy: kinds.has('ring-accounts') && !kinds.has('ring-rows') ? 'accounts' : 'transfers',
    rings: rings.finish(),
    falseAlerts: falseAlerts.finish(),
    ignored,
    ...(kinds.has('account-roles') ? { roles } : {}),
    unresolved: reader.unresolved,
  };
}

function allFiles(files: TruthFiles): readonly TruthFile[] {
  return [...files.truth, ...(files.falseAlerts ?? [])];
}

interface Reader {
  readonly accounts: ArrayLike<number>;
  readonly transfers: ArrayLike<number>;
  account: number;
  transfer: number;
  unresolved: number;
}

interface Sinks {
  readonly reader: Reader;
  readonly labels: Int8Array;
  readonly bad: Set<number>;
  readonly ignored: IgnoredAccount[];
  readonly roles: TruthRole[];
  readonly rings: RingCollector;
  readonly isInnocent: boolean;
}

function readFile(file: TruthFile, { reader, labels, bad, ignored, roles, rings, isInnocent }: Sinks): void {
  switch (file.kind) {
    case 'account-labels':
      for (const { label } of file.rows) {
        const account = nextAccount(reader);
        if (account >= 0) labels[account] = label;
      }
      for (const _ of file.neutral) {
        const account = nextAccount(reader);
        if (account >= 0) ignored.push({ account, from: -Infinity, to: Infinity });
      }
      return;
    case 'ring-accounts':
      for (const { ring, typology } of file.rows) {
        const account = nextAccount(reader);
        rings.add(ring, typology, account);
        if (account >= 0 && !isInnocent) labels[account] = 1;
      }
      return;
    case 'account-roles':
      for (const { role, tier } of file.rows) {
        const account = nextAccount(reader);
        if (account >= 0) roles.push({ account, role, tier });
      }
      return;
    case 'ignored':
      for (const { from, to } of file.rows) {
        const account = nextAccount(reader);
        if (account >= 0) ignored.push({ account, from: firstSecond(from), to: lastSecond(to) });
      }
      return;
    case 'row-labels':
      for (const { label } of file.rows) if (label === 1) addBad(bad, nextTransfer(reader), isInnocent);
      return;
    case 'ring-rows':
      for (const { ring, typology } of file.rows) {
        const transfer = nextTransfer(reader);
        rings.add(ring, typology, transfer);
        addBad(bad, transfer, isInnocent);
      }
      return;
    case 'values':
  }
}

function addBad(bad: Set<number>, transfer: number, isInnocent: boolean): void {
  if (transfer >= 0 && !isInnocent) bad.add(transfer);
}

function nextAccount(reader: Reader): number {
  const account = reader.accounts[reader.account] ?? -1;
  reader.account += 1;
  if (account < 0) reader.unresolved += 1;
  return account;
}

function nextTransfer(reader: Reader): number {
  const transfer = reader.transfers[reader.transfer] ?? -1;
  reader.transfer += 1;
  if (transfer < 0) reader.unresolved += 1;
  return transfer;
}

function firstSecond(text: string): number {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value.ms / 1000 : -Infinity;
}

/** A day stands for all of it. */
function lastSecond(text: string): number {
  const parsed = parseInstant(text);
  return parsed.ok ? (parsed.value.ms + TIME_PRECISION_MS[parsed.value.precision]) / 1000 - 1 : Infinity;
}

class RingCollector {
  private readonly rings = new Map<string, { typology: string; members: Set<number> }>();

  add(id: string, typology: string, member: number): void {
    const ring = this.rings.get(id) ?? { typology, members: new Set<number>() };
    this.rings.set(id, ring);
    if (member >= 0) ring.members.add(member);
  }

  finish(): TruthRing[] {
    return [...this.rings].map(([id, { typology, members }]) => ({
      id,
      typology,
      members: Uint32Array.from(members).toSorted(),
    }));
  }
}
