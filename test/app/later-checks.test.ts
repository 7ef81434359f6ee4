/** Several checks of one run: what a later run for the same head has left stands in the comment, whoever ends last. */
import { beforeEach, expect, test } from 'vitest'
import { sha256, shaDigest } from '#adapters/fs/sha-digest.ts'
import { laterChecks } from '#app/action/later-run.ts'
import { resultName } from '#app/baseline/artifact-names.ts'
import { deliverJointComment } from '#app/checks/joint-delivery.ts'
import { configOf, readChecksFile } from '#config/file/checks-file.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import type { Report } from '#model/report.ts'
import type { WorkflowRun } from '#ports/actions-api.ts'
import { readMarker } from '#render/markdown/marker.ts'
import { renderResult } from '#render/result.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const [base, head, movedBase] = [shaOf(1), shaOf(2), shaOf(4)]
const pull = { number: 3, headSha: head, baseRef: 'main', baseSha: base }
let pulls: FakePullRequests
let api: FakeActionsApi

beforeEach(() => {
  pulls = new FakePullRequests({ headSha: head, baseSha: movedBase })
  api = new FakeActionsApi()
})

const reports = (errors: number): readonly Report[] =>
  ['api', 'web'].map((name) =>
    reportOf({
      name,
      comparison: {
        kept: [keptOf({})],
        new: Array.from({ length: errors }, (_, line) => unpairedOf({ line: line + 2 })),
      },
    }),
  )

/** A run of the same head whose comment nobody sees any more. */
function later(errors: number, fields: Partial<WorkflowRun> = {}): WorkflowRun {
  const run = api.addRun(head, {
    id: 51,
    event: 'pull_request',
    headBranch: 'change',
    finished: false,
    ...fields,
  })
  for (const report of reports(errors)) {
    const content = renderResult(report, {
      ...{ tool: '0.0.0', head, commit: shaOf(9), policy: null, mode: 'enforce', excerpts: [] },
      run: { id: run.id, attempt: 1, job: { id: null, name: 'types' } },
    })
    api.upload(run, { name: resultName({ name: report.name, leg: null, attempt: 1 }), content })
  }
  return run
}

/** The comment of run 41, which is the older one and ends last. */
async function deliver(web = '{ checker: tsc }'): Promise<string> {
  const document = yamlDocument(
    'type-ratchet.yml',
    `checks:\n  api: { checker: mypy, max-new-errors: 0 }\n  web: ${web}\n`,
  )
  if (document === null) {
    throw new Error('no document')
  }
  const checks = readChecksFile(document).checks.map((check) => ({
    ...{ name: check.name, settings: check.settings, config: configOf(check), proposed: null },
    filed: { path: 'type-ratchet.yml', edits: [] },
  }))
  const context = runContextOf({ runId: 41, event: { kind: 'pull-request', pull } })
  const newer = laterChecks(
    context,
    { name: 'type-ratchet', checks },
    { api, pulls, sha256, digest: shaDigest },
  )
  const joint = { name: 'type-ratchet', hosted: null, reports: reports(0), warnings: [] }
  expect(await deliverJointComment({ joint, when: 'always', newer }, context, pulls)).toMatchObject({
    warnings: [],
  })
  expect(pulls.comments).toHaveLength(1)
  return pulls.comments[0]?.body ?? ''
}

test('what it found is put back, judged by the same limits, and said to be that', async () => {
  later(1)
  const body = await deliver()
  expect(readMarker(body)).toMatchObject({ name: 'type-ratchet', runId: '51' })
  expect(body).toContain('❌ fail')
  expect(body).toContain('was written over by an older one')
})

test.each<[string, Partial<WorkflowRun>]>([
  ['was started before', { id: 31 }],
  ['is of a fork, which writes no comment', { headRepositoryId: 9 }],
  ['was cancelled', { cancelled: true }],
])('nothing of one that %s', async (_, fields) => {
  later(1, fields)
  expect(readMarker(await deliver())).toMatchObject({ runId: '41' })
})

test('nothing where a check has limits that a result says too little for', async () => {
  later(1)
  expect(readMarker(await deliver('{ checker: tsc, rules: { TS2304: 0 } }'))).toMatchObject({ runId: '41' })
})

test('nothing is asked where the base has not moved: a later run found the same', async () => {
  pulls = new FakePullRequests({ headSha: head, baseSha: base })
  api.changeRuns = async () => {
    throw new TypeError('asked')
  }
  expect(readMarker(await deliver())).toMatchObject({ runId: '41' })
})
