/** Answers about the repository itself, the token's user, check runs and the rate limit. */
import { checkRunResource } from './actions-resource.ts'
import { pageOf } from './paging.ts'
import type { BranchRule, CheckRun } from './record.ts'
import { repositoryResource, userResource } from './repository-resource.ts'
import { found, idOf, type RestCall, RestRefusal, type Routes, repositoryOf } from './rest-call.ts'

const BUDGET = { limit: 1000, remaining: 999, reset: 1_767_610_800, used: 1, resource: 'core' }

export const accountRoutes: Routes = {
  'repos/get': {
    permissions: [],
    answer: (call) => ({ status: 200, body: repositoryResource(call.apiUrl, repositoryOf(call)) }),
  },
  'repos/list-for-org': {
    permissions: [],
    unsupported: ['direction'],
    answer: (call) => {
      const org = String(call.parameters['org']).toLowerCase()
      const all = call.records.repositories
        .filter(({ owner }) => owner.toLowerCase() === org)
        .sort((one, other) => (one.fullName < other.fullName ? -1 : 1))
      if (all.length === 0) throw new RestRefusal(404, 'Not Found')
      const { items, headers } = pageOf(call, all)
      return {
        status: 200,
        body: items.map((repository) => repositoryResource(call.apiUrl, repository)),
        headers,
      }
    },
  },
  'repos/get-branch-rules': {
    permissions: [],
    answer: (call) => {
      const { rules, defaultBranch, fullName } = repositoryOf(call)
      const held = call.parameters['branch'] === defaultBranch ? rules : []
      const source = { ruleset_source_type: 'Repository', ruleset_source: fullName, ruleset_id: 42 }
      const body = held.map((rule) => ({ ...source, ...ruleResource(rule) }))
      return { status: 200, body }
    },
  },
  'actions/get-github-actions-default-workflow-permissions-repository': {
    permissions: [['administration', 'read']],
    answer: (call) => {
      const { defaultWorkflowPermissions } = repositoryOf(call)
      const body = {
        default_workflow_permissions: defaultWorkflowPermissions,
        can_approve_pull_request_reviews: false,
      }
      return { status: 200, body }
    },
  },
  'users/get-authenticated': {
    permissions: [],
    answer: (call) => {
      const { login } = call.token
      if (login.endsWith('[bot]')) throw new RestRefusal(403, 'Resource not accessible by integration')
      return { status: 200, body: { ...userResource(call.apiUrl, login), ...PROFILE } }
    },
  },
  'rate-limit/get': {
    permissions: [],
    answer: () => ({ status: 200, body: { resources: { core: BUDGET, search: BUDGET }, rate: BUDGET } }),
  },
  'checks/create': {
    permissions: [['checks', 'write']],
    answer: (call) => {
      const check: CheckRun = {
        id: call.records.nextId(),
        repository: repositoryOf(call),
        name: String(call.body['name']),
        headSha: String(call.body['head_sha']),
        status: 'queued',
        conclusion: null,
        detailsUrl: null,
        externalId: null,
        output: { title: null, summary: null, text: null, annotations: [] },
        startedAt: call.records.now(),
      }
      change(check, call)
      call.records.checkRuns.push(check)
      return { status: 201, body: checkRunResource(call.apiUrl, check) }
    },
  },
  'checks/list-for-ref': {
    permissions: [['checks', 'read']],
    unsupported: ['app_id', 'filter', 'status'],
    answer: (call) => {
      const repository = repositoryOf(call)
      const { ref } = call.parameters
      const name = call.query['check_name']
      const all = call.records.checkRuns.filter(
        (check) =>
          check.repository === repository &&
          check.headSha === ref &&
          (name === undefined || check.name === name),
      )
      const { items, headers } = pageOf(call, all)
      const body = {
        total_count: all.length,
        check_runs: items.map((check) => checkRunResource(call.apiUrl, check)),
      }
      return { status: 200, body, headers }
    },
  },
  'checks/update': {
    permissions: [['checks', 'write']],
    answer: (call) => {
      const repository = repositoryOf(call)
      const id = idOf(call, 'check_run_id')
      const check = found(
        call.records.checkRuns.find(
          (candidate) => candidate.repository === repository && candidate.id === id,
        ),
      )
      change(check, call)
      return { status: 200, body: checkRunResource(call.apiUrl, check) }
    },
  },
}

function ruleResource(rule: BranchRule): Readonly<Record<string, unknown>> {
  return rule.type === 'merge_queue'
    ? {
        type: rule.type,
        parameters: {
          check_response_timeout_minutes: 60,
          grouping_strategy: 'ALLGREEN',
          max_entries_to_build: 5,
          max_entries_to_merge: 5,
          merge_method: 'MERGE',
          min_entries_to_merge: 1,
          min_entries_to_merge_wait_minutes: 5,
        },
      }
    : {
        type: rule.type,
        parameters: {
          required_status_checks: rule.contexts.map((context) => ({ context })),
          strict_required_status_checks_policy: false,
        },
      }
}

const PROFILE: Readonly<Record<string, unknown>> = {
  user_view_type: 'public',
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2026-01-05T09:00:00Z',
  updated_at: '2026-01-05T09:00:00Z',
}

/** Applies what a request says of a check run; annotations are added to those already there. */
function change(check: CheckRun, call: RestCall): void {
  const { status, conclusion, details_url: detailsUrl, external_id: externalId, output } = call.body
  if (typeof conclusion === 'string') check.conclusion = conclusion
  if (typeof status === 'string') check.status = status
  else if (typeof conclusion === 'string') check.status = 'completed'
  if (typeof detailsUrl === 'string') check.detailsUrl = detailsUrl
  if (typeof externalId === 'string') check.externalId = externalId
  if (typeof output !== 'object' || output === null) return
  const { annotations = [], ...texts } = output as Partial<CheckRun['output']>
  check.output = { ...check.output, ...texts, annotations: [...check.output.annotations, ...annotations] }
}
