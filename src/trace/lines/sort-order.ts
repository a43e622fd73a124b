const BITS = 11;
const BUCKETS = 1 << BITS;
const SMALL = 2000;

/** Indices 0 … count − 1 so that `keys` rise; equal keys keep their order. Keys are 0 or more. */
export function orderByKey(keys: Int32Array, count: number): Uint32Array {
  let order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  if (count < SMALL) return order.sort((a, b) => keys[a]! - keys[b]! || a - b);
  let most = 0;
  for (let at = 0; at < count; at++) if (keys[at]! > most) most = keys[at]!;
  let other = new Uint32Array(count);
  const starts = new Uint32Array(BUCKETS);
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += BITS) {
    starts.fill(0);
    for (let at = 0; at < count; at++) starts[(keys[at]! >>> shift) & (BUCKETS - 1)]!++;
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = starts[bucket]!;
      starts[bucket] = sum;
      sum += size;
    }
    for (let at = 0; at < count; at++) {
      const index = order[at]!;
      other[starts[(keys[index]! >>> shift) & (BUCKETS - 1)]!++] = index;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** The same with an order inside equal keys. */
export function orderByKeyAnd(keys: Int32Array, count: number, compare: (a: number, b: number) => number): Uint32Array {
  const order = orderByKey(keys, count);
  let start = 0;
  for (let at = 1; at <= count; at++) {
    if (at < count && keys[order[at]!] === keys[order[start]!]) continue;
    if (at - start > 1) order.subarray(start, at).sort(compare);
    start = at;
  }
  return order;
}
