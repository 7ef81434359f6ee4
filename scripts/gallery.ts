/**
 * Writes the comments of real changes of public projects to `docs/gallery/`:
 * `node scripts/gallery.ts --corpus DIR --repositories DIR`. The corpus holds recorded checker outputs by pair of
 * commits; the other folder holds `<owner>+<name>/repo`, git directories that know both commits. Source lines are
 * left out: they are their projects' own.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { wholeScope } from '#model/scope-report.ts'
import { nodeFiles } from '../src/adapters/fs/node-files.ts'
import { shaDigest } from '../src/adapters/fs/sha-digest.ts'
import { gitRepo } from '../src/adapters/git/git-repo.ts'
import { toldResult } from '../src/app/action/told-result.ts'
import { compareSnapshots } from '../src/app/compare/compare-snapshots.ts'
import { takeSnapshot } from '../src/app/run/take-snapshot.ts'
import { checkerFor } from '../src/checkers/registry.ts'
import { type CommitSha, commitSha } from '../src/model/ids.ts'
import type { Report } from '../src/model/report.ts'
import { type CheckerName, checkerNames, type Snapshot } from '../src/model/snapshot.ts'
import { renderComment } from '../src/render/markdown/comment.ts'

/** Pair in the corpus, and the project it is from. */
const pairs: readonly (readonly [pair: string, project: string])[] = [
  ['scrapy/mypy/05-b8e333c8ce', 'scrapy/scrapy'],
  ['scrapy/mypy/11-036f3e5627', 'scrapy/scrapy'],
  ['celery/mypy/08-20cdf5e616', 'celery/celery'],
  ['celery/mypy/09-71e8db96fb', 'celery/celery'],
  ['rich/basedpyright/09-f0ef11dd0c', 'Textualize/rich'],
  ['rich/basedpyright/13-0ffe7962f9', 'Textualize/rich'],
  ['requests/pyright/08-6d082ea972', 'psf/requests'],
  ['mocha/tsc/12-1ad23ab544', 'mochajs/mocha'],
  ['mocha/tsc/13-f6a62cae13', 'mochajs/mocha'],
  ['express/tsc/04-f14e39d451', 'expressjs/express'],
]

interface Meta {
  readonly version: string
  readonly command: string
  readonly root: string
  readonly base: string
  readonly head: string
  readonly subject: string
  readonly rc: readonly [number, number]
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    repositories: { type: 'string' },
    output: { type: 'string', default: 'docs/gallery' },
  },
})
const { corpus, repositories, output } = values
if (corpus === undefined || repositories === undefined) {
  throw new Error('usage: node scripts/gallery.ts --corpus DIR --repositories DIR [--output DIR]')
}
mkdirSync(output, { recursive: true })
const rows: string[] = []
for (const [pair, project] of pairs) {
  const meta: Meta = JSON.parse(readFileSync(join(corpus, pair, 'meta.json'), 'utf8'))
  const report = await reportOf({ pair: join(corpus, pair), project, meta })
  const file = `${project.replace('/', '-')}-${meta.head.slice(0, 7)}.md`
  const marker = { name: report.name, runId: '1', runAttempt: '1', head: meta.head }
  const [, ...text] = renderComment(report, marker).split('\n')
  writeFileSync(join(output, file), text.join('\n'))
  const commit = `https://github.com/${project}/commit/${meta.head}`
  rows.push(
    `| [${project}@${meta.head.slice(0, 7)}](<${commit}>) | ${report.checker?.name} | [comment](${file}) |`,
  )
}
writeFileSync(
  join(output, 'README.md'),
  `# Gallery

What the comment says of real changes of public projects: real outputs of their checkers at both commits, their own
history, the default limit (no growth). Source lines are left out here. Made by \`scripts/gallery.ts\`. Pictures of
each kind of comment, from a first run to thousands of new errors, are in [cases.md](cases.md).

| change | checker | |
| :-- | :-- | :-- |
${rows.join('\n')}
`,
)

async function reportOf(given: { pair: string; project: string; meta: Meta }): Promise<Report> {
  const { pair, project, meta } = given
  const checker = checkerNames.find((name) => pair.split('/').includes(name)) ?? 'mypy'
  const work = mkdtempSync(join(tmpdir(), 'gallery-'))
  const root = join(work, project.split('/')[1] ?? '')
  try {
    const source = resolve(repositories ?? '', project.replace('/', '+'), 'repo')
    execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', source, root])
    const side = async (name: 'base' | 'head'): Promise<Snapshot> => {
      execFileSync('git', ['-C', root, 'checkout', '--quiet', '--force', meta[name]])
      const text = gunzipSync(readFileSync(join(pair, `${name}.txt.gz`))).toString()
      return snapshotOf({
        text,
        checker,
        root,
        meta,
        commit: sha(meta[name]),
        exit: meta.rc[name === 'base' ? 0 : 1],
      })
    }
    const [base, head] = [await side('base'), await side('head')]
    const repo = gitRepo(root, process.env)
    const commits = { base: sha(meta.base), head: sha(meta.head) }
    const lineMap = await repo.lineMap(commits.base, commits.head)
    const files = await repo.changedFiles(commits.base, commits.head)
    const change = files === null ? null : { files, sources: checkerFor(checker).sources }
    const compared = compareSnapshots({
      baseline: {
        state: 'loaded',
        snapshot: base,
        origin: { source: 'artifact', commit: commits.base, distance: 0, runUrl: null },
      },
      current: head,
      lineMap,
      policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
      mode: 'enforce',
      change,
      scope: wholeScope,
    })
    const result = await toldResult(
      compared,
      {
        ...{ root, ...commits, lineMap, change, excerpts: false },
        run: { checker: checkerFor(checker), args: null, head, base },
      },
      { repo, files: nodeFiles },
    )
    const url = `https://github.com/${project}`
    return {
      name: checker,
      checker: head.checker,
      leg: null,
      result,
      hosted: { url, commit: commits.head, runUrl: `${url}/commit/${meta.head}/checks`, reportUrl: null },
      reproduce: meta.command,
      warnings: [],
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function snapshotOf(run: {
  readonly text: string
  readonly checker: CheckerName
  readonly root: string
  readonly meta: Meta
  readonly commit: CommitSha
  readonly exit: number
}): Promise<Snapshot> {
  const { text, checker, root, meta, commit } = run
  const name = root.split('/').at(-1)
  const recorded = [meta.root, `/home/runner/work/${name}/${name}`].filter((folder) => folder !== '')
  const stdout = recorded.reduce((all, folder) => all.replaceAll(folder, root), text)
  return takeSnapshot(
    checkerFor(checker),
    { stdout, stderr: '', exit: { kind: 'code', code: run.exit } },
    {
      name: checker,
      commit,
      checker: {
        name: checker,
        version: /\d+\.\d+\.\d+/.exec(meta.version)?.[0] ?? null,
        configuration: null,
      },
      platform: { os: null, leg: null },
      run: null,
      base: { root, spelledRoot: root, cwd: root },
      files: nodeFiles,
      digest: shaDigest,
    },
  )
}

function sha(text: string): CommitSha {
  const made = commitSha(text)
  if (made === null) {
    throw new Error(`no full commit id: ${text}`)
  }
  return made
}
