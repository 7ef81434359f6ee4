/** `type-ratchet fix`, as shipped, with the real mypy: what is offered was confirmed, and the tree stays as it was. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ifAvailable, mypyExecutable } from '#test/support/checkers.ts'
import { stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { expectGolden } from '#test/support/golden.ts'

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

test('--help', async () => {
  await using cli = await stageCli()
  await expectGolden('command-line/fix-help.txt', (await cli.run(['fix', '--help'])).stdout)
  expect(await cli.run(['fix', '--diff', '--apply'])).toMatchObject({ exitCode: 2, stdout: '' })
})

/** What `beep` gives is used, so saying that it gives nothing makes something worse. */
const before = `from typing import List\r
\r
\r
def greet(name: str = None) -> None:\r
    print(name)\r
\r
\r
def total(prices: list) -> int:\r
    return len(prices)  # type: ignore[misc]\r
\r
\r
def quiet():\r
    print(List)\r
\r
\r
def beep():\r
    print(2)\r
`
const after = before
  .replace('import List', 'import Any, List')
  .replace('name: str =', 'name: str | None =')
  .replace('prices: list)', 'prices: list[Any])')
  .replace('  # type: ignore[misc]', '')
  .replace('def quiet():', 'def quiet() -> None:')

test.skipIf(mypy === null)(
  'offers and writes what mypy confirms of the new errors, and leaves out what makes it worse',
  async () => {
    await using cli = await stageCli()
    await using repository = await createGitRepository()
    const cwd = repository.directory
    await repository.git('config', 'core.autocrlf', 'false')
    const known = 'def old():\n    print(1)\n'
    await repository.commit({ '.gitignore': '.mypy_cache/\n', 'old.py': known })
    await repository.commit({
      'old.py': known,
      'shop.py': before,
      'caller.py': 'from shop import beep\n\nshown: str = beep()\n',
      'made.py': '# @generated\ndef made():\n    print(1)\n',
    })
    const status = (): Promise<string> => repository.git('status', '--porcelain')
    const fix = (...args: readonly string[]) =>
      cli.run(['fix', '--command', `'${mypy}' --strict --python-version 3.12 .`, ...args], { cwd })

    const offered = await fix('--against', 'HEAD~1')
    expect(offered.stderr).toContain('4 can be fixed by edits in 1 file')
    expect(offered.stderr).toContain(
      '1 left alone: an edit was tried and made something else worse\n  shop.py:16 no-untyped-def',
    )
    expect(offered.stderr).toContain('made.py:2')
    expect(offered.exitCode).toBe(1)
    expect(await status()).toBe('')

    await writeFile(join(cwd, 'offered.patch'), offered.stdout)
    await repository.git('apply', 'offered.patch')
    expect(await readFile(join(cwd, 'shop.py'), 'utf8')).toBe(after)

    const applied = await cli.run(['fix', '--known', '--apply', '--command', `'${mypy}' --strict old.py`], {
      cwd,
    })
    expect(applied.exitCode, applied.stderr).toBe(0)
    expect(applied.stdout).toContain('edited: old.py')
    expect(await readFile(join(cwd, 'old.py'), 'utf8')).toBe('def old() -> None:\n    print(1)\n')
  },
)
