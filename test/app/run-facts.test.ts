/** What a run was for, as the report's head says it. */
import { expect, test } from 'vitest'
import { runFacts } from '#app/action/run-links.ts'
import type { RunEvent } from '#ports/run-context.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const pull = { number: 7, headSha: shaOf(1), baseRef: 'main', baseSha: shaOf(2) }

test.each<[RunEvent, unknown]>([
  [
    { kind: 'pull-request', pull: { ...pull, headRef: 'fix' } },
    { kind: 'pull-request', number: 7, branch: 'fix' },
  ],
  [
    { kind: 'pull-request', pull },
    { kind: 'pull-request', number: 7, branch: null },
  ],
  [
    { kind: 'merge-group', baseSha: shaOf(2), baseRef: 'main' },
    { kind: 'merge-queue', branch: 'main' },
  ],
  [
    { kind: 'branch', branch: 'topic', pushed: false, before: null },
    { kind: 'branch', branch: 'topic' },
  ],
  [{ kind: 'other' }, { kind: 'other' }],
])('%j', (event, occasion) => {
  expect(runFacts(runContextOf({ event, startedAt: 77 }))).toEqual({ occasion, time: 77 })
})
