/** Many repositories on one GitHub, as far as `dashboard` asks. */
import type { ListedRepository } from '#model/dashboard.ts'
import type { StoredArtifact } from './actions-api.ts'
import type { BaselineSource } from './baseline-source.ts'

/** Throws a `ProblemError` of the family not-comparable. */
export interface Repositories {
  /** All of an organisation that the token may see, every page of them. */
  readonly of: (org: string) => Promise<readonly ListedRepository[]>
  /** `acme/widget`. */
  readonly named: (name: string) => Promise<ListedRepository>
  /** One page of a hundred, newest first, from 1; `total` over all pages. Artifacts of one name, or of any. */
  readonly artifacts: (
    repository: ListedRepository,
    wanted: { readonly name: string | null; readonly page: number },
  ) => Promise<{ readonly items: readonly StoredArtifact[]; readonly total: number }>
  readonly baselines: (repository: ListedRepository) => Pick<BaselineSource, 'run' | 'text'>
}
