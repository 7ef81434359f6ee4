/** The artifacts of a baseline's name, of whom they are, and why others were refused. */
import { beforeEach, expect, test } from 'vitest'
import { NamedArtifacts } from '#app/baseline/named-artifacts.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { shaOf } from '#test/support/shas.ts'

const artifact = 'type-ratchet-baseline-mypy'
const lint = { workflowId: 8, workflowPath: 'lint.yml' }
let api: FakeActionsApi
let named: NamedArtifacts

beforeEach(() => {
  api = new FakeActionsApi()
  const query = { artifact, runId: 40 }
  named = new NamedArtifacts(api, query, {
    ...{ repositoryId: 1, branch: 'main' },
    workflow: { kind: 'id', id: 7 },
  })
})

function hold(fields: Partial<WorkflowRun> = {}, name = artifact, expired = false): WorkflowRun {
  const run = api.addRun(shaOf(1), fields)
  api.upload(run, { name, content: '', expired })
  return run
}

const idsOf = (runs: readonly WorkflowRun[]): readonly number[] => runs.map(({ id }) => id)

test('they are few when one page has them all', async () => {
  hold()
  expect(await named.areFew()).toBe(true)
})

test('they are many otherwise, and then nobody is told to hold none', async () => {
  for (let index = 0; index < 101; index++) {
    hold()
  }
  expect(await named.areFew()).toBe(false)
  expect(await named.holders()).toBeNull()
  expect(await named.unexpired()).toHaveLength(101)
})

test('those that count are of trusted repositories and branches, of re-runs too, and neither expired nor of this run', async () => {
  const ours = [hold(), hold({}, `${artifact}-attempt-2`), hold({}, `${artifact}-attempt-3`)]
  hold({}, `${artifact}-attempt-4`)
  hold({}, artifact, true)
  hold({ headRepositoryId: 2 })
  hold({ headBranch: 'topic' })
  hold({ id: 40 })
  expect((await named.unexpired()).map(({ runId }) => runId)).toEqual(idsOf(ours))
})

test('runs are named that are of another workflow alone, three at most, each once', async () => {
  const runs = Array.from({ length: 4 }, () => hold(lint))
  const [newest] = runs.toReversed()
  if (newest !== undefined) {
    api.upload(newest, { name: artifact, content: '' })
  }
  const told = await named.refusedForWorkflow(new Set())
  expect(told).toEqual(
    idsOf(runs.toReversed().slice(0, 3)).map(
      (id) => `run ${id} was refused: it belongs to the workflow “lint.yml”`,
    ),
  )
})

test('no run is named that is trusted, nor one whose artifact has expired or could not be trusted anyway', async () => {
  const trusted = hold(lint)
  hold(lint, artifact, true)
  hold({ ...lint, headBranch: 'topic' })
  const asked: number[] = []
  const ask = api.run.bind(api)
  api.run = async (id) => {
    asked.push(id)
    return ask(id)
  }
  expect(await named.refusedForWorkflow(new Set([trusted.id]))).toEqual([])
  expect(asked).toEqual([])
})
