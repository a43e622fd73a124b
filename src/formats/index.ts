export { discoverInputs, type Discovered, type Head, type SourcePart } from './bytes/index.ts';
export { type CanonicalRow, type Layout } from './layouts/layout.ts';
export { fieldsOfKind, readMapping, type Mapping, type TableMapping } from './layouts/mapping.ts';
export { openSources, type OpenedSources, type OpenOptions } from './layouts/open-sources.ts';
export { proposeMapping, type ColumnProposal, type MappingProposal } from './layouts/propose-mapping.ts';
export { readHead } from './layouts/read-head.ts';
export { recognisePart } from './layouts/recognise-part.ts';
export { FORMATS, LAYOUTS } from './layouts/registry.ts';
export { spoolTable, type SpoolTableOptions, type TableSpool } from './layouts/spool-table.ts';
export {
  writeAccountOpenings,
  writeAmlsim,
  writeAmlworld,
  writeCaseInvolved,
  writeLogins,
  writePlainTransfers,
  writePoliceExport,
  writeVictimReports,
  type PoliceExport,
  type PoliceExportOptions,
} from './layouts/write-formats.ts';
export { writeTable, type CanonicalRows, type TableContent, type WriteOptions } from './layouts/write-table.ts';
