/** `doctor` knows each input of our actions, and no other. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inputNames } from '#config/input-names.ts'

test.each([
  ['check', '../../action.yml'],
  ['merge', '../../merge/action.yml'],
  ['publish', '../../publish/action.yml'],
] as const)('%s', (action, path) => {
  const { inputs } = parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'))
  expect(inputNames[action].toSorted()).toEqual(Object.keys(inputs).sort())
})
