/** Ends a test run with one plain line that a machine can read: `N passed, N failed, N skipped`. */
import type { Reporter, TestModule } from 'vitest/node'

/** A vitest reporter; add it last. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      // A file or set-up that fails leaves its tests unrun; that must not look like success.
      counts.failed += module.errors().length + failedSuites(module)
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state] += 1
      }
    }
    const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
  }
}

function failedSuites(module: TestModule): number {
  let failed = 0
  for (const suite of module.children.allSuites()) {
    failed += suite.errors().length
  }
  return failed
}
