/** The examples of rules, checked by the real checkers: exactly the rule before, nothing after. */
import { rm } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import { knownRules } from '#rules/rule-knowledge.ts'
import {
  basedpyrightCommand,
  ifAvailable,
  mypyExecutable,
  pyreflyCommand,
  pyreflyWorld,
  pyrightCommand,
  pyrightWorld,
  tscCommand,
  tyCommand,
  tyWorld,
} from '#test/support/checkers.ts'
import {
  mypyPreludes,
  pyreflyPreludes,
  pyrightPreludes,
  tyPreludes,
} from '#test/support/rule-example-preludes.ts'
import { type ExampleWorld, findingsIn } from '#test/support/rule-examples.ts'

const folders: string[] = []
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})
const made = (folder: string): void => {
  folders.push(folder)
}

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

const pyright = await ifAvailable('pyright 1.1.414', () => pyrightCommand('1.1.414'))
const basedpyright = await ifAvailable('basedpyright 1.40.2', () => basedpyrightCommand('1.40.2'))

const ty = await ifAvailable('ty 0.0.107', () => tyCommand('0.0.107'))
const pyrefly = await ifAvailable('pyrefly 1.4.1', () => pyreflyCommand('1.4.1'))

/** A rule that ty leaves out unless it is asked for. */
const tyOnRequest = ['--error', 'possibly-unresolved-reference']

const worlds: readonly { readonly name: string; readonly world: ExampleWorld | null }[] = [
  {
    name: 'mypy 2.4.1',
    world:
      mypy === null
        ? null
        : {
            checker: 'mypy',
            tree: 'python/rule-examples',
            extension: 'py',
            preludes: mypyPreludes,
            start: (side) => ({
              command: [mypy, '--cache-dir=/dev/null', 'examples'],
              env: { MYPYPATH: side === 'after' ? 'stubs' : '' },
            }),
          },
  },
  ...([5, 6, 7] as const).map((major) => ({
    name: `tsc ${major}`,
    world: {
      checker: 'tsc' as const,
      tree: 'typescript/rule-examples',
      extension: 'ts',
      preludes: {},
      start: () => ({ command: [...tscCommand(major), '--pretty', 'false'] }),
    },
  })),
  { name: 'pyright 1.1.414', world: pyrightWorldOf('pyright', pyright) },
  { name: 'basedpyright 1.40.2', world: pyrightWorldOf('basedpyright', basedpyright) },
  {
    name: 'ty 0.0.107',
    world:
      ty === null
        ? null
        : {
            checker: 'ty',
            tree: 'python/rule-examples',
            extension: 'py',
            preludes: tyPreludes,
            start: () => ({
              command: [...ty, ...checkerFor('ty').defaultArgs, ...tyWorld.args, ...tyOnRequest, 'examples'],
              env: tyWorld.env,
            }),
          },
  },
  {
    name: 'pyrefly 1.4.1',
    world:
      pyrefly === null
        ? null
        : {
            checker: 'pyrefly',
            tree: 'python/rule-examples',
            extension: 'py',
            preludes: pyreflyPreludes,
            start: () => ({
              command: [...pyrefly, ...checkerFor('pyrefly').defaultArgs, ...pyreflyWorld.args, 'examples'],
              env: pyreflyWorld.env,
            }),
          },
  },
]

function pyrightWorldOf(
  checker: 'pyright' | 'basedpyright',
  command: readonly string[] | null,
): ExampleWorld | null {
  return command === null
    ? null
    : {
        checker,
        tree: 'python/rule-examples',
        extension: 'py',
        preludes: pyrightPreludes,
        start: () => ({
          command: [...command, ...pyrightWorld.args, '--outputjson'],
          env: pyrightWorld.env,
        }),
      }
}

/** Where the checker never says one without the other. */
const inseparable: Readonly<Record<string, readonly string[]>> = { TS7034: ['TS7005'] }

describe.each(worlds)('$name', ({ world }) => {
  it.skipIf(world === null)('says exactly the rule of every example, before', async () => {
    if (world !== null) {
      const expected = Object.fromEntries(
        knownRules(world.checker).map((rule) => [rule, [rule, ...(inseparable[rule] ?? [])].sort()]),
      )
      expect(await findingsIn(world, 'before', made)).toEqual(expected)
    }
  })

  it.skipIf(world === null)('says nothing of any example, after', async () => {
    if (world !== null) {
      const expected = Object.fromEntries(knownRules(world.checker).map((rule) => [rule, []]))
      expect(await findingsIn(world, 'after', made)).toEqual(expected)
    }
  })
})
