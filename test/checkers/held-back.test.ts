/** golangci-lint leaves findings out unless it is told not to, and no output shows that: its words and its file do. */
import { describe, expect, test } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import type { HeldBack } from '#checkers/settings/settings.ts'

async function heldBack(
  args: readonly string[] | null,
  { config = '', withDefaults = false }: { readonly config?: string; readonly withDefaults?: boolean } = {},
): Promise<HeldBack | null | undefined> {
  const open = async (path: string): Promise<string | null> =>
    path === '.golangci.yml' && config !== '' ? config : null
  return (await checkerFor('golangci-lint').settings({ args, withDefaults, upwards: [''], open })).heldBack
}

const lifted = 'issues:\n  max-issues-per-linter: 0 # all\n  max-same-issues: 0\n'

describe('golangci-lint', () => {
  test.each([
    ['with a command of the project', ['run'], {}, 'max-issues-per-linter: 50'],
    ['when nobody knows its words', null, {}, 'max-issues-per-linter: 50'],
    ['with one limit off', ['run', '--max-issues-per-linter=0'], {}, 'max-same-issues: 3'],
    [
      'with a limit in its file',
      [],
      { config: lifted.replace(': 0 #', ': 10 #') },
      'max-issues-per-linter: 10',
    ],
    [
      'when its words set what the file lifts',
      ['--max-same-issues', '7'],
      { config: lifted },
      'max-same-issues: 7',
    ],
    ['when our words are taken back', ['--max-same-issues=7'], { withDefaults: true }, 'max-same-issues: 7'],
  ] as const)('shows not everything %s', async (_, args, more, option) => {
    expect(await heldBack(args, more)).toMatchObject({ option, when: 'with-errors' })
  })

  test.each([
    ['as it is started here', [], { withDefaults: true }],
    ['with both limits off', ['run', '--max-issues-per-linter=0', '--max-same-issues', '0'], {}],
    ['with both limits off in its file', null, { config: lifted }],
    ['of JSON', [], { config: '{ "issues": {\n "max-issues-per-linter": 0,\n "max-same-issues": 0 } }' }],
    ['of TOML', [], { config: '[issues]\nmax-issues-per-linter = 0\nmax-same-issues = 0\n' }],
    ['with `new: false`', [], { config: `${lifted}  new: false\n` }],
  ] as const)('shows everything %s', async (_, args, more) => {
    expect(await heldBack(args, more)).toBeNull()
  })

  test.each([
    [['--new'], {}, '--new'],
    [['--new-from-rev=HEAD~1'], {}, '--new-from-rev=HEAD~1'],
    [[], { config: `${lifted}  new-from-merge-base: main\n` }, 'new-from-merge-base'],
    [[], { config: `${lifted}  new: true\n` }, 'new'],
  ] as const)('shows only what is new with %j %j', async (args, more, option) => {
    expect(await heldBack(args, { ...more, withDefaults: true })).toEqual({ option, when: 'always' })
  })
})
