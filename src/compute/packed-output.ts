import type { DetectorOutput, SignalDraft } from '#model';

type Values = SignalDraft['values'];

/**
 * A detector's output for the way between threads. Hundreds of thousands of small objects take longer to clone than to
 * find, so that reasons go as columns; everything else goes as it is.
 */
export interface PackedOutput extends Omit<DetectorOutput, 'signals'> {
  readonly signals: PackedSignals;
}

interface PackedSignals {
  readonly account: Uint32Array;
  readonly strength: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Offsets of each reason's evidence, one more than reasons. */
  readonly evidenceOffsets: Uint32Array;
  readonly evidence: Uint32Array;
  /** Shape of each reason: its code and the names of its values. */
  readonly shape: Uint16Array;
  readonly shapes: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** The values in the order of reasons and names: a number, or the index of a text. */
  readonly values: Float64Array;
  readonly isText: Uint8Array;
  readonly texts: readonly string[];
}

export function packOutput(output: DetectorOutput): PackedOutput {
  const { hits, signals, notAssessable, counts } = output;
  // A copy: a detector may give the same array twice, and a buffer can be handed over once.
  return { hits, notAssessable: notAssessable.slice(), counts, signals: packSignals(signals) };
}

export function unpackOutput(packed: PackedOutput): DetectorOutput {
  const { hits, signals, notAssessable, counts } = packed;
  return { hits, notAssessable, counts, signals: unpackSignals(signals) };
}

/** The buffers that can be handed over instead of copied. */
export function buffersOf({ signals, notAssessable }: PackedOutput): ArrayBuffer[] {
  return [...Object.values(signals), notAssessable]
    .map((column) => (ArrayBuffer.isView(column) ? column.buffer : undefined))
    .filter((buffer) => buffer instanceof ArrayBuffer);
}

function packSignals(signals: readonly SignalDraft[]): PackedSignals {
  const count = signals.length;
  const shapes: { code: string; names: string[] }[] = [];
  const shape = new Uint16Array(count);
  const evidenceOffsets = new Uint32Array(count + 1);
  let valueCount = 0;
  for (const [i, signal] of signals.entries()) {
    shape[i] = shapeOf(shapes, signal);
    evidenceOffsets[i + 1] = (evidenceOffsets[i] ?? 0) + signal.evidence.length;
    valueCount += shapes[shape[i] ?? 0]?.names.length ?? 0;
  }
  const columns = {
    account: new Uint32Array(count),
    strength: new Float64Array(count),
    from: new Float64Array(count),
    to: new Float64Array(count),
    evidence: new Uint32Array(evidenceOffsets[count] ?? 0),
    values: new Float64Array(valueCount),
    isText: new Uint8Array(valueCount),
  };
  const texts = new Map<string, number>();
  let at = 0;
  for (const [i, signal] of signals.entries()) {
    columns.account[i] = signal.account;
    columns.strength[i] = signal.strength;
    columns.from[i] = signal.from;
    columns.to[i] = signal.to;
    columns.evidence.set(signal.evidence, evidenceOffsets[i]);
    for (const name of shapes[shape[i] ?? 0]?.names ?? []) {
      const value = signal.values[name] ?? 0;
      columns.isText[at] = typeof value === 'string' ? 1 : 0;
      columns.values[at] = typeof value === 'string' ? indexOfText(texts, value) : value;
      at += 1;
    }
  }
  return { ...columns, evidenceOffsets, shape, shapes, texts: [...texts.keys()] };
}

function unpackSignals(packed: PackedSignals): SignalDraft[] {
  const { shape, shapes, texts, evidenceOffsets } = packed;
  const signals: SignalDraft[] = [];
  let at = 0;
  for (const [i, account] of packed.account.entries()) {
    const { code, names } = shapes[shape[i] ?? 0] ?? { code: '', names: [] };
    const values: Record<string, number | string> = {};
    for (const name of names) {
      const value = packed.values[at] ?? 0;
      values[name] = packed.isText[at] === 1 ? (texts[value] ?? '') : value;
      at += 1;
    }
    signals.push({
      account,
      strength: packed.strength[i] ?? 0,
      code,
      values,
      evidence: Array.from(packed.evidence.subarray(evidenceOffsets[i], evidenceOffsets[i + 1])),
      from: packed.from[i] ?? 0,
      to: packed.to[i] ?? 0,
    });
  }
  return signals;
}

/** A detector has very few shapes, and neighbours mostly share one. */
function shapeOf(shapes: { code: string; names: string[] }[], { code, values }: SignalDraft): number {
  const known = shapes.findIndex((shape) => shape.code === code && hasNames(values, shape.names));
  if (known >= 0) return known;
  shapes.push({ code, names: Object.keys(values) });
  return shapes.length - 1;
}

function hasNames(values: Values, names: readonly string[]): boolean {
  let i = 0;
  for (const name in values) {
    if (names[i] !== name) return false;
    i += 1;
  }
  return i === names.length;
}

function indexOfText(texts: Map<string, number>, text: string): number {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, texts.size);
  return texts.size - 1;
}
