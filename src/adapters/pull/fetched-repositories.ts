/**
 * Reads the repositories of an organisation and their artifacts over REST with nothing but `fetch`, version 2022-11-28:
 * https://docs.github.com/rest/repos/repos#list-organization-repositories, https://docs.github.com/rest/actions/artifacts.
 */
import * as v from 'valibot'
import type { ListedRepository } from '#model/dashboard.ts'
import { ProblemError } from '#model/problem.ts'
import type { Repositories } from '#ports/repositories.ts'
import { readArtifacts } from '../github/actions-answers.ts'
import { readAnswer } from '../github/answer.ts'
import { asked, type FetchTools, fetchedBaselines, understood } from './fetched-baselines.ts'

const pageSize = 100
/** 20,000 repositories. */
const mostPages = 200

/** Names become folders and addresses. */
const name = v.pipe(v.string(), v.regex(/^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/))
const repository = v.pipe(
  v.object({ id: v.number(), full_name: name, default_branch: v.string(), archived: v.boolean() }),
  v.transform(
    (found): ListedRepository => ({
      id: found.id,
      name: found.full_name,
      branch: found.default_branch,
      archived: found.archived,
    }),
  ),
)

/** `host` is only a name of the place; `tools.api` is asked. */
export function fetchedRepositories(host: string, tools: FetchTools): Repositories {
  return {
    of: async (org) => {
      const request = `list the repositories of ${org}`
      const path = `/orgs/${encodeURIComponent(org)}/repos?type=all&sort=full_name&per_page=${pageSize}`
      const found = new Map<number, ListedRepository>()
      for (let page = 1; ; page += 1) {
        const data = await shown(request, `${tools.api}${path}&page=${page}`, tools)
        const items = understood(request, () => readAnswer(v.array(repository), { data }))
        for (const item of items) {
          found.set(item.id, item)
        }
        if (items.length < pageSize) {
          return [...found.values()]
        }
        if (page === mostPages) {
          const counts = { read: found.size, total: found.size + 1 }
          throw new ProblemError({ kind: 'baseline-search-cut', what: `repositories of ${org}`, ...counts })
        }
      }
    },
    named: async (wanted) => {
      const request = `get the repository ${wanted}`
      const data = await shown(request, `${tools.api}/repos/${encodedName(wanted)}`, tools)
      return understood(request, () => readAnswer(repository, { data }))
    },
    artifacts: async (of, wanted) => {
      const request = 'list artifacts'
      const named = wanted.name === null ? '' : `name=${encodeURIComponent(wanted.name)}&`
      const path = `/repos/${encodedName(of.name)}/actions/artifacts?${named}per_page=${pageSize}&page=${wanted.page}`
      const data = await asked(request, `${tools.api}${path}`, tools)
      return understood(request, () => readArtifacts({ data }))
    },
    baselines: (of) => {
      const [owner = '', repo = ''] = of.name.split('/')
      return fetchedBaselines({ host, owner, repo }, tools)
    },
  }
}

function encodedName(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/')
}

/** GitHub says “not found” for what a token may not see. That is no question of artifacts. */
async function shown(request: string, address: string, tools: FetchTools): Promise<unknown> {
  try {
    return await asked(request, address, tools)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'permission-actions-read') {
      const { reason } = error.problem
      throw new ProblemError({ kind: 'repository-hidden', request, reason }, { cause: error })
    }
    throw error
  }
}
