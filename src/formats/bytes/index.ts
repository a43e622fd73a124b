export { discoverInputs, type Discovered } from './discover.ts';
export { type BytesLimits } from './limits.ts';
export { readHead } from './read-head.ts';
export {
  type CellKind,
  type Delimiter,
  type Head,
  type PartEncoding,
  type PartSpool,
  type SourcePart,
  type SpoolOptions,
  type TextEncoding,
} from './source-part.ts';
export { spoolPart } from './spool-part.ts';
export { writeCsv, type CsvShape, type Rows } from './write-csv.ts';
export { writeXlsx, type SheetContent } from './write-xlsx.ts';
