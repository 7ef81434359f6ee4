/** The checker's own reports stand next to ours, and a failing upload is only a warning. */
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { uploadCheckerReports } from '#app/action/checker-report-upload.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { Artifacts, Upload } from '#ports/artifacts.ts'

const base = { root: '/repo', spelledRoot: '/repo', cwd: '/repo/backend' }
const argv = ['--html-report', 'html', '--cobertura-xml-report', '../coverage', 'src']
const upload = {
  run: { checker: checkerFor('mypy'), argv, base },
  owner: { name: 'mypy', leg: null, attempt: 2 },
  retentionDays: 14,
}

test('each folder is an artifact of its own', async () => {
  const uploads: Upload[] = []
  const artifacts: Artifacts = {
    upload: async (one) => {
      uploads.push(one)
      return { kind: 'uploaded', id: '1' }
    },
  }
  expect(await uploadCheckerReports(upload, { files: nodeFiles, artifacts })).toEqual([])
  expect(uploads.map(({ form, name, file }) => [form, name, file])).toEqual([
    ['folder', 'type-ratchet-checker-report-mypy-attempt-2', '/repo/backend/html'],
    ['folder', 'type-ratchet-checker-report-mypy-2-attempt-2', '/repo/coverage'],
  ])
})

test('what can’t be uploaded is named in a warning', async () => {
  const artifacts: Artifacts = { upload: async () => ({ kind: 'failed', reason: 'no such folder' }) }
  const [warning] = await uploadCheckerReports(upload, { files: nodeFiles, artifacts })
  expect(warning).toEqual({
    kind: 'artifact-failed',
    artifact: 'type-ratchet-checker-report-mypy-attempt-2',
    reason: 'no such folder',
  })
})
