import type { AccountColumns } from '#model';
import type { ControlColumns } from './case-view.ts';

/** Every pair of accounts against every pair of uses, as the rule reads. */
export function controlPeersReference(
  view: { readonly accounts: AccountColumns; readonly control: ControlColumns },
  rule: { readonly maximumAccounts: number; readonly maximumGapSeconds: number },
) {
  const { accounts, control } = view;
  const uses = Array.from(control.identifier, (identifier, i) => ({
    identifier,
    kind: control.kind[i]!,
    account: control.account[i]!,
    from: control.from[i]!,
    to: control.to[i]!,
  }));
  const usersOf = (identifier: number) => uses.filter((use) => use.identifier === identifier).length;
  const isOther = (a: number, b: number) => accounts.holder[a] === -1 || accounts.holder[a] !== accounts.holder[b];
  const pairs: { a: number; b: number; kinds: number; from: number; to: number }[] = [];
  for (let a = 0; a < accounts.count; a += 1) {
    for (let b = a + 1; b < accounts.count; b += 1) {
      const shared = uses.flatMap((x) =>
        uses
          .filter(
            (y) =>
              x.account === a &&
              y.account === b &&
              x.identifier === y.identifier &&
              isOther(a, b) &&
              usersOf(x.identifier) <= rule.maximumAccounts &&
              Math.max(x.from, y.from) - Math.min(x.to, y.to) <= rule.maximumGapSeconds,
          )
          .map((y) => ({ kind: 1 << x.kind, from: Math.min(x.from, y.from), to: Math.max(x.to, y.to) })),
      );
      if (shared.length === 0) continue;
      pairs.push({
        a,
        b,
        kinds: shared.reduce((bits, { kind }) => bits | kind, 0),
        from: Math.min(...shared.map(({ from }) => from)),
        to: Math.max(...shared.map(({ to }) => to)),
      });
    }
  }
  const partners = (account: number) => pairs.flatMap(({ a, b }) => (a === account ? [b] : b === account ? [a] : []));
  return {
    pairs,
    peers: Array.from({ length: accounts.count }, (_, account) => partners(account).length),
    holders: Array.from(
      { length: accounts.count },
      (_, account) =>
        new Set(
          partners(account).map((peer) => (accounts.holder[peer]! < 0 ? `account ${peer}` : accounts.holder[peer])),
        ).size,
    ),
    wideIdentifiers: [...new Set(uses.map(({ identifier }) => identifier))].filter(
      (identifier) => usersOf(identifier) > rule.maximumAccounts,
    ).length,
  };
}
