import {
  BIGINT,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  SMALLINT,
  TINYINT,
  UBIGINT,
  UINTEGER,
  USMALLINT,
  UTINYINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

/** The only file that knows DuckDB's client, its private parts included (`items` and `validity` of a vector). */

export interface EngineOptions {
  readonly path: string;
  readonly tempDirectory: string;
  readonly memoryLimitBytes: number;
  readonly threads: number;
}

export type SqlValue = string | number | bigint | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export type NumericArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;
export type Column = NumericArray | readonly string[];

export interface Engine {
  /** Runs one or more statements; resolves to the number of rows changed by the last. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Small results as objects; integers that fit are numbers, others bigint. */
  rows<Row extends SqlRow = SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /**
   * A result as one typed array per column (VARCHAR: array of strings, NULL is ''), streamed chunk by chunk.
   * A NULL in a numeric column throws: coalesce it in the query.
   */
  columns<Columns extends Record<string, Column>>(sql: string, values?: readonly SqlValue[]): Promise<Columns>;
  /** Makes a temporary table from columns of equal length. */
  createTemporary(name: string, columns: Readonly<Record<string, Column>>): Promise<void>;
  /** Runs `work` with one thread: for small tables a second one only spins, and the caller's own thread needs the core. */
  withOneThread<T>(work: () => Promise<T>): Promise<T>;
  /** Another connection to the same database, with transactions and temporary tables of its own; closed before this one. */
  fork(): Promise<Engine>;
  interrupt(): void;
  close(): void;
}

const CHUNK_ROWS = 2048;

/** Opens the database file; throws DuckDB's error when it is locked or damaged. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const instance = await DuckDBInstance.create(options.path, {
    memory_limit: `${Math.floor(options.memoryLimitBytes / 1e6)}MB`,
    threads: String(options.threads),
    temp_directory: options.tempDirectory,
    preserve_insertion_order: 'false',
    // One transaction per file: at the default of 16 MB every second file would rewrite the last row group.
    checkpoint_threshold: '128MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const threads = threadSwitch(options.threads);
  return engineOf(instance, threads, () => instance.closeSync());
}

type ThreadSwitch = (connection: DuckDBConnection, change: 1 | -1) => Promise<void>;

/** One thread while anybody asks for one: the setting is the database's, not a connection's. */
function threadSwitch(threads: number): ThreadSwitch {
  let wishes = 0;
  return async (connection, change) => {
    wishes += change;
    if (wishes === (change === 1 ? 1 : 0)) await connection.run(`SET threads = ${change === 1 ? 1 : threads}`);
  };
}

async function engineOf(instance: DuckDBInstance, threads: ThreadSwitch, onClose: () => void): Promise<Engine> {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'Asia/Shanghai'");
  return {
    run: async (sql, values) => (await connection.run(sql, bound(values))).rowsChanged,
    rows: (sql, values) => readRows(connection, sql, values),
    columns: (sql, values) => readColumns(connection, sql, values),
    createTemporary: (name, columns) => writeColumns(connection, name, columns),
    withOneThread: async (work) => {
      await threads(connection, 1);
      try {
        return await work();
      } finally {
        await threads(connection, -1);
      }
    },
    fork: () => engineOf(instance, threads, () => undefined),
    interrupt: () => connection.interrupt(),
    close: () => {
      connection.closeSync();
      onClose();
    },
  };
}

/** Quotes a text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Quotes a name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function bound(values: readonly SqlValue[] | undefined): DuckDBValue[] | undefined {
  return values === undefined ? undefined : [...values];
}

async function readRows<Row extends SqlRow>(
  connection: DuckDBConnection,
  sql: string,
  values: readonly SqlValue[] | undefined,
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, bound(values));
  const names = reader.columnNames();
  return reader
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, i) => [names[i] ?? '', plain(value)])) as Row);
}

function plain(value: DuckDBValue): SqlValue {
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return String(value);
}

interface PrivateVector {
  readonly items?: NumericArray;
  readonly validity?: { itemValid(index: number): boolean; readonly data: unknown };
  readonly itemCount: number;
  toArray(): readonly (string | null)[];
  flush(): void;
}

async function readColumns<Columns extends Record<string, Column>>(
  connection: DuckDBConnection,
  sql: string,
  values: readonly SqlValue[] | undefined,
): Promise<Columns> {
  const result = await connection.stream(sql, bound(values));
  const names = result.columnNames();
  const types = result.columnTypes();
  const sinks = types.map((type) => columnSink(String(type)));
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let i = 0; i < sinks.length; i++) {
      sinks[i]!.add(chunk.getColumnVector(i) as unknown as PrivateVector, names[i]!);
    }
  }
  return Object.fromEntries(sinks.map((sink, i) => [names[i]!, sink.finish()])) as Columns;
}

interface ColumnSink {
  add(vector: PrivateVector, name: string): void;
  finish(): Column;
}

function columnSink(type: string): ColumnSink {
  const make = ARRAY_OF_TYPE[type];
  return make === undefined ? textSink() : numericSink(make);
}

function textSink(): ColumnSink {
  const out: string[] = [];
  return {
    add: (vector) => {
      for (const text of vector.toArray()) {
        out.push(text ?? '');
      }
    },
    finish: () => out,
  };
}

type ArrayMaker = (buffer: ArrayBuffer) => NumericArray;

const ARRAY_OF_TYPE: Readonly<Record<string, ArrayMaker>> = {
  TINYINT: (b) => new Int8Array(b),
  UTINYINT: (b) => new Uint8Array(b),
  SMALLINT: (b) => new Int16Array(b),
  USMALLINT: (b) => new Uint16Array(b),
  INTEGER: (b) => new Int32Array(b),
  UINTEGER: (b) => new Uint32Array(b),
  DOUBLE: (b) => new Float64Array(b),
  BIGINT: (b) => new BigInt64Array(b),
  UBIGINT: (b) => new BigUint64Array(b),
};

function numericSink(make: ArrayMaker): ColumnSink {
  let buffer = new ArrayBuffer(0);
  let used = 0;
  return {
    add: (vector, name) => {
      const items = vector.items;
      if (items === undefined) {
        throw new TypeError(`column ${name}: the vector has no items`);
      }
      for (let i = 0; vector.validity?.data && i < vector.itemCount; i++) {
        if (!vector.validity.itemValid(i)) {
          throw new TypeError(`column ${name} holds NULL`);
        }
      }
      if (used + items.byteLength > buffer.byteLength) {
        buffer = buffer.transfer(Math.max(2 * buffer.byteLength, used + items.byteLength, 64 * 1024));
      }
      new Uint8Array(buffer, used).set(new Uint8Array(items.buffer, items.byteOffset, items.byteLength));
      used += items.byteLength;
    },
    finish: () => make(buffer.transfer(used)),
  };
}

async function writeColumns(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, Column>>,
): Promise<void> {
  const entries = Object.entries(columns);
  const types = entries.map(([, column]) => typeOf(column));
  const count = entries[0]?.[1].length ?? 0;
  for (const [columnName, column] of entries) {
    if (column.length !== count) {
      throw new RangeError(`column ${columnName} has ${column.length} items, expected ${count}`);
    }
  }
  const definition = entries.map(([columnName], i) => `${sqlName(columnName)} ${String(types[i])}`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${sqlName(name)} (${definition})`);
  const appender = await connection.createAppender(name, 'main', 'temp');
  for (let from = 0; from < count; from += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, count - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    entries.forEach(([, column], i) => fillVector(chunk, i, column.slice(from, from + rows)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function fillVector(chunk: DuckDBDataChunk, index: number, column: Column): void {
  if (!ArrayBuffer.isView(column)) {
    chunk.setColumnValues(index, column);
    return;
  }
  const vector = chunk.getColumnVector(index) as unknown as PrivateVector;
  const items = vector.items;
  if (items === undefined) {
    throw new TypeError('the vector has no items');
  }
  new Uint8Array(items.buffer, items.byteOffset).set(
    new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
  );
  vector.flush();
}

function typeOf(column: Column): DuckDBType {
  if (column instanceof Int8Array) return TINYINT;
  if (column instanceof Uint8Array) return UTINYINT;
  if (column instanceof Int16Array) return SMALLINT;
  if (column instanceof Uint16Array) return USMALLINT;
  if (column instanceof Int32Array) return INTEGER;
  if (column instanceof Uint32Array) return UINTEGER;
  if (column instanceof Float64Array) return DOUBLE;
  if (column instanceof BigInt64Array) return BIGINT;
  if (column instanceof BigUint64Array) return UBIGINT;
  return VARCHAR;
}
