import type { Permission } from './permission.ts';
import { SETTING_ROWS } from './rows/setting-rows.ts';

/** The whole table, from which the checks and the published table are made. Rows lie by topic in `rows/`. */
export const PERMISSIONS: readonly Permission[] = [...SETTING_ROWS];
