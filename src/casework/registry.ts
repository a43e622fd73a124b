import type { RecordKind, RecordModule } from './record.ts';
import { legalSettingRecord } from './settings/legal-setting.ts';

/** Every kind of record, one module each. The frame hands a module only what it made itself, so that its own types may be narrower. */
const MODULES = [legalSettingRecord] as unknown as readonly RecordModule[];

const BY_KIND: ReadonlyMap<RecordKind, RecordModule> = new Map(MODULES.map((module) => [module.kind, module]));

export function recordModules(): readonly RecordModule[] {
  return MODULES;
}

export function recordModule(kind: RecordKind): RecordModule {
  const module = BY_KIND.get(kind);
  if (module === undefined) throw new RangeError(`no module for records of kind ${kind}`);
  return module;
}
