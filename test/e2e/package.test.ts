/** The npm package as its users get it: packed once, installed into an empty folder, started by its name under each Node. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderJson } from '#render/json.ts'
import { ifAvailable, tscCommand } from '#test/support/checkers.ts'
import { shippedProject } from '#test/support/github/action-run.ts'
import { type ScenarioName, scenarios } from '#test/support/report-factory.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'
import type { CommandName } from '../../src/entry/cli-command.ts'

const run = promisify(execFile)

/** What `npm pack --json` says of one package. */
interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** Bytes. More than this needs a reason: everybody who tries it with npx waits for the download. */
const most = { packed: 640_000, unpacked: 2_150_000 }

let project: TemporaryFolder
let packed: Packed
let manifest: { readonly version: string; readonly [field: string]: unknown }

beforeAll(async () => {
  project = await temporaryFolder()
  const answer = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', project.path],
    {
      cwd: shippedProject,
    },
  )
  packed = (JSON.parse(answer.stdout) as readonly [Packed])[0]
  await project.write('package.json', '{ "name": "somebody", "private": true }\n')
  const install = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', [...install, `./${packed.filename}`], { cwd: project.path })
  manifest = JSON.parse(await readFile(join(project.path, installed, 'package.json'), 'utf8'))
})
afterAll(() => project[Symbol.asyncDispose]())

const installed = 'node_modules/type-ratchet'

describe('the package', () => {
  test('holds what runs and nothing else', () => {
    const plain = packed.files.map(({ path }) => path).filter((path) => !path.startsWith('dist/cli/'))
    expect(plain.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'package.json',
      'types/index.d.ts',
    ])
  })

  test('is small, and brings nothing along', async () => {
    expect(packed.size).toBeLessThan(most.packed)
    expect(packed.unpackedSize).toBeLessThan(most.unpacked)
    const fields = ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']
    expect(fields.filter((field) => manifest[field] !== undefined)).toEqual([])
    const lock = await readFile(join(project.path, 'package-lock.json'), 'utf8')
    expect(Object.keys((JSON.parse(lock) as { packages: object }).packages)).toEqual(['', installed])
  })

  test('is declared as npm, Node and TypeScript read it', async () => {
    const { buffer } = Uint8Array.from(await readFile(join(project.path, packed.filename)))
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('types what the command line prints, and refuses what it never prints', async () => {
    // A large report has no kind of field that the others lack, and takes long to read.
    const names = (Object.keys(scenarios) as readonly ScenarioName[]).filter((name) => name !== 'large')
    const texts = names.flatMap((name) => [
      renderJson(scenarios[name]()),
      renderJson(scenarios[name](), { explain: true }),
    ])
    const lines = texts.map((text, index) => `const printed${index} = ${text.trim()} satisfies Comparison`)
    const wrong = [
      '// @ts-expect-error there is no such version',
      'const other: Comparison["version"] = 2',
      '// @ts-expect-error a field that no result has',
      `const more = ${texts[0]?.trim().replace(/^\{/, '{ "surprise": 1,')} satisfies Comparison`,
    ]
    const use = ["import type { Comparison } from 'type-ratchet'", ...lines, ...wrong, 'export {}']
    await project.write('use.ts', use.join('\n'))
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', types: [], lib: ['es2023'] }
    await project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    const [node = '', ...tsc] = tscCommand(7)
    const said = await run(node, tsc, { cwd: project.path }).catch(
      (error: { readonly stdout: string }) => error,
    )
    expect(said.stdout).toBe('')
  })
})

const node20 = await ifAvailable('Node 20', nodeOfUsers)
const nodes: readonly (readonly [major: string, node: string])[] = [
  ['24', process.execPath],
  ...(node20 === null ? [] : [['20', node20] as const]),
]

describe.each(nodes)('its program under Node %s', (major, node) => {
  /** `npx` itself runs under that Node, too. */
  const ratchet = (...args: readonly string[]) =>
    run('npx', ['--offline', 'type-ratchet', ...args], {
      cwd: project.path,
      env: { HOME: project.path, PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter) },
    })

  test('says its version', async () => {
    const { stdout } = await run(node, ['--version'])
    expect(stdout).toMatch(new RegExp(`^v${major}\\.`))
    expect((await ratchet('--version')).stdout).toBe(`${manifest.version}\n`)
  })

  test('snapshots, compares and checks what a checker printed', async () => {
    const first = 'shop.py:3: error: "Cart" has no attribute "total"  [attr-defined]\n'
    const second = 'shop.py:9: error: Name "price" is not defined  [name-defined]\n'
    await project.write('before.txt', `${first}Found 1 error in 1 file (checked 2 source files)\n`)
    await project.write('after.txt', `${first}${second}Found 2 errors in 1 file (checked 2 source files)\n`)
    const input = (name: string) => ['--checker', 'mypy', '--input', `${name}.txt`]
    await ratchet('snapshot', ...input('before'), '--output', 'before.json')
    await ratchet('snapshot', ...input('after'), '--output', 'after.json')

    const compared = await failing(ratchet('compare', 'before.json', 'after.json', '--format', 'json'))
    const checked = await failing(
      ratchet('check', ...input('after'), '--baseline', 'before.json', '--format', 'json'),
    )
    for (const { code, stdout } of [compared, checked]) {
      expect(code).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({ totals: { base: 1, head: 2, new: 1, fixed: 0, kept: 1 } })
    }
  })
})

describe('every command of the package', () => {
  const text = 'shop.py:3:1: error: Name "price" is not defined  [name-defined]\n'
  const input = ['--checker', 'mypy', '--input', 'out.txt']
  /** What each is told, how it ends, and what it says; where nothing is to be had, that it says so. */
  const told: Readonly<
    Record<CommandName, readonly [words: readonly string[], exitCode: number, says: RegExp]>
  > = {
    init: [['--yes', '--checker', 'mypy'], 0, /written: \.github\/workflows\/type-ratchet\.yml/],
    doctor: [[], 0, /Nothing is wrong/],
    snapshot: [[...input, '--output', 'one.json'], 0, /^$/],
    merge: [['one.json', '--output', 'all.json'], 0, /^$/],
    compare: [['one.json', 'all.json'], 0, /no change/],
    baseline: [['write', '--accept', ...input], 0, /1 entry, 0 removed, 1 added/],
    check: [input, 0, /0 new, 0 fixed, 1 kept/],
    explain: [['union-attr'], 0, /^union-attr \(mypy/],
    plan: [['one.json'], 0, /1 error/],
    summary: [['type-ratchet-baseline.tsv'], 0, /1 error/],
    'what-if': [['--checker', 'mypy', '--command', './none'], 3, /none/],
    fix: [['--checker', 'mypy', '--command', './none'], 3, /none/],
    history: [['replay', '--checker', 'mypy'], 2, /no working copy of git/],
    config: [['--print'], 0, /no configuration file/],
    readiness: [[], 2, /score is that of all checks of a configuration file, and there is none/],
    dashboard: [['--org', 'acme'], 2, /token/i],
    completion: [['bash'], 0, /_type_ratchet/],
  }

  test('does its work from an empty folder', async () => {
    await using folder = await temporaryFolder()
    await folder.write('out.txt', `${text}Found 1 error in 1 file (checked 1 source file)\n`)
    const program = join(project.path, installed, 'dist/cli.js')
    const node = nodes.at(-1)?.[1] ?? process.execPath
    const env = { HOME: folder.path, PATH: process.env['PATH'] ?? '' }
    for (const [command, [words, exitCode, says]] of Object.entries(told)) {
      const ended = run(node, [program, command, ...words], { cwd: folder.path, env }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
      )
      const { code, stdout, stderr } = await ended
      expect([command, code, stdout + stderr]).toEqual([command, exitCode, expect.stringMatching(says)])
    }
  })
})

/** What is said by a program that must not exit with 0. */
async function failing(
  started: Promise<unknown>,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return started.then(
    (answer) => {
      throw new Error(`exit 0: ${JSON.stringify(answer)}`)
    },
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
  )
}

/** The Node 20 of this machine, behind the one that npm scripts put first. */
async function nodeOfUsers(): Promise<string> {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  for (const node of new Set(found)) {
    const { stdout } = await run(node, ['--version']).catch(() => ({ stdout: '' }))
    if (stdout.startsWith('v20.')) {
      return node
    }
  }
  throw new Error('none on the PATH')
}
