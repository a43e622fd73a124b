import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Real databases, real browsers and property tests on two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
