/** What each flag of pyright would add, with a checker that reads the configuration that it is given. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { lentFile } from '#adapters/tree/lent-file.ts'
import type { FlagPorts } from '#app/local/flag-run.ts'
import { whatIf } from '#app/local/what-if.ts'
import type { ProcessResult } from '#ports/checker-process.ts'
import { noRepo } from '#test/support/fakes/fake-repo.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'

const check = {
  checker: 'pyright',
  command: null,
  args: [],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
} as const

/** Written by hand in pyright's form: a warning that becomes an error, and an error beside one of today. */
function answer(config: Readonly<Record<string, unknown>>, folder: string): ProcessResult {
  const at = (file: string, severity: string, rule: string) => ({
    ...{ file: join(folder, file), severity, rule, message: `${rule} here` },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
  })
  const found = [
    at('app/a.py', 'error', 'reportReturnType'),
    at('lib/b.py', String(config['reportUnusedExpression'] ?? 'warning'), 'reportUnusedExpression'),
    ...(config['reportUnusedImport'] === 'error' ? [at('app/a.py', 'error', 'reportUnusedImport')] : []),
  ]
  const count = (severity: string): number => found.filter((each) => each.severity === severity).length
  const stdout = JSON.stringify({
    version: '1.1.414',
    time: '1',
    generalDiagnostics: found,
    summary: {
      ...{ filesAnalyzed: 2, timeInSec: 1, informationCount: 0 },
      ...{ errorCount: count('error'), warningCount: count('warning') },
    },
  })
  const unknown = Object.keys(config).includes('reportUnreachable')
  const stderr = unknown ? 'Config contains unrecognized setting "reportUnreachable".\n' : ''
  return { kind: 'exited', code: 1, stdout, stderr }
}

function portsIn({ path }: TemporaryFolder): FlagPorts {
  return {
    files: nodeFiles,
    digest: shaDigest,
    os: 'linux',
    repo: () => noRepo,
    lend: lentFile,
    log: { info: () => undefined, warn: () => undefined, group: async (_: string, body: never) => body },
    process: {
      locate: async () => null,
      run: async ({ argv }: { readonly argv: readonly string[] }) => {
        const config = argv[argv.indexOf('-p') + 1] ?? ''
        return argv.includes('--outputjson')
          ? answer(JSON.parse(await readFile(join(path, config), 'utf8')), path)
          : { kind: 'exited', code: 0, stdout: 'pyright 1.1.414\n', stderr: '' }
      },
    },
  } as unknown as FlagPorts
}

test('counts errors alone: a warning that becomes one is added; an unknown flag has no number; nothing is left behind', async () => {
  await using folder = await temporaryFolder()
  await folder.write('settings.json', '{ "reportReturnType": "error" }')
  for (const file of ['app/a.py', 'lib/b.py']) {
    await folder.write(file, 'x = 1\n')
  }
  const source = {
    check: { ...check, args: ['-p', 'settings.json'] },
    ...{ text: null, piped: false, root: folder.path, cwd: null, name: null, leg: null },
  }
  const flags = ['reportReturnType', 'reportUnusedExpression', 'reportUnusedImport', 'reportUnreachable']
  const { errors, flags: costs } = await whatIf({ source, flags }, portsIn(folder))
  expect(errors).toBe(1)
  const counted = (folderName: string, freeIn: readonly string[]) => ({
    ...{ kind: 'counted', added: 1, removed: 0, freeIn },
    folders: [{ folder: folderName, added: 1 }],
  })
  expect(costs.map(({ outcome }) => outcome)).toEqual([
    { kind: 'on' },
    counted('lib', ['app']),
    counted('app', ['lib']),
    { kind: 'failed', problem: expect.objectContaining({ kind: 'checker-bad-configuration' }) },
  ])
  expect((await readdir(folder.path)).sort()).toEqual(['app', 'lib', 'settings.json'])
})
