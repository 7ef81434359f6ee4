/**
 * Reads the settings of a repository over REST with nothing but `fetch`, version 2022-11-28:
 * https://docs.github.com/rest/repos/rules#get-rules-for-a-branch, https://docs.github.com/rest/branches/branches#get-a-branch,
 * https://docs.github.com/rest/actions/permissions.
 */
import * as v from 'valibot'
import type { RemotePlace } from '#ports/baseline-source.ts'
import type { RepositorySettings } from '#ports/repository-settings.ts'
import { readAnswer } from '../github/answer.ts'
import { asked, type FetchTools, fetchedBaselines, understood } from './fetched-baselines.ts'

const rulesSchema = v.array(
  v.object({
    type: v.string(),
    parameters: v.optional(
      v.object({ required_status_checks: v.optional(v.array(v.object({ context: v.string() }))) }),
    ),
  }),
)
/** `protection` is there for who may push; a branch without any has no checks. */
const branchSchema = v.object({
  protection: v.optional(
    v.object({ required_status_checks: v.optional(v.object({ contexts: v.array(v.string()) })) }),
  ),
})
const permissionsSchema = v.object({ default_workflow_permissions: v.picklist(['read', 'write']) })

/** Nothing is asked twice: somebody sits in front of it. */
export function fetchedSettings(place: RemotePlace, tools: FetchTools): RepositorySettings {
  const folder = `${tools.api}/repos/${encodeURIComponent(place.owner)}/${encodeURIComponent(place.repo)}`
  const read = async <Schema extends v.GenericSchema>(
    request: string,
    path: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> => {
    const data = await asked(request, `${folder}${path}`, tools)
    return understood(request, () => readAnswer(schema, { data }))
  }
  return {
    newest: fetchedBaselines(place, tools).newest,
    rulesOf: async (branch) => {
      const name = encodeURIComponent(branch)
      const rules = await read(
        'get the rules of a branch',
        `/rules/branches/${name}?per_page=100`,
        rulesSchema,
      )
      const { protection } = await read('get a branch', `/branches/${name}`, branchSchema)
      const byRuleset = rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
      return {
        requiredChecks: [
          ...byRuleset.map(({ context }) => context),
          ...(protection?.required_status_checks?.contexts ?? []),
        ],
        hasMergeQueue: rules.some(({ type }) => type === 'merge_queue'),
      }
    },
    defaultPermissions: async () => {
      const path = '/actions/permissions/workflow'
      const answer = await read('get the default permissions of workflows', path, permissionsSchema)
      return answer.default_workflow_permissions
    },
  }
}
