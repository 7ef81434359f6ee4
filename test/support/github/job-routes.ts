/** Answers about the jobs of a run. */
import type { Job } from './job-board.ts'
import { pageOf } from './paging.ts'
import { nodeId, type Resource, repositoryPage, repositoryUrl } from './repository-resource.ts'
import { found, idOf, type Routes, repositoryOf } from './rest-call.ts'

export const jobRoutes: Routes = {
  'actions/list-jobs-for-workflow-run': {
    permissions: [['actions', 'read']],
    answer: (call) => {
      const repository = repositoryOf(call)
      const { records, query } = call
      const id = idOf(call, 'run_id')
      const run = found(records.runs.find((one) => one.repository === repository && one.id === id))
      const all = records.board.jobs.filter((job) => job.run === run)
      const jobs = query['filter'] === 'all' ? all : all.filter(({ attempt }) => attempt === run.attempt)
      const { items, headers } = pageOf(call, jobs)
      const body = { total_count: jobs.length, jobs: items.map((job) => jobResource(call.apiUrl, job)) }
      return { status: 200, body, headers }
    },
  },
}

function jobResource(api: string, job: Job): Resource {
  const { run } = job
  const url = repositoryUrl(api, run.repository)
  const time = (moment: number | null): string | null =>
    moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z')
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: `${repositoryPage(run.repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.conclusion === null ? 'in_progress' : 'completed',
    conclusion: job.conclusion,
    created_at: time(job.startedAt),
    started_at: time(job.startedAt),
    completed_at: time(job.completedAt),
    name: job.name,
    ...(job.steps === null ? {} : { steps: stepResources(job.steps, job.conclusion) }),
    check_run_url: `${url}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'local runner',
    runner_group_id: 1,
    runner_group_name: 'GitHub Actions',
    workflow_name: run.workflow.name,
    head_branch: run.headBranch,
  }
}

function stepResources(steps: readonly string[], conclusion: string | null): readonly Resource[] {
  const status = conclusion === null ? 'in_progress' : 'completed'
  return steps.map((name, index) => ({ name, status, conclusion, number: index + 1 }))
}
