import type { TemporalGraph } from './temporal-graph.ts';

export const GRAPH_MAGIC = 0x47_54_4b_44; // "DKTG" in little-endian bytes
export const GRAPH_VERSION = 1;
export const GRAPH_HEADER_BYTES = 32;

export interface GraphCounts {
  readonly vertexCount: number;
  readonly edgeCount: number;
  readonly patternCount: number;
}

/** Bytes of the whole buffer: header and every column rounded up to 8. */
export function graphByteLength({ vertexCount, edgeCount, patternCount }: GraphCounts): number {
  const columns = [
    8 * edgeCount,
    4 * edgeCount,
    4 * edgeCount,
    4 * edgeCount,
    4 * (vertexCount + 1),
    4 * patternCount,
    4 * (vertexCount + 1),
    4 * patternCount,
    edgeCount,
    edgeCount,
    edgeCount,
  ];
  return columns.reduce((sum, bytes) => sum + aligned(bytes), GRAPH_HEADER_BYTES);
}

/** Writes the header and gives the columns as views, without copying. */
export function layoutGraph(buffer: ArrayBufferLike, counts: GraphCounts): TemporalGraph {
  new Uint32Array(buffer, 0, 5).set([
    GRAPH_MAGIC,
    GRAPH_VERSION,
    counts.vertexCount,
    counts.edgeCount,
    counts.patternCount,
  ]);
  return viewsOf(buffer, counts);
}

/**
 * A graph over a buffer that `buildTemporalGraph` made, here or in another thread; nothing is parsed or copied.
 * Throws a RangeError on another magic, version or length.
 */
export function graphFromBuffer(buffer: ArrayBufferLike): TemporalGraph {
  if (buffer.byteLength < GRAPH_HEADER_BYTES) throw new RangeError(`a graph buffer of ${buffer.byteLength} bytes`);
  const header = new Uint32Array(buffer, 0, 5);
  const counts = { vertexCount: header[2]!, edgeCount: header[3]!, patternCount: header[4]! };
  const expected = graphByteLength(counts);
  if (header[0] !== GRAPH_MAGIC || header[1] !== GRAPH_VERSION || buffer.byteLength !== expected) {
    throw new RangeError(
      `not a graph buffer of version ${GRAPH_VERSION}: magic ${header[0]}, version ${header[1]}, ` +
        `${buffer.byteLength} bytes, expected ${expected}`,
    );
  }
  return viewsOf(buffer, counts);
}

function viewsOf(buffer: ArrayBufferLike, { vertexCount, edgeCount, patternCount }: GraphCounts): TemporalGraph {
  let offset = GRAPH_HEADER_BYTES;
  const take = (bytes: number): number => {
    const start = offset;
    offset += aligned(bytes);
    return start;
  };
  const uint32 = (length: number): Uint32Array => new Uint32Array(buffer, take(4 * length), length);
  const uint8 = (length: number): Uint8Array => new Uint8Array(buffer, take(length), length);
  const amount = new Float64Array(buffer, take(8 * edgeCount), edgeCount);
  const src = uint32(edgeCount);
  const dst = uint32(edgeCount);
  const t = uint32(edgeCount);
  const outOffsets = uint32(vertexCount + 1);
  const outEdges = uint32(patternCount);
  const inOffsets = uint32(vertexCount + 1);
  const inEdges = uint32(patternCount);
  const precision = uint8(edgeCount);
  const currency = uint8(edgeCount);
  const kind = uint8(edgeCount);
  return {
    buffer,
    vertexCount,
    edgeCount,
    src,
    dst,
    t,
    precision,
    currency,
    kind,
    amount,
    outOffsets,
    outEdges,
    inOffsets,
    inEdges,
  };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
