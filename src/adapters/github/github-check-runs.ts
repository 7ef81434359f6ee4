/** Check runs over REST. https://docs.github.com/rest/checks/runs, version 2022-11-28. */
import * as v from 'valibot'
import type { CheckRuns, CheckRunText } from '#ports/check-runs.ts'
import { readAnswer } from './answer.ts'
import { deliver } from './api-failure.ts'
import type { GitHubClient, Repository } from './client.ts'

const list = v.object({
  check_runs: v.array(v.object({ id: v.number(), external_id: v.nullish(v.string(), '') })),
})

/** Only an app may make check runs: the token of a job is one's, that of a person is not. */
export function githubCheckRuns(client: GitHubClient, { owner, repo }: Repository): CheckRuns {
  const { checks } = client.rest
  return {
    named: (commit, name) =>
      deliver(async () => {
        const query = { owner, repo, ref: commit, check_name: name, per_page: 100 }
        const { check_runs: runs } = readAnswer(list, await checks.listForRef(query))
        return runs.map(({ id, external_id: externalId }) => ({ id, externalId }))
      }),
    create: (commit, text) =>
      deliver(async () => {
        await checks.create({ owner, repo, head_sha: commit, ...fieldsOf(text) })
      }),
    update: (id, text) =>
      deliver(async () => {
        await checks.update({ owner, repo, check_run_id: id, ...fieldsOf(text) })
      }),
  }
}

function fieldsOf({ name, externalId, conclusion, title, summary, detailsUrl }: CheckRunText) {
  return {
    name,
    external_id: externalId,
    details_url: detailsUrl,
    status: 'completed',
    conclusion,
    output: { title, summary },
  } as const
}
