import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/require-node-24.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    reporters: ['default', './scripts/count-reporter.ts'],
  },
})
export default config
