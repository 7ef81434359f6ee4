/** The import check must fail for a forbidden import in any folder, and when it does not see every module. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))
let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'boundaries-'))
  await cp(join(project, 'src'), join(root, 'src'), { recursive: true })
  await mkdir(join(root, 'test'))
  await writeFile(join(root, 'test/support.ts'), 'export {}\n')
  for (const name of ['package.json', 'tsconfig.json', 'node_modules']) {
    await symlink(join(project, name), join(root, name))
  }
})

afterAll(() => rm(root, { recursive: true, force: true }))

function check(folder: string = root): Promise<{ readonly code: number; readonly output: string }> {
  const script = join(project, 'scripts/check-boundaries.ts')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, '--root', folder], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
  })
}

/** Adds a module with one import, checks, and takes it away again. */
async function plant(
  file: string,
  specifier: string,
): Promise<{ readonly code: number; readonly output: string }> {
  const path = join(root, 'src', file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `import * as planted from '${specifier}'\nexport const used = planted\n`)
  try {
    return await check()
  } finally {
    await rm(path)
  }
}

const plants: readonly (readonly [file: string, specifier: string, rule: string])[] = [
  ['model/planted.ts', '#match/compare.ts', 'model-imports'],
  ['checkers/planted.ts', '#match/compare.ts', 'checkers-imports'],
  ['rules/planted.ts', '#messages/problem-text.ts', 'rules-imports'],
  ['history/planted.ts', '#match/compare.ts', 'history-imports'],
  ['snapshot/planted.ts', '#policy/judge.ts', 'snapshot-imports'],
  ['match/planted.ts', '#snapshot/encode.ts', 'match-imports'],
  ['policy/planted.ts', '#match/compare.ts', 'policy-imports'],
  ['render/planted.ts', '#policy/judge.ts', 'render-imports'],
  ['web/planted.ts', '#render/json.ts', 'web-imports'],
  ['messages/planted.ts', '#config/argv.ts', 'messages-imports'],
  ['config/planted.ts', '#policy/judge.ts', 'config-imports'],
  ['ports/planted.ts', '#match/compare.ts', 'ports-imports'],
  ['adapters/planted.ts', '#app/run-checker.ts', 'adapters-imports'],
  ['app/planted.ts', '#adapters/fs/node-files.ts', 'app-imports'],
  ['match/planted.ts', 'node:fs', 'pure-folders-touch-nothing'],
  ['snapshot/planted.ts', '@actions/core', 'pure-folders-touch-nothing'],
  ['config/planted.ts', '@octokit/rest', 'pure-folders-touch-nothing'],
  ['entry/planted.ts', '../../test/support.ts', 'production-never-imports-test'],
]

describe('the import check', () => {
  test('passes on the sources as they are, and counts them', async () => {
    const { code, output } = await check()
    expect(output).toMatch(/^boundaries: \d{3,} modules, 0 problems$/m)
    expect(code).toBe(0)
  })

  test.each(plants)('refuses %s importing %s', async (file, specifier, rule) => {
    const { code, output } = await plant(file, specifier)
    expect(output).toContain(rule)
    expect(code).toBe(1)
  })

  test('fails when there is nothing to look at', async () => {
    const { code, output } = await check(tmpdir())
    expect(output).not.toMatch(/ 0 problems/)
    expect(code).not.toBe(0)
  })
})
