export { detectInParallel, type ParallelOptions } from './detect-in-parallel.ts';
