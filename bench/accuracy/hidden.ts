/**
 * Hunts for hidden errors in real code: an erroneous function, class or statement goes or is fixed, and another one with an error of
 * the same words comes elsewhere. None of those may be taken for the old one. The opposite is tried beside it: what really
 * moved or was renamed keeps its errors. The real checker runs on both trees; the command line compares them with git and without.
 *
 * `npm run accuracy:hidden -- --checkout DIR --checker mypy [--count 1000] [--seed N] [--batch 25] [--cli FILE]
 * [--cache FOLDER] [--keep FOLDER] -- mypy --strict src`
 *
 * Truth is exact: every line of either tree comes from a known line of the checkout. docs/accuracy.md
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkerRun } from './checker-run.ts'
import { type Laid, Layout, type Silence } from './hidden-layout.ts'
import { type Plan, planBatch } from './hidden-plan.ts'
import { type Compared, HiddenScore } from './hidden-score.ts'
import { git, quiet } from './history-lines.ts'
import { generator } from './random.ts'
import { Tree } from './units.ts'

const usage = `usage: hidden.ts --checkout DIR --checker NAME [--count 1000] [--seed N] [--batch 25] [--cli FILE]
                 [--cache FOLDER] [--keep FOLDER] -- COMMAND`
const { values, positionals: command } = parseArgs({
  allowPositionals: true,
  options: {
    checkout: { type: 'string' },
    checker: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    batch: { type: 'string', default: '25' },
    cli: { type: 'string', default: fileURLToPath(new URL('../../dist/cli.js', import.meta.url)) },
    cache: { type: 'string' },
    keep: { type: 'string' },
  },
})
const { checkout = '', checker = '', cli, cache, keep } = values
if (checkout === '' || checker === '' || command.length === 0) {
  throw new Error(usage)
}

/** What silences each checker. */
const silences: Readonly<Record<string, Silence>> = {
  mypy: { behind: '  # type: ignore' },
  ty: { behind: '  # ty: ignore' },
  pyright: { behind: '  # pyright: ignore' },
  basedpyright: { behind: '  # pyright: ignore' },
  tsc: { above: '// @ts-ignore' },
}
const silence = silences[checker]
if (silence === undefined) {
  throw new Error(`one of ${Object.keys(silences).join(', ')}, not ${checker}`)
}

const random = generator(Number(values.seed))
const work = mkdtempSync(join(tmpdir(), 'hidden-'))
const copy = join(work, 'copy')
try {
  cpSync(checkout, copy, {
    recursive: true,
    filter: (path) => !/\/(\.git|\.mypy_cache|node_modules)$/.test(path),
  })
  git(copy, 'init', '--quiet')
  const whole = record('whole')
  if (whole === null) {
    throw new Error(`the output of ${command.join(' ')} can't be read`)
  }
  git(copy, 'tag', 'whole')
  const { kept } = compare(whole, whole, [])
  const tree = new Tree(
    copy,
    kept.map(({ head }) => head),
  )
  const score = new HiddenScore()
  for (let batch = 0; score.exchanges < Number(values.count); batch++) {
    const most = Math.min(Number(values.batch), Number(values.count) - score.exchanges)
    const plan = planBatch(tree, random, most)
    if (plan.exchanges.length === 0) {
      throw new Error('nothing in this tree can be exchanged')
    }
    tryPlan(batch, { plan, layout: new Layout(tree, plan, silence) }, score)
  }
  process.stdout.write(score.table())
} finally {
  rmSync(work, { recursive: true, force: true })
}

function tryPlan(batch: number, given: { plan: Plan; layout: Layout }, score: HiddenScore): void {
  const { plan, layout } = given
  write(layout.base, copy)
  const base = record('base')
  write(layout.head, copy)
  const head = record('head')
  if (base === null || head === null) {
    process.stdout.write(`batch ${batch}: the checker can't read this tree; left out\n`)
  } else {
    const answers = { git: compare(base, head, ['--git-dir', copy]), words: compare(base, head, []) }
    const wrong = score.add(plan, layout, answers)
    process.stdout.write(wrong.map((line) => `batch ${batch}: ${line}\n`).join(''))
    if (keep !== undefined && wrong.length > 0) {
      save(resolve(keep, `${checker}-${values.seed}-${batch}`), layout, { base, head })
    }
  }
  git(copy, 'reset', '--quiet', '--hard', 'whole')
}

function write(files: ReadonlyMap<string, Laid>, folder: string): void {
  for (const [path, lines] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, lines.map(({ text }) => text).join('\n'))
  }
}

/** Both sides of the touched files, the two snapshots and the repository: to be looked at and tried again. */
function save(folder: string, layout: Layout, files: { readonly base: string; readonly head: string }): void {
  for (const side of ['base', 'head'] as const) {
    write(layout[side], join(folder, side))
    cpSync(files[side], join(folder, `${side}.json`))
  }
  git(copy, 'clone', '--quiet', '--no-checkout', copy, join(folder, 'repository'))
}

/** Commits the copy, checks it and takes a snapshot; null where the checker's run can't be trusted. */
function record(name: string): string | null {
  git(copy, 'add', '--all', '--force', '--', '.', ':(exclude,glob)**/.*_cache/**')
  const person = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0']
  git(copy, ...person, 'commit', '--quiet', '--allow-empty', '-m', name)
  const content = git(copy, 'rev-parse', 'HEAD^{tree}').trim()
  const ran = checkerRun(command, { cwd: copy, content, cache })
  const file = join(work, `${name}.json`)
  const order = ['snapshot', '--checker', checker, '--input', '-', '--exit-code', String(ran.status)]
  const options = { ...quiet, input: ran.stdout }
  const made = spawnSync(process.execPath, [cli, ...order, '--root', copy, '--output', file], options)
  if (made.status !== 0) {
    process.stdout.write(made.stderr)
  }
  return made.status === 0 ? file : null
}

function compare(base: string, head: string, more: readonly string[]): Compared {
  const options = ['--format', 'json', '--explain', '--max-errors', '999999999', ...more]
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, 'compare', base, head, ...options],
    quiet,
  )
  if (status !== 0) {
    throw new Error(stderr)
  }
  return JSON.parse(stdout) as Compared
}
