/**
 * The real vue-tsc: what it finds is read, and each way in which its run goes wrong is refused with words of its own, also
 * when somebody claims that the exit code was 0.
 */
import { rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckerOutput, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import { copyOfTree, ifAvailable, npmProgram, runChecker } from '#test/support/checkers.ts'
import { errorsOf, kill, problemOf, read } from '#test/support/readings.ts'
import { TemporaryFolder } from '#test/support/temporary-folder.ts'

const vueTsc = checkerFor('vue-tsc')
const program = await ifAvailable('vue-tsc 3.3.14', () =>
  npmProgram('vue-tsc', ['vue-tsc@3.3.14', 'typescript@5.9.3', 'vue@3.5.22']),
)
const form = [...vueTsc.defaultArgs, ...(vueTsc.proofArgs ?? [])]

interface Way {
  readonly sentence: string
  readonly kind: string
  readonly args?: readonly string[]
  /** Written into the copy of the tree; null is taken out of it. */
  readonly files?: Readonly<Record<string, string | null>>
  readonly env?: Readonly<Record<string, string>>
  readonly meanwhile?: (pid: number) => void
  /** What became of the output on its way to us. */
  readonly damage?: (output: CheckerOutput) => CheckerOutput
}

/** In a copy of the tree, where Vue is installed. */
async function outputOf({
  args = form,
  files = {},
  env,
  meanwhile,
}: Omit<Way, 'sentence' | 'kind'>): Promise<CheckerOutput> {
  await using folder = new TemporaryFolder(await copyOfTree('typescript/vue-shop'))
  await symlink(dirname(dirname(program ?? '')), join(folder.path, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder.path, name)
    await (text === null ? rm(path, { recursive: true }) : writeFile(path, text))
  }
  const command = [process.execPath, program ?? '', ...args]
  const optional = {
    ...(env === undefined ? {} : { env }),
    ...(meanwhile === undefined ? {} : { meanwhile }),
  }
  return await runChecker({ command, cwd: folder.path, ...optional })
}

function readingOf(output: CheckerOutput): Reading {
  return vueTsc.read(output, { programs: 1 })
}

const config = (more: string): string =>
  `{ "compilerOptions": { "strict": true, "noEmit": true, "types": [], "module": "esnext", "moduleResolution": "bundler", "target": "es2022"${more} }, "include": ["src"] }\n`

const ways: readonly Way[] = [
  { sentence: 'an option that it does not know', kind: 'checker-usage-error', args: [...form, '--nonsense'] },
  { sentence: 'its help instead of a run', kind: 'checker-usage-error', args: [...form, '--help'] },
  {
    sentence: 'a project that is not there',
    kind: 'checker-project-missing',
    args: [...form, '-p', 'gone.json'],
  },
  {
    sentence: 'a folder without a project',
    kind: 'checker-project-missing',
    files: { 'tsconfig.json': null },
  },
  { sentence: 'a project that matches no file', kind: 'checker-no-files', files: { src: null } },
  {
    sentence: 'a project that only refers to others',
    kind: 'checker-no-files',
    files: {
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }\n',
      'tsconfig.app.json': config(''),
    },
  },
  {
    sentence: 'a syntax error',
    kind: 'checker-stopped-early',
    files: { 'src/b.ts': 'export const b = ;\n' },
  },
  {
    sentence: 'a type in a component whose script is JavaScript',
    kind: 'checker-stopped-early',
    files: {
      'src/Plain.vue': '<script setup>\nconst size: number = 1\n</script>\n<template>{{ size }}</template>\n',
    },
  },
  {
    sentence: 'a syntax error in a component',
    kind: 'checker-stopped-early',
    files: { 'src/Broken.vue': '<script setup lang="ts">\nconst size = ;\n</script>\n' },
  },
  {
    sentence: 'types of a library that is not there',
    kind: 'checker-stopped-early',
    files: { 'tsconfig.json': config(', "types": ["gone"]') },
  },
  {
    sentence: 'a broken project file',
    kind: 'checker-bad-configuration',
    files: { 'tsconfig.json': `{ "x" ${config('')}` },
  },
  { sentence: 'a kill', kind: 'checker-killed', meanwhile: kill('SIGKILL') },
  {
    sentence: 'too little memory',
    kind: 'checker-out-of-memory',
    env: { NODE_OPTIONS: '--max-old-space-size=20' },
  },
  { sentence: 'a list of its files', kind: 'output-unread', args: [...form, '--listFiles'] },
  {
    sentence: 'a cut within a line',
    kind: 'output-cut',
    damage: (output) => ({ ...output, stdout: output.stdout.slice(0, 200) }),
  },
  {
    sentence: 'a cut between two lines, where its rows were asked for',
    kind: 'output-cut',
    damage: (output) => ({ ...output, asked: true, stdout: `${output.stdout.split('\n', 2).join('\n')}\n` }),
  },
  {
    sentence: 'a wrapper that hides the exit code',
    kind: 'exit-disagrees',
    damage: (output) => ({ ...output, exit: { kind: 'code', code: 0 } }),
  },
  {
    sentence: 'an output that was thrown away',
    kind: 'output-empty',
    damage: (output) => ({ ...output, stdout: '' }),
  },
]

describe.skipIf(program === null)('vue-tsc 3.3.14', () => {
  test('is read with its errors, in components and beside them, and with the number of its files', async () => {
    const plain = read(readingOf(await outputOf({})))
    expect(errorsOf({ ...plain })).toBe(4)
    expect(plain.filesChecked).toBeGreaterThan(3)
    const pretty = read(readingOf(await outputOf({ args: ['--pretty', '--extendedDiagnostics'] })))
    expect(pretty.diagnostics.map((each) => ({ ...each, notes: [] }))).toEqual(plain.diagnostics)
  })

  test('is read when clean, and built', async () => {
    const clean = await outputOf({ files: { 'src/Bad.vue': null, 'src/a.ts': null } })
    expect(problemOf(readingOf(clean))).toBe('read 0')
    expect(problemOf(readingOf(await outputOf({ args: ['--build', ...form] })))).toBe('read 4')
  })

  test('prints the version of TypeScript, and its own is read where it is installed', async () => {
    expect((await outputOf({ args: ['--version'] })).stdout).toBe('Version 5.9.3\n')
    expect(vueTsc.readVersion('Version 5.9.3')).toBeNull()
    const open = async (path: string): Promise<string | null> =>
      path === '../node_modules/vue-tsc/package.json' ? '{ "version": "3.3.14" }' : null
    const { version } = await vueTsc.settings({ args: [], upwards: ['', '../'], open })
    expect(version).toBe('3.3.14')
  })

  test.each(ways)('is refused after $sentence', async ({ kind, damage = (output) => output, ...way }) => {
    const output = damage(await outputOf(way))
    expect(problemOf(readingOf(output))).toBe(kind)
    const claimed = {
      ...output,
      stdout: output.stdout + output.stderr,
      stderr: '',
      exit: { kind: 'code', code: 0 },
    } as const
    // Nothing at all is what a clean run prints.
    if (claimed.stdout !== '') {
      expect(readingOf(claimed).kind).toBe('not-comparable')
    }
  })
})

test('the table has at least 12 ways', () => {
  expect(ways.length).toBeGreaterThanOrEqual(12)
})
