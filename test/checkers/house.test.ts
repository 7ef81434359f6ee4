/**
 * A checker lives in `checkers/<name>/` and `rules/<name>/`, with one line in each registry and its name in the model. So
 * it can be taken away: what is left must still compile. What this test deletes is what adding one touches.
 */
import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type CheckerName, checkerNames } from '#model/snapshot.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')

const checkersFolder = join(root, 'src', 'checkers')

/** Whether a checker's folders name another: by an import, or by its name in quotes. */
async function isNamedBy(name: CheckerName, other: CheckerName): Promise<boolean> {
  const files = globSync(`src/{checkers,rules}/${other}/**/*.ts`, { cwd: root })
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))
  return texts.some((text) => text.includes(`'../${name}/`) || text.includes(`'${name}'`))
}

/** Checkers that are built on each other go together. */
async function groups(): Promise<readonly (readonly CheckerName[])[]> {
  let found: readonly (readonly CheckerName[])[] = checkerNames.map((name) => [name])
  for (const name of checkerNames) {
    for (const other of checkerNames) {
      if (name !== other && (await isNamedBy(name, other))) {
        const joined = found.filter((group) => group.includes(name) || group.includes(other))
        found = [...found.filter((group) => !joined.includes(group)), joined.flat()]
      }
    }
  }
  return found
}

async function without(names: readonly CheckerName[], folder: string): Promise<void> {
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const path = join(folder, 'src', file)
    const text = await readFile(path, 'utf8')
    const changed = change(text)
    expect(changed, file).not.toBe(text)
    await writeFile(path, changed)
  }
  for (const name of names) {
    await rm(join(folder, 'src', 'checkers', name), { recursive: true })
    await rm(join(folder, 'src', 'rules', name), { recursive: true, force: true })
    const line = new RegExp(
      `^import .*'\\./${name}/.*\\n|(?<=[{,] *\\n? *)['"]?${name}['"]?(?:: \\w+)?(?:, |,\\n| (?=\\}))`,
      'gm',
    )
    await edit('checkers/registry.ts', (text) => text.replaceAll(line, ''))
    await edit('rules/registry.ts', (text) => text.replaceAll(line, ''))
    await edit('model/snapshot.ts', (text) =>
      text.replaceAll(new RegExp(`'${name}'(?:, |,\\n|(?=\\]))`, 'g'), ''),
    )
  }
}

const all = await groups()

/**
 * Of two halves each is taken away in one compilation, and the other stays: nothing that stays needs anything that goes, and
 * within a half no group names another. So each group can go alone.
 */
describe('one checker’s folders can be deleted, with its lines in the registries', () => {
  test('there are several groups that nothing holds together', () => {
    expect(all.flat().toSorted()).toEqual(checkerNames.toSorted())
    expect(all.length).toBeGreaterThan(8)
  })

  test.each([0, 1])('half %i', async (half) => {
    await using folder = await temporaryFolder()
    await cp(join(root, 'src'), join(folder.path, 'src'), { recursive: true })
    for (const file of ['package.json', 'tsconfig.json', 'tsconfig.pure.json']) {
      await cp(join(root, file), join(folder.path, file))
    }
    await symlink(join(root, 'node_modules'), join(folder.path, 'node_modules'))
    await without(all.filter((_, at) => at % 2 === half).flat(), folder.path)
    const tsc = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
    const compiled = promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.pure.json'], {
      cwd: folder.path,
    })
    const said = await compiled.catch((error: { readonly stdout: string }) => error)
    expect(said.stdout).toBe('')
  })
})

test('every checker has a folder, and no folder is without a checker', async () => {
  const shared = ['output', 'settings']
  const entries = await readdir(checkersFolder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(folders.filter((name) => !shared.includes(name)).sort()).toEqual([...checkerNames].sort())
})
