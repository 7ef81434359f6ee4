import { describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { commandLine, runChecker } from '#app/run/run-checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckConfig } from '#config/config.ts'

const nothing = (): void => undefined

/** What people see of a run that prints to both streams. */
async function seen(command: readonly [string, ...string[]]): Promise<string> {
  let shown = ''
  const check = { command, args: [], timeLimitMs: null } as unknown as CheckConfig
  await runChecker(checkerFor('pyright'), check, {
    cwd: '/',
    files: nodeFiles,
    log: {
      ...{ info: nothing, warning: nothing, error: nothing, annotate: nothing },
      group: (_, body) =>
        body((text) => {
          shown += text
        }),
    },
    process: {
      locate: () => Promise.resolve(null),
      run: ({ onOutput }) => {
        onOutput('out ', 'stdout')
        onOutput('err', 'stderr')
        return Promise.resolve({ kind: 'exited', code: 0, stdout: 'out ', stderr: 'err' })
      },
    },
  })
  return shown
}

describe('what a checker prints is shown', () => {
  test.each([
    [['pyright'], 'out err'],
    [['tsc', '-p', 'tsconfig.json'], 'out err'],
    [['mypy', 'json'], 'out err'],
    [['pyright', '--outputjson'], 'err'],
    [['mypy', '-O', 'json', 'src'], 'err'],
    [['pyrefly', 'check', '--output-format=json'], 'err'],
    [['pylint', '--output-format=json2', 'src'], 'err'],
    [['golangci-lint', 'run', '--output.json.path=stdout'], 'err'],
  ] as const)('by %j: %s', async (command, expected) => {
    expect(await seen([...command])).toBe(expected)
  })
})

/** The words that are started, and whether the output was asked to prove its end. */
async function started(check: Pick<CheckConfig, 'command' | 'args'>): Promise<{
  readonly argv: readonly string[]
  readonly asked: boolean
}> {
  let argv: readonly string[] = []
  const output = await runChecker(
    checkerFor('tsc'),
    { ...check, timeLimitMs: null } as unknown as CheckConfig,
    {
      cwd: '/',
      files: nodeFiles,
      log: {
        ...{ info: nothing, warning: nothing, error: nothing, annotate: nothing },
        group: (_, body) => body(nothing),
      },
      process: {
        locate: () => Promise.resolve(null),
        run: (invocation) => {
          argv = invocation.argv
          return Promise.resolve({ kind: 'exited', code: 0, stdout: '', stderr: '' })
        },
      },
    },
  )
  return { argv, asked: output.asked === true }
}

describe('tsc', () => {
  const own = ['--pretty', 'false', '--extendedDiagnostics']

  test.each([
    [[], ['tsc', ...own]],
    [
      ['-p', 'app'],
      ['tsc', ...own, '-p', 'app'],
    ],
    [['--build'], ['tsc', '--build', ...own]],
    [
      ['-b', 'a', 'b'],
      ['tsc', '-b', ...own, 'a', 'b'],
    ],
    [
      ['--verbose', '--build', 'a'],
      ['tsc', '--build', ...own, '--verbose', 'a'],
    ],
  ])('with args %j is started with words that prove its end, and --build before them', async (args, argv) => {
    expect(await started({ command: null, args })).toEqual({ argv, asked: true })
  })

  test('is started as the user says when there is a command', async () => {
    const check = { command: ['npx', 'tsc', '-b'], args: ['--verbose'] } as const
    expect(await started(check)).toEqual({ argv: ['npx', 'tsc', '-b', '--verbose'], asked: false })
  })

  test.each([[['--build'], ['tsc', '--build', '--pretty', 'false']]])(
    'is shown with args %j as a person would run it',
    (args, argv) => {
      const check = { command: null, args } as unknown as CheckConfig
      expect(commandLine(checkerFor('tsc'), check)).toEqual(argv)
    },
  )
})

describe('clippy', () => {
  test.each([
    ['nothing', [], ['--', '--cap-lints', 'warn']],
    ['targets', ['--all-targets'], ['--all-targets', '--', '--cap-lints', 'warn']],
    [
      'words for rustc',
      ['--', '-W', 'clippy::pedantic'],
      ['--', '-W', 'clippy::pedantic', '--cap-lints', 'warn'],
    ],
  ] as const)('is started so that no lint is an error, with %s', (_, args, end) => {
    const check = { command: null, args } as unknown as CheckConfig
    expect(commandLine(checkerFor('clippy'), check)).toEqual([
      'cargo',
      'clippy',
      '--message-format=json',
      ...end,
    ])
  })
})
