/** `npm run rules`: rules without a test, tests without a rule, ids defined twice. */
import { readSources } from './read-sources.ts';
import { compareRules, type Place } from './rule-ids.ts';

const report = compareRules(readSources(['docs/rules/*.md']), readSources(['src/**/*.test.ts', 'test/**/*.test.ts']));

function list(title: string, places: readonly Place[]): void {
  if (places.length > 0) process.stdout.write(`${title}:\n`);
  for (const { id, path, line } of places) process.stdout.write(`  [${id}] ${path}:${line}\n`);
}

list('rules without a test', report.withoutTest);
list('tests without a rule', report.withoutRule);
list('ids defined twice', report.duplicates);
const problems = report.withoutTest.length + report.withoutRule.length + report.duplicates.length;
process.stdout.write(`${report.rules.length} rules, ${report.tests.length} tests with an id, ${problems} problems\n`);
process.exitCode = problems === 0 && report.rules.length > 0 ? 0 : 1;
