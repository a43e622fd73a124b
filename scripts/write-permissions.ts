/** Writes docs/permissions.md from the permission table of src/casework. Run with `--conditions=source`. */
import { writeFileSync } from 'node:fs';
import { permissionsDocument } from '#report';

writeFileSync(new URL('../docs/permissions.md', import.meta.url), permissionsDocument());
