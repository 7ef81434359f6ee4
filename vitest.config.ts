import { availableParallelism } from 'node:os'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/require-node-24.ts', 'test/support/staged-project.ts'],
    // What hangs must end some day; a machine that is busy with other work must not make a test fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A worker keeps what it has loaded from file to file: tests leave no state behind, and put back what they replace.
    isolate: false,
    // Left to itself vitest takes one less than there are processors. Most tests wait for a process, so one more keeps all of them busy.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './scripts/count-reporter.ts'],
  },
})
export default config
