/**
 * Evidence for what matching takes out of messages: the real checkers say the same mistake in other words when
 * an edit elsewhere changes nothing about it. Each pair differs as printed and is equal in form.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import { messageForm } from '#match/message-form.ts'
import type { CheckerName } from '#model/snapshot.ts'
import {
  basedpyrightCommand,
  ifAvailable,
  mypyExecutable,
  runChecker,
  tscCommand,
} from '#test/support/checkers.ts'
import { read } from '#test/support/readings.ts'

/** All error messages that a checker prints for one file. */
async function messagesOf(
  checker: CheckerName,
  command: readonly string[],
  file: { readonly name: string; readonly text: string },
): Promise<readonly string[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'forms-'))
  try {
    await writeFile(join(cwd, file.name), file.text)
    const output = await runChecker({ command: [...command, file.name], cwd })
    return read(checkerFor(checker).read(output))
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

async function expectSameForm(a: Promise<readonly string[]>, b: Promise<readonly string[]>): Promise<void> {
  const [before, after] = [await a, await b]
  expect(before.length).toBeGreaterThan(0)
  expect(after).not.toEqual(before)
  expect(after.map(messageForm)).toEqual(before.map(messageForm))
}

describe('tsc', () => {
  const text =
    "export const pick = (first: boolean) => (first ? 'lefty9' : 'righty9')\nexport const wrong: 'up' = pick(true)\n"
  const edited = `export const early = 'righty9' as const\n${text}`

  test.each([5, 6] as const)(
    '%d lists the members of a union in the order in which it met them',
    async (major) => {
      const command = [...tscCommand(major), '--pretty', 'false', '--noEmit']
      const file = (content: string) => messagesOf('tsc', command, { name: 'a.ts', text: content })
      await expectSameForm(file(text), file(edited))
    },
  )
})

const basedpyright = await ifAvailable('basedpyright 1.40.2', () => basedpyrightCommand('1.40.2'))

describe.skipIf(basedpyright === null)('basedpyright', () => {
  test('lists the members of a union in the order of the branches', async () => {
    const text = (value: string) =>
      `def f(flag: bool, a: int, b: str):\n    x = ${value}\n    y: list[bytes] = [x]\n    return y\n`
    const command = [...(basedpyright ?? []), '--outputjson']
    const file = (value: string) => messagesOf('basedpyright', command, { name: 'a.py', text: text(value) })
    await expectSameForm(file('a if flag else b'), file('b if not flag else a'))
  })
})

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

describe.skipIf(mypy === null)('mypy', () => {
  test('names the line of another place', async () => {
    const text = 'def f() -> None: ...\ndef f() -> None: ...\n'
    const file = (content: string) => messagesOf('mypy', [mypy ?? ''], { name: 'a.py', text: content })
    await expectSameForm(file(text), file(`# a comment\n\n${text}`))
  })
})
