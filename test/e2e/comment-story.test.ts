/** What the comment of a real pull request tells beside the numbers: causes, source lines, owners, the trend. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileTree } from '#test/support/git-repository.ts'
import type { Pull } from '#test/support/github/record.ts'
import { repeatedHere, repeatedLine } from './repeated-here.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget
let pull: Pull

const order = 'export interface Order {\n  total: number\n}\n'
const invoice =
  "import type { Order } from './order.ts'\n\nexport function invoice(order: Order): number {\n  return order.total\n}\n"

function shop(errors: number, files: FileTree = {}): FileTree {
  return {
    '.github/CODEOWNERS': 'src/ @acme/shop\nsrc/invoice.ts @acme/billing\n',
    'src/order.ts': order,
    'src/invoice.ts': invoice,
    'src/debt.ts': fileWithErrors(errors),
    ...files,
  }
}

beforeAll(async () => {
  widget = await createWidget()
  for (const errors of [4, 3, 2]) {
    await widget.commitToMain(shop(errors))
    expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
  }
  pull = await widget.openPull(
    1,
    shop(2, {
      'src/order.ts': 'export interface Order {\n  sum: number\n}\n',
      '.github/CODEOWNERS': '* @acme/nobody\n',
    }),
  )
})

afterAll(async () => {
  await widget[Symbol.asyncDispose]()
})

/** The text of the pull request's one comment. */
function commentBody(): string {
  const [comment, ...others] = widget.github.comments
  expect(others).toEqual([])
  return comment?.body ?? ''
}

test('names the changed definition behind an error elsewhere with the usual checkout of one commit, and shows the line', async () => {
  expect(await widget.runOnPull(pull, { env: { GIT_ALLOW_PROTOCOL: 'file' } })).toMatchObject({ exitCode: 1 })
  const body = commentBody()
  expect(body).toContain('#### 1 new error in files that this change does not touch')
  expect(body).toContain('Probably because this change touches `Order` in [`src/order.ts:2`]')
  // A line of the change leads to where one can answer, any other to the file.
  const anchor = createHash('sha256').update('src/order.ts').digest('hex')
  expect(body).toContain(`(<https://github.com/acme/widget/pull/1/files#diff-${anchor}R2>)`)
  expect(body).toContain(`(<https://github.com/acme/widget/blob/${pull.head.sha}/src/invoice.ts#L4>)`)
  expect(body).toContain('<br>`return order.total`')
})

test('shows the course of the default branch and who owns what, as the base commit says', () => {
  const body = commentBody()
  expect(body).toMatch(/\| Trend \| 4 → 2 \(−2\) over the last 3 runs of the default branch █▄▁ \|/)
  expect(body).toContain('| `@acme/billing` | 1 | +1 | 1 |')
  expect(body).not.toContain('@acme/nobody')
})

test('its line under “Reproduce it locally” shows the same new error, and ends as the run did', async () => {
  const { exitCode, stdout, stderr } = await repeatedHere(repeatedLine(commentBody()), {
    widget,
    pull,
    more: ['--format', 'json'],
  })
  expect(JSON.parse(stdout), stderr).toMatchObject({
    totals: { base: 2, head: 3, new: 1 },
    new: [{ path: 'src/invoice.ts', line: 4, code: 'TS2339' }],
  })
  expect(exitCode).toBe(1)
})

test('shows no source with excerpts: false, and the line says the limits that held', async () => {
  const inputs = { excerpts: 'false', 'max-new-errors': '1' }
  expect(await widget.runOnPull(pull, { depth: 2, inputs })).toMatchObject({ exitCode: 0 })
  expect(commentBody()).not.toContain('return order.total')
  const line = repeatedLine(commentBody())
  expect(line).toContain('--max-new-errors 1')
  expect(await repeatedHere(line, { widget, pull, more: ['--quiet'] })).toMatchObject({ exitCode: 0 })
})
