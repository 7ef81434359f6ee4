/** The base commit is checked in the run of its pull request, with real checkers through the shipped files. */
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable, pyrightCommand, pyrightWorld } from '#test/support/checkers.ts'
import type { GitRepository } from '#test/support/git-repository.ts'
import { type ActionResult, type ActionRun, runAction } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import type { Pull, Token } from '#test/support/github/record.ts'
import { Fork } from './fork.ts'
import { createWidget, fileWithErrors, tscCommand, type Widget } from './widget.ts'

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))
const pyright = await ifAvailable('pyright 1.1.414', () => pyrightCommand('1.1.414'))

/** The local GitHub's repository is a folder. */
const env = { GIT_ALLOW_PROTOCOL: 'file' }

let widget: Widget
beforeEach(async () => {
  widget = await createWidget()
  return () => widget[Symbol.asyncDispose]()
})

/** Everything but git's own, with modes and times. */
async function everything(folder: string, prefix = ''): Promise<readonly string[]> {
  const lines: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    const found = await lstat(path)
    if (found.isDirectory()) {
      const isOthers = ['.git', '.mypy_cache'].includes(name)
      lines.push(...(isOthers ? [] : await everything(path, `${prefix}${name}/`)))
    } else {
      lines.push(`${prefix}${name} ${found.mode} ${found.mtimeMs} ${await readFile(path, 'hex')}`)
    }
  }
  return lines
}

interface Checked {
  readonly result: ActionResult
  readonly copy: GitRepository
}

/** The run of a pull request in a checkout that stays for looking at. */
async function checked(
  pull: Pull,
  inputs: ActionRun['inputs'],
  more: { readonly depth?: number | 'full'; readonly head?: boolean; readonly token?: Token } = {},
): Promise<Checked> {
  const event = pullRequestEvent({ pull })
  const place = more.head === true ? { ref: 'refs/heads/change', sha: pull.head.sha } : event
  const copy = await widget.origin.checkoutCopy({ ...place, depth: more.depth ?? 1 })
  const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
  const token = more.token ?? widget.token
  const where = { github: widget.github, run, event, token, workspace: copy.directory, env }
  return { copy, result: await runAction({ ...where, ...(inputs === undefined ? {} : { inputs }) }) }
}

const bodyOf = (): string => widget.github.comments.at(-1)?.body ?? ''

test('the first pull request of all is told what it changes, from a checkout of one commit', async () => {
  const base = await widget.commitToMain({
    'src/a.ts': fileWithErrors(3),
    'src/gone.ts': fileWithErrors(1, 'gone'),
  })
  const pull = await widget.openPull(1, {
    'src/b.ts': `// moved here\n${fileWithErrors(3)}`,
    'src/own.ts': fileWithErrors(1, 'own'),
  })
  // Without `--noEmit` the compiler writes beside the sources.
  const command = `${tscCommand} --noEmit false`
  const { result, copy } = await checked(pull, { command, checker: 'tsc', 'max-new-errors': '0' })
  await using _ = copy
  expect(result.outputs, result.stdout).toMatchObject({
    result: 'fail',
    'baseline-errors': '4',
    'new-errors': '1',
    'fixed-errors': '1',
    'baseline-source': 'revision',
    'baseline-sha': base,
  })
  const short = base.slice(0, 7)
  expect(result.stdout).toContain(
    `There is no baseline to compare with, so the base commit ${short} is checked here, too.`,
  )
  expect(result.stdout).toContain(`::group::base commit ${short}: `)
  expect(result.stdout).toMatch(/^ ?tsc: checked in \d+\.\d s$/m)
  expect(result.stdout).toMatch(new RegExp(`^ ?base commit ${short}: tsc: checked in \\d+\\.\\d s$`, 'm'))
  expect(result.stdout).toContain(`base commit ${short}: the checker wrote`)
  expect(bodyOf()).toContain(`4 errors, compared with the base commit [\`${short}\`](`)
  expect(bodyOf()).toContain('), checked in this run')
  // What it wrote at the head is there, what it wrote at the base is not, and git finds nothing else.
  expect((await copy.git('status', '--porcelain', '--untracked-files=all')).trim().split('\n')).toEqual([
    '?? src/b.js',
    '?? src/own.js',
  ])
  expect(await readdir(join(copy.directory, '.git'))).not.toContain('type-ratchet-against')
  // A run of a pull request never becomes the baseline of others.
  expect(widget.github.artifacts.map(({ name }) => name)).not.toContain('type-ratchet-baseline-tsc')
})

test('what stands in the way is told, and the run is the first one as ever', async () => {
  await widget.commitToMain({
    'src/a.ts': fileWithErrors(2),
    'vendor/data.bin': 'old\n',
    '.gitattributes': '*.bin filter=lfs\n',
  })
  const pull = await widget.openPull(1, {
    'src/a.ts': fileWithErrors(3),
    'vendor/data.bin': 'new\n',
    '.gitattributes': '*.bin filter=lfs\n',
  })
  const { result, copy } = await checked(pull, { command: tscCommand })
  await using _ = copy
  expect(result, result.stdout).toMatchObject({
    exitCode: 0,
    outputs: { result: 'report-only', 'baseline-source': 'none', 'new-errors': '' },
  })
  expect(result.summary).toContain('could not be checked in this run')
  expect(result.summary).toContain('the file “vendor/data.bin” differs, and goes through the filter “lfs”')
})

describe.skipIf(mypy === null)('with mypy', () => {
  const shop = 'def price(cents: int) -> str:\n    return cents\n'
  const more = `import typing\n\n${shop}\ndef label(name: str) -> int:\n    return name\n`

  test('a fork is told against a baseline that has expired, and nothing of its run is believed later', async () => {
    const base = await widget.commitToMain({ 'shop.py': shop, '.gitignore': '.mypy_cache/\n' })
    const inputs = { command: `${mypy} --strict shop.py` }
    await widget.runOnMain({ inputs })
    for (const artifact of widget.github.artifacts) {
      artifact.expired = true
    }
    const fork = new Fork(widget)
    const pull = await fork.openPull(1, { 'shop.py': more, '.gitignore': '.mypy_cache/\n' })
    const { result, copy } = await checked(pull, inputs, { token: fork.token })
    await using _ = copy
    expect(result.outputs, result.stdout).toMatchObject({
      result: 'fail',
      'baseline-errors': '1',
      'new-errors': '1',
      'baseline-sha': base,
    })
    expect(result.summary).toContain(`compared with the base commit [\`${base.slice(0, 7)}\`]`)
    expect(await copy.git('status', '--porcelain')).toBe('')
  })

  test('a stricter configuration is told apart from what the change does, and the change alone is judged', async () => {
    const untyped = 'def price(cents):\n    return cents\n\n\ndef cost(cents):\n    return cents\n'
    const own = '\n\ndef label(name: str) -> int:\n    return name\n'
    const ignored = { '.gitignore': '.mypy_cache/\n' }
    const inputs = { command: `${mypy} shop.py`, 'max-new-errors': '1' }
    await widget.commitToMain({ 'shop.py': untyped, 'mypy.ini': '[mypy]\n', ...ignored })
    await widget.runOnMain({ inputs })
    const pull = await widget.openPull(1, {
      'shop.py': `${untyped}${own}`,
      'mypy.ini': '[mypy]\nstrict = True\n',
      ...ignored,
    })
    const guessed = await widget.runOnPull(pull, { inputs, env })
    expect(guessed.outputs, guessed.stdout).toMatchObject({ result: 'fail', 'new-errors': '3' })
    expect(bodyOf()).toContain(
      'An estimate by the lines that this change touches: 0 new by new configuration; 1 new by this change. 2 errors in files that it touches may be either’s.',
    )

    const { result, copy } = await checked(pull, { ...inputs, recompute: 'on-drift' })
    await using _ = copy
    expect(result.outputs, result.stdout).toMatchObject({
      result: 'pass',
      'baseline-errors': '2',
      'new-errors': '1',
      errors: '3',
    })
    expect(bodyOf()).toContain('mypy: 2 new by new configuration, 1 by this change (3)')
    expect(bodyOf()).toContain(
      '2 new by new configuration; 1 new by this change. Most of what it brings: `no-untyped-def` 2.',
    )
    expect(bodyOf()).toContain('becomes part of the reference that growth counts from')
    expect(await copy.git('status', '--porcelain')).toBe('')
  })

  test('a run that is killed at the base leaves the tree as it was, and the post step says so', async () => {
    // The checker of the base kills whoever started it.
    const kills = 'kill -9 $PPID\n'
    await widget.commitToMain({ 'shop.py': shop, 'check.sh': kills, 'only-base.py': shop })
    const pull = await widget.openPull(1, {
      'shop.py': more,
      'check.sh': `exec ${mypy} --strict --cache-dir=/dev/null shop.py\n`,
    })
    const event = pullRequestEvent({ pull })
    await using copy = await widget.origin.checkoutCopy(event)
    await writeFile(join(copy.directory, 'draft.txt'), 'of an earlier step\n')
    const before = await everything(copy.directory)
    const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    const given = {
      ...{ github: widget.github, run, event, token: widget.token, workspace: copy.directory, env },
      inputs: { command: 'sh check.sh', checker: 'mypy' },
      ends: 'step',
    } as const
    await expect(runAction(given)).rejects.toThrow('did not end by itself')
    const moved = join(copy.directory, '.git', 'type-ratchet-against')
    const post = await runAction({ ...given, entry: 'post', state: { started: 'true', moved } })
    expect(post.stdout).toContain(
      'The step was cut off while the base commit was checked. The files of this commit are back, as they were.',
    )
    expect(await everything(copy.directory)).toEqual(before)
    expect(await copy.git('status', '--porcelain')).toBe('?? draft.txt\n')
  })
})

test.skipIf(pyright === null)(
  'with pyright a checked-out head is compared with where it left the branch',
  async () => {
    const wrong = 'price: int = "12"\n'
    const base = await widget.commitToMain({ 'shop.py': wrong })
    const pull = await widget.openPull(1, { 'shop.py': `# moved\n${wrong}` })
    await widget.commitToMain({ 'shop.py': `${wrong}other: int = "13"\n` })
    const command = [...(pyright ?? []), ...pyrightWorld.args].join(' ')
    const inputs = { command, checker: 'pyright', args: 'shop.py' }
    const { result, copy } = await checked(pull, inputs, { depth: 'full', head: true })
    await using _ = copy
    expect(result.outputs, result.stdout).toMatchObject({
      result: 'pass',
      delta: '0',
      'new-errors': '0',
      'baseline-sha': base,
    })
  },
)
