/** The import check must fail for a forbidden import in any folder, and when it does not see every module. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const plants: readonly (readonly [folder: string, specifier: string, rule: string])[] = [
  ['model', '#match/compare.ts', 'model-imports'],
  ['checkers', '#match/compare.ts', 'checkers-imports'],
  ['rules', '#messages/problem-text.ts', 'rules-imports'],
  ['history', '#match/compare.ts', 'history-imports'],
  ['snapshot', '#policy/judge.ts', 'snapshot-imports'],
  ['match', '#snapshot/encode.ts', 'match-imports'],
  ['policy', '#match/compare.ts', 'policy-imports'],
  ['render', '#policy/judge.ts', 'render-imports'],
  ['web', '#render/json.ts', 'web-imports'],
  ['messages', '#config/argv.ts', 'messages-imports'],
  ['config', '#policy/judge.ts', 'config-imports'],
  ['ports', '#match/compare.ts', 'ports-imports'],
  ['adapters', '#app/run/run-checker.ts', 'adapters-imports'],
  ['app', '#adapters/fs/node-files.ts', 'app-imports'],
  ['match', 'node:fs', 'pure-folders-touch-nothing'],
  ['snapshot', '@actions/core', 'pure-folders-touch-nothing'],
  ['config', '@octokit/rest', 'pure-folders-touch-nothing'],
  ['entry', '../../test/support.ts', 'production-never-imports-test'],
]

describe('the import check', () => {
  test('passes on the sources as they are, and counts them', async () => {
    const { code, output } = await check()
    expect(output).toMatch(/^boundaries: \d{3,} modules, 0 problems$/m)
    expect(code).toBe(0)
  })

  describe('of sources with forbidden imports', () => {
    let code: number
    let output: string

    beforeAll(async () => {
      for (const [index, [folder, specifier]] of plants.entries()) {
        await writeFile(
          join(root, 'src', folder, `planted-${index}.ts`),
          `import * as planted from '${specifier}'\nexport const used = planted\n`,
        )
      }
      const checked = await check()
      code = checked.code
      output = checked.output
    })

    afterAll(async () => {
      for (const [index, [folder]] of plants.entries()) {
        await rm(join(root, 'src', folder, `planted-${index}.ts`))
      }
    })

    test('fails', () => {
      expect(code).toBe(1)
    })

    test.each(plants.map((plant, index) => [...plant, index] as const))(
      'refuses a module of %s importing %s',
      (folder, _specifier, rule, index) => {
        expect(output).toContain(`${rule}: src/${folder}/planted-${index}.ts → `)
      },
    )
  })

  test('fails when there is nothing to look at', async () => {
    const { code, output } = await check(tmpdir())
    expect(output).not.toMatch(/ 0 problems/)
    expect(code).not.toBe(0)
  })
})
