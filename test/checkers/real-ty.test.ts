/**
 * The real ty and pyrefly, run on copies of test/trees: what they find, how they fail. The newest of each;
 * what earlier ones print is in test/cases.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import type { CheckerOutput, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import {
  copyOfTree,
  ifAvailable,
  pyreflyCommand,
  pyreflyWorld,
  runChecker,
  type Start,
  tyCommand,
  tyWorld,
} from '#test/support/checkers.ts'
import { errorsOf, kill, limited, problemOf, type Read, read } from '#test/support/readings.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folders: string[] = []
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Each run has a folder of its own, which the notes name. */
async function outputOf(tree: string, start: Omit<Start, 'cwd'>): Promise<CheckerOutput> {
  const cwd = await copyOfTree(`python/${tree}`)
  folders.push(cwd)
  const output = await runChecker({ ...start, cwd })
  return { ...output, stdout: output.stdout.replaceAll(cwd, () => '/repo') }
}

async function readingOf(checker: CheckerName, tree: string, start: Omit<Start, 'cwd'>): Promise<Reading> {
  return checkerFor(checker).read(await outputOf(tree, start))
}

/** What the text forms do not have. */
function withoutEndsAndNotes({ diagnostics }: Read): readonly unknown[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, endLine: null, endColumn: null, notes: [] }))
}

/** A note that is nothing but a bar looks like a frame in the text. */
function notesOf({ diagnostics }: Read): readonly unknown[] {
  return diagnostics.map(({ notes }) => notes.filter((note) => note.trim() !== '|'))
}

function places({ diagnostics }: Read): readonly unknown[] {
  return diagnostics.map(({ file, line, column, severity, code }) => ({ file, line, column, severity, code }))
}

const ty = await ifAvailable('ty 0.0.108', () => tyCommand('0.0.108'))

describe('ty 0.0.108', () => {
  const without = ty === null
  const { env } = tyWorld
  const command = (...args: readonly string[]): readonly string[] => [
    ...(ty ?? []),
    'check',
    ...tyWorld.args,
    ...args,
  ]
  const [, ...defaults] = checkerFor('ty').defaultArgs
  const problem = async (tree: string, ...args: readonly string[]): Promise<string> =>
    problemOf(await readingOf('ty', tree, { command: command(...args), env }))

  it.skipIf(without)('is the version that it says', async () => {
    const { stdout } = await runChecker({ command: [...(ty ?? []), '--version'], cwd: '.' })
    expect(checkerFor('ty').readVersion(stdout)).toBe('0.0.108')
  })

  it.skipIf(without)('is read with its errors and files', async () => {
    const reading = read(await readingOf('ty', 'shop', { command: command(...defaults), env }))
    expect({ errors: errorsOf(reading), files: reading.filesChecked }).toEqual({ errors: 47, files: 5 })
  })

  it.skipIf(without).each(['shop', 'warned', 'pyright-quoted-text'])(
    'finds the same in %s by the line and at length, coloured and plain',
    async (tree) => {
      const concise = read(await readingOf('ty', tree, { command: command(...defaults), env }))
      const full = read(await readingOf('ty', tree, { command: command(), env }))
      const colour = { ...env, FORCE_COLOR: '1' }
      expect(places(full)).toEqual(places(concise))
      expect(read(await readingOf('ty', tree, { command: command(...defaults), env: colour }))).toEqual(
        concise,
      )
      expect(read(await readingOf('ty', tree, { command: command(), env: colour }))).toEqual(full)
    },
  )

  it.skipIf(without)('goes on after a syntax error, in that file and in the others', async () => {
    const reading = read(await readingOf('ty', 'syntax-error', { command: command(...defaults), env }))
    expect(reading.diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'broken.py invalid-syntax',
      'broken.py invalid-syntax',
      'other.py invalid-assignment',
    ])
  })

  it.skipIf(without)('is believed to be clean only when it is known that there were files', async () => {
    expect(await problem('clean', ...defaults)).toBe('read 0')
    expect(await problem('no-files', ...defaults)).toBe('checker-no-files')
    const { stdout } = await outputOf('clean', { command: command(), env })
    const text = { stdout, stderr: '', exit: { kind: 'code', code: 0 }, textOnly: true } as const
    expect(problemOf(checkerFor('ty').read(text))).toBe('checker-no-files')
    const script = ['sh', '-c', 'exec "$0" "$@" 2>&1', ...command('-v')]
    const merged = await outputOf('clean', { command: script, env: { PATH: process.env['PATH'] ?? '' } })
    expect(checkerFor('ty').read({ ...merged, textOnly: true })).toMatchObject({ filesChecked: 1 })
  })

  it.skipIf(without)('is refused when it hides what it found', async () => {
    expect(await problem('shop', ...defaults, '--exit-zero')).toBe('exit-disagrees')
    expect(await problem('shop', '-q')).toBe('summary-disagrees')
    expect(await problem('clean', '-q')).toBe('output-empty')
    expect(await problem('shop', '--output-format', 'gitlab')).toBe('output-unread')
  })

  it.skipIf(without)('is refused when it ends by a signal', async () => {
    const start = { command: command(...defaults), env, meanwhile: kill('SIGKILL') }
    expect(await readingOf('ty', 'shop', start)).toMatchObject({
      problem: { kind: 'checker-killed', signal: 'SIGKILL' },
    })
  })
})

const pyrefly = await ifAvailable('pyrefly 1.5.0', () => pyreflyCommand('1.5.0'))

describe('pyrefly 1.5.0', () => {
  const without = pyrefly === null
  const { env } = pyreflyWorld
  const command = (...args: readonly string[]): readonly string[] => [
    ...(pyrefly ?? []),
    'check',
    ...pyreflyWorld.args,
    ...args,
  ]
  const [, ...defaults] = checkerFor('pyrefly').defaultArgs
  const on = (tree: string, ...args: readonly string[]): Promise<Reading> =>
    readingOf('pyrefly', tree, { command: command(...args), env })

  it.skipIf(without)('is the version that it says', async () => {
    const { stdout } = await runChecker({ command: [...(pyrefly ?? []), '--version'], cwd: '.' })
    expect(checkerFor('pyrefly').readVersion(stdout)).toBe('1.5.0')
  })

  it.skipIf(without)('is read with its errors and files', async () => {
    const reading = read(await on('pyrefly-shop', ...defaults))
    expect({ errors: errorsOf(reading), files: reading.filesChecked }).toEqual({ errors: 49, files: 5 })
  })

  it.skipIf(without).each(['pyrefly-shop', 'warned', 'pyright-quoted-text'])(
    'finds the same in %s as JSON, by the line and at length',
    async (tree) => {
      const all = ['--preset', 'all', '--min-severity', 'info']
      const json = read(await on(tree, ...defaults, ...all))
      const short = read(await on(tree, ...all, '--output-format', 'min-text'))
      const full = read(await on(tree, ...all, '--output-format', 'full-text', '--color', 'always'))
      expect(short.diagnostics).toEqual(json.diagnostics.map((diagnostic) => ({ ...diagnostic, notes: [] })))
      expect(withoutEndsAndNotes(full)).toEqual(withoutEndsAndNotes(json))
      expect(notesOf(full)).toEqual(notesOf(json))
    },
  )

  it.skipIf(without)(
    'is read from a file with both streams, where the summary stands behind the brace',
    async () => {
      const script = ['sh', '-c', 'exec "$0" "$@" 2>&1', ...command(...defaults)]
      const { stdout, exit } = await outputOf('pyrefly-shop', {
        command: script,
        env: { PATH: process.env['PATH'] ?? '' },
      })
      const reading = read(checkerFor('pyrefly').read({ stdout, stderr: '', exit, textOnly: true }))
      expect({ errors: errorsOf(reading), files: reading.filesChecked }).toEqual({ errors: 49, files: 5 })
    },
  )

  it.skipIf(without)('is read when clean, and refused when there were no files', async () => {
    expect(problemOf(await on('clean', ...defaults))).toBe('read 0')
    expect(problemOf(await on('no-files', ...defaults))).toBe('checker-no-files')
  })

  it.skipIf(without)('is refused when it hides what it found', async () => {
    expect(problemOf(await on('pyrefly-shop', '--output-format', 'omit-errors'))).toBe('summary-disagrees')
    expect(problemOf(await on('pyrefly-shop', '--output-format', 'min-text', '--summary=none'))).toBe(
      'output-cut',
    )
    expect(problemOf(await on('pyrefly-shop', '--output-format', 'github'))).toBe('output-unread')
  })

  it.skipIf(without)('is refused when it ends by a signal or gets no memory', async () => {
    const start = { command: command(...defaults), env, meanwhile: kill('SIGKILL') }
    expect(await readingOf('pyrefly', 'pyrefly-shop', start)).toMatchObject({
      problem: { kind: 'checker-killed', signal: 'SIGKILL' },
    })
    const starved = {
      command: limited(60_000, command(...defaults)),
      env: { PATH: process.env['PATH'] ?? '' },
    }
    expect(problemOf(await readingOf('pyrefly', 'pyrefly-shop', starved))).not.toMatch(/^read/)
  })
})

describe('a baseline of their own', () => {
  const source = 'x: int = "a"\n'
  const named = { ty: ty ?? [], pyrefly: pyrefly ?? [] } as const

  it.skipIf(ty === null || pyrefly === null).each(['ty', 'pyrefly'] as const)(
    'takes errors out of what %s prints, and is a file of its configuration',
    async (name) => {
      await using folder = await temporaryFolder()
      await folder.write('a.py', source)
      await folder.write(`${name}.toml`, '')
      const { defaultArgs, settings, read: readOutput } = checkerFor(name)
      const run = (...args: readonly string[]): Promise<CheckerOutput> =>
        runChecker({ command: [...named[name], ...args], cwd: folder.path })
      const counted = async (...args: readonly string[]): Promise<string> =>
        problemOf(readOutput(await run(...defaultArgs, ...args)))
      expect(await counted()).toBe('read 1')
      await run('check', '--baseline', 'known.json', '--update-baseline')
      const args = ['--baseline', 'known.json']
      expect(await counted(...args)).toBe('read 0')
      const { files } = await settings({
        args,
        upwards: [''],
        open: async (path) => {
          const read = await nodeFiles.read(join(folder.path, path))
          return read.kind === 'read' ? read.text : null
        },
      })
      expect(files.map(({ path }) => path)).toEqual([`${name}.toml`, 'known.json'])
    },
  )

  it.skipIf(pyrefly === null)('is none of pyrefly’s preset, which an empty configuration ends', async () => {
    await using folder = await temporaryFolder()
    await folder.write('a.py', source)
    const { defaultArgs, read: readOutput } = checkerFor('pyrefly')
    const found = async (): Promise<string> =>
      problemOf(
        readOutput(await runChecker({ command: [...named.pyrefly, ...defaultArgs], cwd: folder.path })),
      )
    expect(await found()).toBe('read 0')
    await folder.write('pyrefly.toml', '')
    expect(await found()).toBe('read 1')
  })
})
