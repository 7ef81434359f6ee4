/** The result artifact of a real pull request: by its schema, with excerpts of the new errors unless they are turned off. */
import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pull } from '#test/support/github/record.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

let widget: Widget
let pull: Pull

beforeAll(async () => {
  widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
  expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
  pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(3) })
})

afterAll(async () => {
  await widget[Symbol.asyncDispose]()
})

/** The newest result artifact. */
function resultOf({ github }: Widget): Record<string, unknown> {
  const artifact = github.artifacts.findLast(({ name }) => name === 'type-ratchet-result-tsc.json')
  return JSON.parse(artifact?.bytes.toString('utf8') ?? 'null')
}

test('carries what a reader elsewhere needs, by its published schema', async () => {
  const run = await widget.runOnPull(pull, { inputs: { 'max-increase': '10%' } })
  expect(run.exitCode).toBe(1)
  const result = resultOf(widget)
  const schema = await readFile(new URL('../../docs/schemas/result.schema.json', import.meta.url), 'utf8')
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(schema))
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
  expect(result).toMatchObject({
    name: 'tsc',
    leg: null,
    checker: { name: 'tsc' },
    head: pull.head.sha,
    commit: pull.mergeCommitSha,
    policy: { 'max-increase': '10%', 'max-errors': null },
    mode: 'enforce',
    totals: { base: 2, head: 3, new: 1 },
    reference: { errors: 2 },
    excerpts: [{ path: 'src/debt.ts', line: 3, firstLine: 2 }],
  })
})

test('carries no source with excerpts: false', async () => {
  await widget.runOnPull(pull, { inputs: { excerpts: 'false' } })
  expect(resultOf(widget)).toMatchObject({ excerpts: [], totals: { new: 1 } })
})
