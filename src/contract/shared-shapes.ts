import { z } from 'zod';

/** Readonly all the way down: what the makers of the published files build and the report reads. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** `file#row` of cli.md. */
export const evidenceId = z.string().describe('file#row: 1-based record after the header');
export const values = z.record(z.string(), z.union([z.number(), z.string()])).describe('values of a code, never text');
export const problem = z.object({ code: z.string(), values });
/** ISO 8601 with offset; empty where unknown. */
export const instant = z.string().describe('ISO 8601 with offset; empty when unknown');
export const minor = z.number().int().describe('minor units (integer)');
export const share = z.number().min(0).max(1);
export const count = z.number().int().min(0);
export const counts = z.record(z.string(), z.number());
