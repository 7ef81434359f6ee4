/** `npm run demo`, the first thing that a newcomer runs. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('ends with the paths of a comment and a report that are there', () => {
  const stdout = execFileSync('npm', ['run', 'demo'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [comment = '', report = ''] = stdout.trimEnd().split('\n').slice(-2)
  expect(comment).toMatch(/^comment: \S+\.md$/)
  expect(report).toMatch(/^report: \S+\.html$/)
  expect(readFileSync(join(root, comment.replace('comment: ', '')), 'utf8')).toContain(
    'Type errors decreased!',
  )
  expect(readFileSync(join(root, report.replace('report: ', '')), 'utf8')).toMatch(/^<!doctype html>/)
})
