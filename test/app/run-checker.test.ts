import { describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { runChecker } from '#app/run/run-checker.ts'
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
  ] as const)('by %j: %s', async (command, expected) => {
    expect(await seen([...command])).toBe(expected)
  })
})
