/** `npm run architecture`: prints the table of floors and every import or name that breaks it. */
import { checkArchitecture, printFloors } from './architecture.ts';
import { readSources } from './read-sources.ts';

const files = readSources(['src/**/*.ts']);
const problems = checkArchitecture(files);
process.stdout.write(`${printFloors(files)}\n`);
for (const { path, line, message } of problems) process.stdout.write(`${path}:${line} ${message}\n`);
process.stdout.write(`${files.length} files, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
