/** What `init` decides for repositories of every kind, and that what it writes is sound by the linters of workflows. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { findChecksFile } from '#app/checks/find-file.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { examineSetup } from '#app/setup/doctor.ts'
import { type InitAnswer, plannedSetup } from '#app/setup/init.ts'
import { pinnedActions } from '#app/setup/pinned.ts'
import { setupAdviceText } from '#messages/setup-texts.ts'
import type { SetupPlan } from '#model/setup.ts'
import { planText } from '#render/terminal/setup-text.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { ifAvailable } from '#test/support/checkers.ts'
import { fakeRepo } from '#test/support/fakes/fake-repo.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { expectGolden } from '#test/support/golden.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { actionlint, zizmor } from '../../../scripts/tools.ts'
import { sampleRepositories } from './sample-repositories.ts'

/** No checker is installed here: `init` must manage without. */
function portsOf(files: Readonly<Record<string, string>>, branch: string | null = 'main'): LocalPorts {
  const placed = Object.entries(files).map(([path, text]) => [`/repo/${path}`, text] as const)
  return {
    files: memoryFiles(Object.fromEntries(placed)),
    digest: shaDigest,
    os: 'linux',
    today: '2027-01-10',
    repo: () => ({ ...fakeRepo({ head: null, parents: new Map() }), defaultBranch: async () => branch }),
    pulled: async () => null,
    otherRevision: () => ({
      commitOf: async () => null,
      during: async (_wish, action) => ({ result: await action(), written: 0 }),
    }),
    process: {
      run: async () => ({ kind: 'not-found' }),
      locate: async () => null,
    },
    log: {
      info: () => undefined,
      warning: () => undefined,
      error: () => undefined,
      annotate: () => undefined,
      group: (_title, body) => body(() => undefined),
    },
  }
}

const answerFor = (files: Readonly<Record<string, string>>, branch?: string | null): Promise<InitAnswer> =>
  plannedSetup({ root: '/repo', checker: null, version: '1.2.3' }, portsOf(files, branch))

async function planFor(files: Readonly<Record<string, string>>, branch?: string | null): Promise<SetupPlan> {
  const answer = await answerFor(files, branch)
  if (answer.kind !== 'planned') {
    throw new Error(`no plan: ${answer.workflow}`)
  }
  return answer.plan
}

const samples = Object.entries(sampleRepositories)

/** What is written but the words that are always the same, and what is said to do. */
function outline({ checks, files, hook, local }: SetupPlan): readonly string[] {
  return [
    ...files.flatMap(({ path, text }) => [
      `# ${path}`,
      ...(path.endsWith('-comment.yml') ? text.slice(text.indexOf('    steps:')) : text)
        .replace(/^# Made by[\s\S]*?^jobs:\n/m, '')
        .trimEnd()
        .split('\n'),
    ]),
    ...(hook === null ? [] : [`# hook, ${hook.file?.path ?? 'shown'}`, ...hook.lines]),
    ...local.map(({ whole }) => `# here: check ${whole}`.trimEnd()),
    ...checks.flatMap(({ installation }) => installation.advice.map((each) => `# ${setupAdviceText(each)}`)),
  ]
}

describe('a repository', () => {
  test.each(samples)('%s', async (name, { files }) => {
    const file = `setup/${name.replaceAll(/\W+/g, '-')}.txt`
    expectGolden(file, `${outline(await planFor(files)).join('\n')}\n`)
  })

  test('without any checker is a mistake that says what would tell one', async () => {
    expect(await rejectedProblem(() => answerFor({ 'README.md': '' }))).toMatchObject({
      kind: 'checker-undetected',
      lookedFor: expect.arrayContaining(['mypy.ini', 'tsconfig.json']),
    })
  })

  test('is asked for one checker alone, configured or not', async () => {
    const files = sampleRepositories['ty and ruff, no package manager']?.files ?? {}
    for (const checker of ['ruff', 'mypy'] as const) {
      const answer = await plannedSetup({ root: '/repo', checker, version: '1.2.3' }, portsOf(files))
      expect(answer).toMatchObject({ kind: 'planned', plan: { checks: [{ checker }] } })
    }
  })

  test('says why a checker gave no numbers, and is set up all the same', async () => {
    const { checks } = await planFor({ 'mypy.ini': '[mypy]\n' })
    expect(checks).toMatchObject([{ tried: { kind: 'failed', problem: { kind: 'checker-not-found' } } }])
  })

  test.each(['trunk', 'release/1.x', "o'brien", 'true'])(
    'has its own default branch, “%s”',
    async (branch) => {
      const [workflow] = (await planFor({ 'mypy.ini': '[mypy]\n' }, branch)).files
      expect(workflow?.text).toMatch(/branches: \['?[\w/.']+'?\] # makes/)
    },
  )

  test('that is set up already is left alone', async () => {
    for (const { files } of Object.values(sampleRepositories)) {
      const { files: written } = await planFor(files)
      const after = { ...files, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) }
      expect(await answerFor(after)).toEqual({ kind: 'done', workflow: '.github/workflows/type-ratchet.yml' })
    }
  })

  test('keeps a file of ours that somebody else wrote', async () => {
    const path = '.github/workflows/type-ratchet.yml'
    const plan = await planFor({ 'mypy.ini': '[mypy]\n', [path]: 'on: push\n' })
    expect(plan.files).toMatchObject([{ path, state: 'taken' }])
  })

  test('is told of its counter, its owners and its known errors', async () => {
    const told = async (name: string) => (await planFor(sampleRepositories[name]?.files ?? {})).ways
    expect(await told('mypy beside a counter, with owners and hooks')).toMatchObject({
      counters: [{ path: '.github/workflows/ci.yml', line: 7 }],
      codeOwners: '.github/CODEOWNERS',
      hooks: 'pre-commit',
      isPublic: false,
    })
    expect(await told('eslint, yarn of the first kind')).toMatchObject({
      baselines: [{ path: 'eslint-suppressions.json', tool: 'eslint' }],
      counters: [],
    })
    expect(await told('mypy, uv with the checker in its lockfile')).toMatchObject({ isPublic: true })
  })
})

describe('a hook', () => {
  const files = { 'api/mypy.ini': '[mypy]\n', 'api/shop.py': 'x = 1\n' }
  const hookOf = async (more: Readonly<Record<string, string>>) => (await planFor({ ...files, ...more })).hook

  test('is added for pre-commit and prek, with the version that runs, and keeps all that is there', async () => {
    const before = 'default_stages: [pre-commit]\nrepos:\n- repo: local # ours\n  hooks: []'
    const { file } = (await hookOf({ '.pre-commit-config.yaml': before })) ?? {}
    expect(file?.text.startsWith(`${before}\n`)).toBe(true)
    expect(parse(file?.text ?? '')).toEqual({
      default_stages: ['pre-commit'],
      repos: [
        { repo: 'local', hooks: [] },
        {
          repo: 'https://github.com/type-ratchet/type-ratchet',
          rev: 'v1.2.3',
          hooks: [
            {
              id: 'type-ratchet',
              args: ['--checker', 'mypy', '--cwd', 'api', '--name', 'mypy-api', '--max-new-errors', '0'],
            },
          ],
        },
      ],
    })
  })

  test('of several checks needs no words: the file has them', async () => {
    const said = await planFor({ ...files, 'tsconfig.json': '{}', '.husky/pre-commit': 'npm test' })
    expect(said.hook?.file).toEqual({
      path: '.husky/pre-commit',
      isNew: false,
      text: 'npm test\nnpx type-ratchet check --staged\n',
    })
    expect(planText(said)).toContain('To be added at the end: .husky/pre-commit (a hook for husky)\n')
  })

  test('makes the file of husky that is not there, and the list of lefthook', async () => {
    expect((await hookOf({ '.husky/_/husky.sh': '' }))?.file).toMatchObject({
      path: '.husky/pre-commit',
      isNew: true,
    })
    const lefthook = await hookOf({ 'lefthook.yml': 'pre-push:\n  jobs: []\n' })
    expect(parse(lefthook?.file?.text ?? '')).toMatchObject({
      'pre-push': { jobs: [] },
      'pre-commit': {
        jobs: [{ run: expect.stringMatching(/^npx type-ratchet check --staged --checker mypy/) }],
      },
    })
  })

  test.each([
    ['.pre-commit-config.yaml', 'repos: []\n'],
    ['.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks: []\nci:\n  skip: []\n'],
    ['.pre-commit-config.yaml', 'repos: [\n'],
    ['lefthook.yml', 'pre-commit:\n  jobs:\n    - run: npm test\n'],
    ['lefthook.toml', ''],
  ])('is only shown where its place in %s is not at the end: %j', async (path, text) => {
    const plan = await planFor({ ...files, [path]: text })
    expect(plan.hook?.file).toBeNull()
    expect(planText(plan)).toMatch(/A hook for [\w ,-]+, for you to put /)
  })

  test('is not spoken of where nothing runs hooks', async () => {
    expect(planText(await planFor(files))).not.toContain('hook for')
  })
})

describe('several checks', () => {
  const sample = (name: string) => planFor(sampleRepositories[name]?.files ?? {})
  const workflowOf = ({ files }: SetupPlan) =>
    parse(files.find(({ path }) => path.endsWith('workflows/type-ratchet.yml'))?.text ?? '')

  test('are one file and one step that is told nothing', async () => {
    const plan = await sample('a service and a frontend of pnpm, for everybody')
    const [config] = plan.files
    expect(config?.path).toBe('type-ratchet.yml')
    expect(config?.text.split('\n')[0]).toMatch(
      /^# yaml-language-server: \$schema=https:\S+config\.schema\.json$/,
    )
    expect(await findChecksFile(async (path) => (path === config?.path ? config.text : null))).toMatchObject({
      checks: [{ name: 'tsc-frontend' }, { name: 'mypy-service' }],
    })
    const { jobs } = workflowOf(plan)
    expect(Object.keys(jobs)).toEqual(['types'])
    expect(jobs.types.steps.at(-1)).toEqual({ uses: 'type-ratchet/type-ratchet@v1' })
  })

  test('that want two environments are parts, told as one by a last job', async () => {
    const plan = await sample('two services with packages of their own')
    const { jobs } = workflowOf(plan)
    expect(jobs['check-1'].permissions).toEqual({ contents: 'read' })
    expect(jobs.types).toMatchObject({ needs: ['check-1', 'check-2'] })
    expect(jobs.types.steps.at(-1)).toEqual({ uses: 'type-ratchet/type-ratchet/merge@v1' })
    expect(planText(plan)).toContain('different environments')
  })

  test('are those of a configuration file that is there, and nobody may say others', async () => {
    const name = 'checks that a file of ours names already'
    const { filed, checks, files } = await sample(name)
    expect(filed).toBe('type-ratchet.yml')
    expect(checks.map((check) => check.name)).toEqual(['api', 'reports', 'suppressions'])
    expect(files.map(({ path }) => path)).toEqual(['.github/workflows/type-ratchet.yml'])
    const order = { root: '/repo', checker: 'mypy', version: '1.2.3' } as const
    const other = () => plannedSetup(order, portsOf(sampleRepositories[name]?.files ?? {}))
    expect(await rejectedProblem(other)).toMatchObject({ kind: 'input-invalid', input: '--checker' })
  })

  test('are set up as the example is, which runs under act', async () => {
    const home = new URL('../../../examples/', import.meta.url)
    const paths = ['type-ratchet.yml', 'backend/mypy.ini', 'backend/shop/cart.py', 'frontend/tsconfig.json']
    const files = ['frontend/package.json', 'frontend/package-lock.json', ...paths].map((path) => {
      const url = new URL(`monorepo/${path}`, home)
      return existsSync(url) ? [[path, readFileSync(url, 'utf8')] as const] : []
    })
    const plan = await planFor(Object.fromEntries(files.flat()))
    const example = readFileSync(new URL('workflows/several-checks.yml', home), 'utf8')
    expect(workflowOf(plan)).toEqual(parse(example))
  })
})

test('doctor finds nothing in what is written', async () => {
  for (const [name, { files }] of samples) {
    const written = (await planFor(files)).files.map(({ path, text }) => [path, text] as const)
    expect(await examineSetup('/repo', portsOf({ ...files, ...Object.fromEntries(written) })), name).toEqual(
      [],
    )
  }
})

describe('the workflows', () => {
  let paths: readonly string[] = []
  beforeAll(async () => {
    const folder = await temporaryFolder()
    const written: string[] = []
    for (const [index, [, { files }]] of samples.entries()) {
      const planned = (await planFor({ ...files, LICENSE: 'MIT' })).files
      for (const { path, text } of planned.filter((file) => file.path.startsWith('.github/'))) {
        written.push(await folder.write(`${index}/${path}`, text))
      }
    }
    paths = written
    return () => folder[Symbol.asyncDispose]()
  })

  test('are all there', () => {
    expect(paths).toHaveLength(2 * samples.length)
    expect(samples.length).toBeGreaterThan(20)
  })

  test('pin what the examples pin', () => {
    const examples = ['mypy', 'tsc'].map((name) =>
      readFileSync(new URL(`../../../examples/workflows/${name}.yml`, import.meta.url), 'utf8'),
    )
    for (const { uses, version } of Object.values(pinnedActions)) {
      expect(examples.join('\n')).toContain(`- uses: ${uses} # ${version}\n`)
    }
  })

  test('have no finding of actionlint', async () => {
    const program = await ifAvailable('actionlint', async () => actionlint())
    const said = program === null ? '' : execFileSync(program, ['-no-color', ...paths], { encoding: 'utf8' })
    expect(said).toBe('')
  })

  test('have no finding of zizmor', async () => {
    const program = await ifAvailable('zizmor', async () => zizmor())
    const settings = new URL('../../../.github/zizmor.yml', import.meta.url).pathname
    const args = ['--offline', '--no-progress', '--quiet', '--config', settings, ...paths]
    const said = program === null ? null : spawnSync(program, args, { encoding: 'utf8' })
    expect(said?.status ?? 0, said?.stdout).toBe(0)
  })
})
