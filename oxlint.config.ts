import { defineConfig } from 'oxlint';
import { allowedFolders, FLOORS } from './scripts/architecture.ts';

/** What `npm run architecture` proves for whole files, shown here at the line while one types. */
function restrictImports(folder: string, pure: boolean) {
  const forbidden = Object.keys(FLOORS).filter((other) => !allowedFolders(folder).includes(other));
  const patterns = [
    {
      group: forbidden.flatMap((other) => [`#${other}`, `#${other}/**`]),
      message: `${folder} stands on floor ${FLOORS[folder]?.floor}: it may import ${allowedFolders(folder).join(', ') || 'no other folder'}.`,
    },
    { group: ['#*/**'], message: 'Import a folder through its index.' },
  ];
  const node = { group: ['node:*'], message: `${folder} is pure: time, seeds and buffers come in as arguments.` };
  return {
    files: [`src/${folder}/**/*.ts`],
    ...(pure ? { excludeFiles: ['**/*.test.ts'] } : {}),
    rules: { 'no-restricted-imports': ['error', { patterns: pure ? [...patterns, node] : patterns }] },
  } as const;
}

/** Typed arrays force `!` under noUncheckedIndexedAccess; elsewhere it hides a missing case. */
const HOT_FOLDERS = ['graph', 'ledger', 'detect', 'learn', 'evaluate', 'lake', 'trace', 'formats/bytes'];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  env: { node: true, es2024: true },
  ignorePatterns: ['dist', 'build', 'duanka-out'],
  rules: {
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
    'max-params': ['warn', { max: 4 }],
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    'import/no-self-import': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/ban-ts-comment': 'error',
    // Bytes, JSON and the database come in as `unknown` or `any`; the checks stand at the edge, and there an assertion is how they end.
    'typescript/no-unsafe-type-assertion': 'off',
    // Sorting an array made on the spot in place is plain and cheaper; the order of arguments stays the author's choice.
    'unicorn/no-array-sort': 'off',
    // Groups inside a table of words.
    'unicorn/no-useless-spread': 'off',
    // Plain data and functions: nothing here depends on `this`.
    'typescript/unbound-method': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // The compiler's noImplicitReturns does it, and knows exhaustive switches.
    'typescript/consistent-return': 'off',
    // `fc.assert` is how fast-check is written.
    'import/no-named-as-default-member': 'off',
    // Damaged text is what the parsers are for.
    'no-control-regex': 'off',
    // Does not see changes inside closures.
    'no-unmodified-loop-condition': 'off',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // A property may hold under a condition; that the condition occurs is for the test to see to.
    'vitest/no-conditional-expect': 'off',
  },
  overrides: [
    ...Object.entries(FLOORS).map(([folder, { pure }]) => restrictImports(folder, pure)),
    {
      files: HOT_FOLDERS.map((folder) => `src/${folder}/**/*.ts`),
      rules: { 'typescript/no-non-null-assertion': 'off' },
    },
    {
      files: ['**/*.test.ts', '**/fixtures/**', '**/*.fixture.ts'],
      rules: { 'max-lines': 'off', 'max-params': 'off', 'typescript/no-non-null-assertion': 'off' },
    },
    { files: ['bench/**'], rules: { 'no-console': 'off', 'typescript/no-non-null-assertion': 'off' } },
    // Texts and tables of data.
    {
      files: ['src/report/texts/**', '**/*.data.ts', 'src/detect/precision-tables.ts'],
      rules: { 'max-lines': 'off' },
    },
    { files: ['oxlint.config.ts', 'vitest.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
});
