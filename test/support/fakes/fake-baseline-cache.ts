/** The cache service of one runner in memory: entries by key, kept until a test takes them away. */
import type { BaselineCache, SaveResult } from '#ports/baseline-cache.ts'

/** There, empty and in order, unless a test says otherwise. */
export class FakeBaselineCache implements BaselineCache {
  readonly entries: Map<string, string> = new Map()
  /** A runner without the service. */
  missing = false
  /** What every save fails with. */
  failure: string | null = null

  available = async (): Promise<boolean> => !this.missing

  save: BaselineCache['save'] = async ({ key, text }): Promise<SaveResult> => {
    if (this.failure !== null) {
      return { kind: 'failed', reason: this.failure }
    }
    if (this.entries.has(key)) {
      return { kind: 'skipped' }
    }
    this.entries.set(key, text)
    return { kind: 'saved' }
  }

  restore: BaselineCache['restore'] = async ({ key }) => this.entries.get(key) ?? null
}
