import type { Permission } from '../permission.ts';

/** No command writes what became of a detector's findings; who may read it stands with the other reads. */
export const DETECTOR_ROWS: readonly Permission[] = [];
