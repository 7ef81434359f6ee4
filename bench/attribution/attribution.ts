/**
 * Whether the part of an upgrade that is told as the toolchain's, and the one that is told as the change's, are what four runs
 * of the checker say: `node bench/attribution/attribution.ts FOLDER [--only N,…]`. FOLDER holds the releases as the registries give
 * them (`pip download --no-deps`, `npm pack`). Three runs of the shipped action on a local GitHub (the baseline, the change with
 * `recompute: never` and with `on-drift`) stand against four runs of the checker in trees of their own. It fails where a
 * figure differs. docs/run-health.md#whose-a-difference-is
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { runChecker } from '#test/support/checkers.ts'
import type { FileTree } from '#test/support/git-repository.ts'
import { type ActionResult, runAction, shippedProject } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import { createWidget, type Widget } from '../../test/e2e/widget.ts'
import { type Toolchain, type Upgrade, upgrades } from './upgrades.ts'

const run = promisify(execFile)
const cli = join(shippedProject, 'dist', 'cli.js')
const env = { GIT_ALLOW_PROTOCOL: 'file' }
const inert = { tsconfig: { 'tsconfig.json': '' } }

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
const [folder] = positionals
if (folder === undefined) {
  throw new Error('name the folder that holds the releases')
}
const only = values.only?.split(',').map(Number) ?? upgrades.map((_, index) => index + 1)

/** The files that a checker looks at. */
async function sourcesOf(upgrade: Upgrade, version: string): Promise<FileTree> {
  const found = (await readdir(folder ?? '')).find((name) =>
    name.toLowerCase().startsWith(`${upgrade.package.toLowerCase()}-${version}`),
  )
  if (found === undefined) {
    throw new Error(`${folder} has no ${upgrade.package} ${version}`)
  }
  const there = await mkdtemp(join(tmpdir(), 'release-'))
  try {
    const archive = join(folder ?? '', found)
    const unpack: readonly [string, string[]] = found.endsWith('.whl')
      ? ['python3', ['-m', 'zipfile', '-e', archive, there]]
      : ['tar', ['-xzf', archive, '-C', there, '--strip-components=1']]
    await run(unpack[0], unpack[1])
    const isSource =
      upgrade.checker === 'tsc' ? /^(?:src\/.*\.ts|lib\/.*\.js|index\.js)$/ : /^[^/]+\/.*\.pyi?$/
    const files: Record<string, string> = {}
    for (const entry of await readdir(there, { recursive: true, withFileTypes: true })) {
      const path = relative(there, join(entry.parentPath, entry.name))
      if (entry.isFile() && isSource.test(path)) {
        files[path] = await readFile(join(there, path), 'utf8')
      }
    }
    return files
  } finally {
    await rm(there, { recursive: true, force: true })
  }
}

/** A run of the checker in a tree that holds nothing else. */
interface CleanRun {
  readonly snapshot: string
  /** As the checker itself counts them. */
  readonly errors: number
}

async function cleanRun(
  widget: Widget,
  upgrade: Upgrade,
  { sha, toolchain, place }: { readonly sha: string; readonly toolchain: Toolchain; readonly place: string },
): Promise<CleanRun> {
  await using copy = await widget.origin.checkoutCopy({ ref: 'refs/heads/clean', sha, depth: 1 })
  for (const [name, text] of Object.entries(toolchain.files)) {
    await writeFile(join(copy.directory, name), text)
  }
  const command = (await toolchain.command()).split(' ')
  const { stdout, exit } = await runChecker({
    command: upgrade.checker === 'pyright' ? [...command, '--outputjson'] : command,
    cwd: copy.directory,
  })
  if (exit.kind !== 'code') {
    throw new Error(`${upgrade.checker} did not end by itself`)
  }
  // A text does not say which version printed it, and versions call some rules otherwise: so the checker runs once more.
  await run(process.execPath, [
    ...[cli, 'snapshot', '--checker', upgrade.checker, '--command', command.join(' ')],
    ...['--root', copy.directory, '--output', place],
  ])
  return { snapshot: place, errors: ownCount(upgrade.checker, stdout) }
}

function ownCount(checker: Upgrade['checker'], output: string): number {
  switch (checker) {
    case 'mypy':
      return Number(/^Found (\d+) errors? in/m.exec(output)?.[1] ?? 0)
    case 'pyright':
      return Number(JSON.parse(output).summary.errorCount)
    default:
      return [...output.matchAll(/^(?:\S.*: )?error TS\d+/gm)].length
  }
}

interface Difference {
  readonly totals: {
    readonly base: number
    readonly head: number
    readonly new: number
    readonly fixed: number
  }
  readonly new: readonly object[]
}

async function compare(widget: Widget, base: CleanRun, head: CleanRun): Promise<Difference> {
  const { stdout } = await run(
    process.execPath,
    [
      cli,
      'compare',
      base.snapshot,
      head.snapshot,
      '--format',
      'json',
      '--git-dir',
      join(widget.origin.directory, '.git'),
    ],
    { maxBuffer: 1 << 28 },
  ).catch((error: { readonly stdout: string; readonly code: number }) => {
    if (error.code !== 1) {
      throw error
    }
    return error
  })
  return JSON.parse(stdout)
}

/** How many of the first are not in the second. */
function countWithout(some: readonly object[], others: readonly object[]): number {
  const counts = new Map<string, number>()
  for (const other of others) {
    counts.set(JSON.stringify(other), (counts.get(JSON.stringify(other)) ?? 0) + 1)
  }
  return some.filter((one) => {
    const left = counts.get(JSON.stringify(one)) ?? 0
    counts.set(JSON.stringify(one), left - 1)
    return left <= 0
  }).length
}

/** The machine may be busy. */
const patience = { timeoutMilliseconds: 1_200_000 }

/** The action in a checkout as it is usual. `status` is what git finds afterwards. */
async function acted(
  widget: Widget,
  event: WorkflowEvent,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly result: ActionResult; readonly seconds: number; readonly status: string }> {
  await using copy = await widget.origin.checkoutCopy({ ...event, depth: 1 })
  const start = performance.now()
  const result = await runAction({
    ...{ github: widget.github, event, token: widget.token, workspace: copy.directory, env, inputs },
    ...patience,
    run: widget.github.startRun({ workflow: widget.workflow, ...event.run }),
  })
  const seconds = (performance.now() - start) / 1000
  return { result, seconds, status: await copy.git('status', '--porcelain', '--untracked-files=all') }
}

async function tried(upgrade: Upgrade, index: number): Promise<boolean> {
  await using widget = await createWidget()
  const place = await mkdtemp(join(tmpdir(), 'attribution-'))
  try {
    const [before, after] = [await sourcesOf(upgrade, upgrade.from), await sourcesOf(upgrade, upgrade.to)]
    const base = await widget.commitToMain({ ...inert.tsconfig, ...before, ...upgrade.old.files })
    const inputs = async (toolchain: Toolchain) => ({
      command: await toolchain.command(),
      checker: upgrade.checker,
      'max-new-errors': '0',
    })
    const pushed = pushEvent({ repository: widget.repository, sha: base })
    const main = (await acted(widget, pushed, await inputs(upgrade.old))).result
    const pull = await widget.openPull(1, { ...inert.tsconfig, ...after, ...upgrade.new.files })
    const event = pullRequestEvent({ pull })
    const guess = await acted(widget, event, { ...(await inputs(upgrade.new)), recompute: 'never' })
    const exact = await acted(widget, event, { ...(await inputs(upgrade.new)), recompute: 'on-drift' })
    const artifact = widget.github.artifacts.findLast(({ name }) => name.startsWith('type-ratchet-result-'))
    const told = JSON.parse(artifact?.bytes.toString() ?? '{}').attribution
    const clean = (name: string, sha: string, toolchain: Toolchain) =>
      cleanRun(widget, upgrade, { sha, toolchain, place: join(place, `${name}.json`) })
    const runs = {
      baseOld: await clean('base-old', base, upgrade.old),
      baseNew: await clean('base-new', base, upgrade.new),
      headOld: await clean('head-old', pull.head.sha, upgrade.old),
      headNew: await clean('head-new', pull.head.sha, upgrade.new),
    }
    const toolchain = await compare(widget, runs.baseOld, runs.baseNew)
    const change = await compare(widget, runs.baseNew, runs.headNew)
    const alone = await compare(widget, runs.baseOld, runs.headOld)
    const figures: readonly (readonly [string, unknown, unknown])[] = [
      ['baseline', main.outputs['errors'], String(runs.baseOld.errors)],
      ['base, new toolchain', exact.result.outputs['baseline-errors'], String(runs.baseNew.errors)],
      ['change, new toolchain', exact.result.outputs['errors'], String(runs.headNew.errors)],
      ['new by the toolchain', told.new.toolchain + told.mended, toolchain.totals.new],
      ['fixed by the toolchain', told.fixed.toolchain, toolchain.totals.fixed],
      ['new by the change', told.new.change, change.totals.new],
      ['fixed by the change', told.fixed.change + told.mended, change.totals.fixed],
      ['by runs', told.by, 'runs'],
      ['tree as it was', exact.status, guess.status],
    ]
    const wrong = figures.filter(([, is, be]) => is !== be)
    const both = countWithout(change.new, alone.new)
    const second = (label: RegExp): string => label.exec(exact.result.stdout)?.[1] ?? '?'
    const cells = [
      index,
      `${upgrade.package} ${upgrade.from} → ${upgrade.to}`,
      `${upgrade.old.words} → ${upgrade.new.words}`,
      [runs.baseOld, runs.baseNew, runs.headOld, runs.headNew].map(({ errors }) => errors).join(' / '),
      `${told.new.toolchain + told.mended} new, ${told.fixed.toolchain} fixed`,
      `${told.new.change} new, ${told.fixed.change + told.mended} fixed`,
      both,
      second(/^ ?\S+: checked in (\d+\.\d) s$/m),
      (exact.seconds - guess.seconds).toFixed(1),
      wrong.length === 0 ? 'equal' : wrong.map(([what, is, be]) => `${what}: ${is}, not ${be}`).join('; '),
    ]
    console.log(`| ${cells.join(' | ')} |`)
    return wrong.length === 0
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

console.log(
  '| | project | toolchain | errors of the four runs (base old, base new, head old, head new) | by the toolchain | by the change | of these new ones with the new toolchain alone | run, s | extra, s | |\n| --: | :-- | :-- | :-- | :-- | :-- | --: | --: | --: | :-- |',
)
for (const number of only) {
  const upgrade = upgrades[number - 1]
  if (upgrade === undefined) {
    throw new Error(`There is no upgrade ${number}; there are ${upgrades.length}.`)
  }
  if (!(await tried(upgrade, number))) {
    process.exitCode = 1
  }
}
