/** Which checks a run should have left results of: those of the configuration file at the pull request's base commit. */
import type { ActionConfig } from '#config/config.ts'
import { configOf } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import { ProblemError } from '#model/problem.ts'
import type { EventPullRequest } from '#ports/run-context.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { type BaseFile, baseFile } from '../checks/base-file.ts'
import { asked } from './asked.ts'

/** A check that a run should have left a result of. */
export interface ExpectedCheck {
  /** As its artifacts are called. */
  readonly name: string
  /** null: the base commit does not have it, so it is never enforced. */
  readonly config: ActionConfig | null
}

/**
 * Those of the file at the base commit, then those that only the run has `left` results of; null where that file does not name
 * several, or may not be read. Throws a `ProblemError` where GitHub does not say.
 */
export async function expectedChecks(
  pull: EventPullRequest,
  left: readonly string[],
  ports: Pick<ActionPorts, 'api' | 'repo' | 'digest'>,
): Promise<readonly ExpectedCheck[] | null> {
  const base = await fileIfReadable(pull, ports)
  const checks = base?.kind === 'read' ? (base.file?.checks ?? []) : []
  if (checks.length < 2) {
    return null
  }
  const known = checks.map((check) => {
    const config = configOf(check)
    return { name: artifactSafeName(config.name ?? check.name, ports.digest), config }
  })
  const names = new Set(known.map(({ name }) => name))
  const others = left.filter((name) => !names.has(name)).map((name) => ({ name, config: null }))
  return [...known, ...others]
}

/** A publisher of single checks may lack the permission, and needs none. */
async function fileIfReadable(
  { baseSha }: EventPullRequest,
  { api, repo }: Pick<ActionPorts, 'api' | 'repo'>,
): Promise<BaseFile | null> {
  return asked('the configuration file of the base commit', async () => {
    try {
      return await baseFile(baseSha, { files: null, api, repo })
    } catch (error) {
      if (error instanceof ProblemError && error.problem.kind === 'permission-actions-read') {
        return null
      }
      throw error
    }
  })
}
