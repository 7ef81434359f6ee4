/** Which runs and artifacts may hold a baseline: each thing that GitHub records of them, wrong alone. */
import { describe, expect, test } from 'vitest'
import {
  distrust,
  distrustedForWorkflowOnly,
  type Expectation,
  isExpectedWorkflow,
  mayBeTrusted,
} from '#app/baseline/trust.ts'
import type { StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { shaOf } from '#test/support/shas.ts'

const expected: Expectation = { repositoryId: 1, branch: 'main', workflow: { kind: 'id', id: 7 } }
const run: WorkflowRun = {
  ...{ id: 5, attempt: 1, workflowId: 7, workflowPath: '.github/workflows/types.yml', event: 'push' },
  ...{ finished: true, cancelled: false, headSha: shaOf(1), headBranch: 'main', repositoryId: 1 },
  ...{ headRepositoryId: 1, headOwner: 'acme', url: 'https://github.com/acme/widget/actions/runs/5' },
}

describe('a run', () => {
  test.each<[string, Partial<WorkflowRun>, string | null]>([
    ['of the base branch is trusted', {}, null],
    ['that has not ended or has failed is trusted', { finished: false }, null],
    ['that another repository records', { repositoryId: 2 }, 'it comes from another repository'],
    ['of a fork', { headRepositoryId: 2 }, 'it comes from another repository'],
    ['of a fork that is gone', { headRepositoryId: null }, 'it comes from another repository'],
    ['of another branch', { headBranch: 'topic' }, 'it ran for the branch “topic”'],
    ['for a pull request', { event: 'pull_request' }, 'it ran for the event “pull_request”'],
    ['that was cancelled', { cancelled: true }, 'it was cancelled'],
    ['of another workflow', { workflowId: 8, workflowPath: 'x.yml' }, 'it belongs to the workflow “x.yml”'],
  ])('%s', (_, fields, reason) => {
    expect(distrust({ ...run, ...fields }, expected)).toBe(reason)
  })

  test.each<[string, Partial<WorkflowRun>, boolean]>([
    ['is told when its workflow alone is wrong', { workflowId: 8 }, true],
    ['is not when it is right', {}, false],
    ['is not when more is wrong', { workflowId: 8, headBranch: 'topic' }, false],
  ])('%s', (_, fields, told) => {
    expect(distrustedForWorkflowOnly({ ...run, ...fields }, expected)).toBe(told)
  })
})

test.each<[string, Partial<StoredArtifact>, boolean]>([
  ['of the base branch may hold one', {}, true],
  ['of another repository may not', { repositoryId: 2 }, false],
  ['of a fork may not', { headRepositoryId: 2 }, false],
  ['of another branch may not', { headBranch: 'topic' }, false],
])('an artifact %s', (_, fields, may) => {
  const artifact: StoredArtifact = {
    ...{ id: 9, name: 'x', bytes: 1, digest: null, expired: false, expiresAt: null, runId: 5 },
    ...{ headSha: shaOf(1), headBranch: 'main', repositoryId: 1, headRepositoryId: 1 },
    ...fields,
  }
  expect(mayBeTrusted(artifact, expected)).toBe(may)
})

test.each([
  ['types.yml', true],
  ['./types.yml', true],
  ['.github/workflows/types.yml', true],
  ['./.github/workflows/types.yml', true],
  ['ypes.yml', false],
  ['workflows/types.yml', false],
  ['x./types.yml', false],
])('a workflow is named by its file: %s', (name, right) => {
  expect(isExpectedWorkflow(run, { workflow: { kind: 'file', name } })).toBe(right)
})

test('a required workflow of another place is named by its whole path', () => {
  const elsewhere = { ...run, workflowPath: 'checks/types.yml' }
  expect(isExpectedWorkflow(elsewhere, { workflow: { kind: 'file', name: 'checks/types.yml' } })).toBe(true)
})
