import type { EquivalentMutant } from './equivalents.ts';

const PAST_THE_END = 'one step past the end: undefined there is neither an edge of a pattern nor any number';
const NO_ZERO = 'the import keeps no row of amount 0';
const NO_SELF = 'the adjacency holds no transfer to self, so that w is never u';

/** Flipped comparisons that change nothing, and why. `npm run mutate` plants them too and prints them apart. */
export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = [
  {
    path: 'src/casework/measures/freeze-queue.ts',
    source: 'if (mine !== other) return other < mine;',
    change: '< → <=',
    why: 'asked of two different moments only',
  },
  {
    path: 'src/casework/returns/check-allocation.ts',
    source: 'const least = claims < BigInt(frozenMinor) ? claims : BigInt(frozenMinor);',
    change: '< → <=',
    why: 'the lesser of two equal amounts is either',
  },
  {
    path: 'src/detect/accounts/frequent-openings.ts',
    source: 'if (closed > opened && closed - opened <= shortLifeSeconds) add(closed, i);',
    change: '> → >=',
    why: 'a closing in the second of the opening is the same visit, and visits are counted once',
  },
  {
    path: 'src/detect/assembly/card.ts',
    source: "if (lots.entries.every((entry) => ledger.amount[entry]! < 0)) return { minor: 0, source: 'unknown' };",
    change: '< → <=',
    why: NO_ZERO,
  },
  {
    path: 'src/detect/assembly/first-by-pair.ts',
    source: 'if (this.count * 2 >= this.keys.length) this.grow();',
    change: '>= → >',
    why: 'only when the table grows: it gives the same at any size with a free cell',
  },
  {
    path: 'src/detect/assembly/lot-book.ts',
    source: 'if (this.lines > MOST_LINES) {',
    change: '> → >=',
    why: 'only when the memory is emptied: what is not in it is worked out again',
  },
  {
    path: 'src/detect/assembly/onward-links.ts',
    source: 'if (own.every((hit) => sets.find(hit) === sets.find(own[0]!))) continue;',
    change: '=== → !==',
    why: 'a shortcut: hits that are one set already are passed over line by line as well',
  },
  {
    path: 'src/detect/assembly/roles.ts',
    source: 'return e >= 0 && ledger.amount[entry]! > 0 && payers.has(graph.src[e]!) && isInside(graph.t[e]!, scope);',
    change: '> → >=',
    why: NO_ZERO,
  },
  {
    path: 'src/detect/assembly/shared-links.ts',
    source: 'if (core.length > PAIRED_CORE) {',
    change: '> → >=',
    why: 'only which of two ways finds the joins: both join hits with two accounts in common',
  },
  {
    path: 'src/detect/assembly/tiers.ts',
    source: 'if (before >= start + minor) return;',
    change: '>= → >',
    why: 'a shortcut: what would follow are pieces of 0',
  },
  {
    path: 'src/detect/assembly/tiers.ts',
    source: 'for (let i = 0; i < skipped.length; i += 1) {',
    change: '< → <=',
    why: PAST_THE_END,
  },
  {
    path: 'src/detect/binomial-tail.ts',
    source: 'if (term < sum * 1e-17) break;',
    change: '< → <=',
    why: 'a term of that size changes no bit of the sum',
  },
  {
    path: 'src/detect/burst-tail.ts',
    source: 'if (n > mean) return -logTerm(n, events, share) - Math.log(upwards(n, events, share));',
    change: '> → >=',
    why: 'at the mean both sums give the same probability',
  },
  {
    path: 'src/detect/burst-tail.ts',
    source: 'for (let j = i; term > sum * LEAST_TERM; j += 1) {',
    change: '> → >=',
    why: 'a numerical cut-off: a term of exactly that size is below the accuracy of the sum',
  },
  {
    path: 'src/detect/burst-tail.ts',
    source: 'for (let j = i; j >= 0 && term > sum * LEAST_TERM; j -= 1) {',
    change: '> → >=',
    why: 'a numerical cut-off: a term of exactly that size is below the accuracy of the sum',
  },
  {
    path: 'src/detect/chance/chance-view.ts',
    source: 'if (novelOnly === undefined && detector.leavesOut === undefined) continue;',
    change: '=== → !==',
    nth: 2,
    why: 'only whether a graph of all pairs is made now or when asked for: it is the same, since clearing accounts and guarded transfers stay what they are',
  },
  {
    path: 'src/detect/control-links.ts',
    source: 'if (peer < account) continue;',
    change: '< → <=',
    why: 'an account is never its own peer',
  },
  {
    path: 'src/detect/expected-precision.ts',
    source: 'if (x < first[0]) return first[1] * (1 - TAIL_SHARE * tail(first[0] - x));',
    change: '< → <=',
    why: 'continuous: at the first step both ways give its own value',
  },
  {
    path: 'src/detect/guards/pair-histories.ts',
    source: 'if (w > u) isKept = true;',
    change: '> → >=',
    why: NO_SELF,
  },
  {
    path: 'src/detect/guards/pair-histories.ts',
    source: 'if (!isKept && w > u) isKept = isKeptPair(partners[at + PAID]!, partners[at + RECEIVED]!);',
    change: '> → >=',
    why: NO_SELF,
  },
  {
    path: 'src/detect/guards/pair-histories.ts',
    source: 'const isOut = k < inOffsets[u]! || (i >= outOffsets[u]! && outEdges[i]! > inEdges[k]!);',
    change: '> → >=',
    why: 'no transfer goes both out of an account and into it',
  },
  {
    path: 'src/detect/guards/pair-histories.ts',
    source: 'if (w <= u || !isKeptPair(partners[w * 4 + PAID]!, partners[w * 4 + RECEIVED]!)) continue;',
    change: '<= → <',
    why: NO_SELF,
  },
  {
    path: 'src/detect/pool/account-rows.ts',
    source: 'const isDebit = ledger.amount[entry]! < 0;',
    change: '< → <=',
    why: NO_ZERO,
  },
  {
    path: 'src/detect/pool/customers.ts',
    source: 'if (payer && edge > payer.first) paidBack.add(graph.dst[edge]!);',
    change: '> → >=',
    why: 'a payer is no member, so that what a member pays back is never the payment itself',
  },
  {
    path: 'src/detect/pool/hypergeometric.ts',
    source: 'for (let k = least; ratio > sum * 1e-17; k += 1) {',
    change: '> → >=',
    why: 'a term of that size changes no bit of the sum',
  },
  {
    path: 'src/detect/pool/session-outflow.ts',
    source: 'if (amount > 0) queue.push({ counts: isInRun.has(entry), left: amount });',
    change: '> → >=',
    why: NO_ZERO,
  },
  {
    path: 'src/detect/pool/spent-last.ts',
    source: 'if (amount > 0) {',
    change: '> → >=',
    why: 'a credit of 0 has nothing to spend',
  },
  {
    path: 'src/detect/rings/activity-clock.ts',
    source: 'for (let e = 0; e < t.length; e += 1) if ((kind[e]! & EDGE_KIND.pattern) !== 0) paid[binOf(t[e]!)]! += 1;',
    change: '< → <=',
    why: PAST_THE_END,
  },
  {
    path: 'src/detect/rings/chain-surprise.ts',
    source: 'for (let e = 0; e < kind.length; e += 1) {',
    change: '< → <=',
    why: PAST_THE_END,
  },
  {
    path: 'src/detect/rings/chain-surprise.ts',
    source:
      'for (let e = 0; e < kind.length; e += 1) if (currency[e] === code && isPattern(e)) amounts[at++] = amount[e]!;',
    change: '< → <=',
    why: PAST_THE_END,
  },
  {
    path: 'src/detect/rings/layered-surprise.ts',
    source: 'if (this.atMost(evidence) <= least) return undefined;',
    change: '<= → <',
    why: 'a shortcut: the bound is never below what is judged next, which falls at the same value',
  },
  {
    path: 'src/detect/subsume.ts',
    source: 'if (best !== -1 && compareClaims(hits, best, other) < 0) continue;',
    change: '< → <=',
    why: 'a total order: two different hits never compare as 0',
  },
];
