/** The tests that the mutants of one area are tried against; `scripts/mutants.ts` names them. */
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: JSON.parse(process.env['MUTANT_TESTS'] ?? '[]'),
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
})
export default config
