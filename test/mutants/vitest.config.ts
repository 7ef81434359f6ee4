/** The tests that mutants are tried against: all that run in this process. Shipped bundles know no mutants. */
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/{app,policy,adapters,contract,config,snapshot,model,render,messages}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
})
export default config
