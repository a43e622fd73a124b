import type { CaseView } from '#detect';
import { buildTemporalGraph } from '#graph';
import { ACCOUNT_FLAG, ACCOUNT_KIND } from '#model';

const HOUR = 3600;

/**
 * Plain transfers between a few busy accounts: money that comes in large and leaves soon, fans and cycles in plenty; the
 * last account is a clearing account and the one before it a boundary account.
 */
export function randomCase(seed: number, transfers: number, accountCount: number): CaseView {
  let state = (seed >>> 0) + 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const edges = Array.from({ length: transfers }, (_, e) => {
    const src = below(accountCount);
    const amount = (1 + below(4)) * 700_000;
    return { src, dst: (src + 1 + below(accountCount - 1)) % accountCount, t: (e + 1) * HOUR, amount };
  });
  const graph = buildTemporalGraph({
    vertexCount: accountCount,
    src: edges.map(({ src }) => src),
    dst: edges.map(({ dst }) => dst),
    t: edges.map(({ t }) => t),
    precision: edges.map(() => 0),
    currency: edges.map((_, e) => (e % 11 === 0 ? 1 : 0)),
    kind: edges.map((_, e) => (e % 13 === 0 ? 0 : 1)),
    amount: edges.map(({ amount }) => amount),
  });
  const own = Array.from({ length: accountCount }, (_, v) =>
    edges.flatMap(({ src, dst }, edge) => (src === v || dst === v ? [{ edge, sign: dst === v ? 1 : -1 }] : [])),
  );
  const flat = own.flat();
  let end = 0;
  return {
    graph,
    ledger: {
      offsets: Uint32Array.from([0, ...own.map((entries) => (end += entries.length))]),
      edge: Int32Array.from(flat, ({ edge }) => edge),
      amount: Float64Array.from(flat, ({ edge, sign }) => sign * (edges[edge]?.amount ?? 0)),
      currency: Uint8Array.from(flat, ({ edge }) => graph.currency[edge] ?? 0),
      t: Uint32Array.from(flat, ({ edge }) => graph.t[edge] ?? 0),
      precision: new Uint8Array(flat.length),
      balanceAfter: new Float64Array(flat.length).fill(Number.NaN),
      flags: new Uint16Array(flat.length),
    },
    accounts: {
      count: accountCount,
      kind: new Uint8Array(accountCount).fill(ACCOUNT_KIND.clearing, accountCount - 1),
      flags: new Uint8Array(accountCount).fill(ACCOUNT_FLAG.covered, 0, accountCount - 2),
      coveredFrom: new Uint32Array(accountCount).fill(1),
      coveredTo: new Uint32Array(accountCount).fill((transfers + 1) * HOUR),
      openedAt: new Uint32Array(accountCount),
      holder: new Int32Array(accountCount).fill(-1),
      outlet: new Int32Array(accountCount).fill(-1),
      institution: new Int32Array(accountCount).fill(-1),
    },
    summary: new Uint16Array(transfers),
    currencies: ['CNY', 'USD'],
    epochSeconds: 0,
    from: HOUR,
    to: transfers * HOUR,
    reports: {
      victimAccount: Uint32Array.of(0),
      victimEdge: Int32Array.of(-1),
      victimAmount: Float64Array.of(5000),
      victimCurrency: Uint8Array.of(0),
      victimPaidAt: Uint32Array.of(HOUR),
      victimCase: Uint32Array.of(0),
      involvedAccount: Uint32Array.of(1),
      involvedSince: Uint32Array.of(HOUR),
    },
  };
}
