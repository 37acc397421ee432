import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Random tests play thousands of schedules; the crash and relay suites start real servers; exchange reads spoilt files. */
const PATIENCE_MS = 120_000

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: [fileURLToPath(new URL('./tests/setup/sameCases.ts', import.meta.url))],
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{shared,server,client/src}/**/*.test.{ts,tsx}', 'tests/{bench,contract,protocol}/**/*.test.ts'], testTimeout: PATIENCE_MS },
      },
      { extends: true, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 30_000 } },
      {
        extends: true,
        test: { name: 'relay', include: ['tests/{relay,crash,cli}/**/*.test.ts'], testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
      },
      { extends: true, test: { name: 'exchange', include: ['tests/exchange/**/*.test.ts'], testTimeout: PATIENCE_MS } },
      { extends: true, test: { name: 'convergence', include: ['tests/convergence/**/*.test.ts'], testTimeout: PATIENCE_MS } },
    ],
  },
})
