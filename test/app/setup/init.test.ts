/** What `init` decides for repositories of every kind, and that what it writes is sound by the linters of workflows. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
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
  plannedSetup({ root: '/repo', checker: null }, portsOf(files, branch))

async function planFor(files: Readonly<Record<string, string>>, branch?: string | null): Promise<SetupPlan> {
  const answer = await answerFor(files, branch)
  if (answer.kind !== 'planned') {
    throw new Error(`no plan: ${answer.workflow}`)
  }
  return answer.plan
}

const samples = Object.entries(sampleRepositories)

/** The words of the checks and the commands that install packages, one a line. */
function outline(plan: SetupPlan): readonly string[] {
  return plan.checks.flatMap(({ name, folder, args, installation }) => [
    `${name} in ${folder === '' ? 'the root' : folder}: ${[...installation.launcher, ...args].join(' ')}`,
    ...installation.steps.map((step) =>
      step.kind === 'run'
        ? `  ${step.run}${step.folder === '' ? '' : ` (${step.folder})`}`
        : `  ${step.action.uses.replace(/@.*/, '')} ${JSON.stringify(step.with)}`,
    ),
    ...installation.advice.map((each) => `  advice: ${setupAdviceText(each)}`),
  ])
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
      const answer = await plannedSetup({ root: '/repo', checker }, portsOf(files))
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
  const files = { 'api/mypy.ini': '[mypy]\n', 'api/shop.py': 'x = 1\n', 'tsconfig.json': '{}' }
  const shown = async (more: Readonly<Record<string, string>>) =>
    planText(await planFor({ ...files, ...more }), '1.2.3')

  test('is shown for pre-commit and prek, with the version that runs', async () => {
    const said = await shown({ '.pre-commit-config.yaml': 'repos: []\n' })
    const [, block = ''] = /below `repos`:\n([\s\S]*?)\n.*needs a baseline/.exec(said) ?? []
    expect(parse(block)).toEqual([
      {
        repo: 'https://github.com/type-ratchet/type-ratchet',
        rev: 'v1.2.3',
        hooks: [
          { id: 'type-ratchet', args: ['--checker', 'tsc', '--max-new-errors', '0'] },
          {
            id: 'type-ratchet',
            args: ['--checker', 'mypy', '--cwd', 'api', '--name', 'mypy-api', '--max-new-errors', '0'],
          },
        ],
      },
    ])
  })

  test.each([
    ['lefthook.yml', '  - run: npx type-ratchet check --staged --checker tsc --max-new-errors 0\n'],
    ['.husky/pre-commit', '\n    npx type-ratchet check --staged --checker tsc --max-new-errors 0\n'],
  ])('is shown for the program of %s', async (path, line) => {
    expect(await shown({ [path]: 'npm test\n' })).toContain(line)
  })

  test('is not spoken of where nothing runs hooks', async () => {
    expect(await shown({})).not.toContain('hook')
  })
})

test('doctor finds nothing in what is written', async () => {
  for (const [name, { files }] of samples) {
    const written = (await planFor(files)).files.map(({ path, text }) => [path, text] as const)
    const { files: tree, repo } = portsOf({ ...files, ...Object.fromEntries(written) })
    const found = await examineSetup('/repo', { files: tree, repo })
    // GitHub would evaluate a folder of that name, so no workflow can name it.
    const unnamed = name.startsWith('names that YAML') ? [{ fault: 'folder-missing' }] : []
    expect(found, name).toMatchObject(unnamed)
    expect(found, name).toHaveLength(unnamed.length)
  }
})

describe('the workflows', () => {
  let paths: readonly string[] = []
  beforeAll(async () => {
    const folder = await temporaryFolder()
    const written: string[] = []
    for (const [index, [, { files }]] of samples.entries()) {
      for (const { path, text } of (await planFor({ ...files, LICENSE: 'MIT' })).files) {
        written.push(await folder.write(`${index}/${path}`, text))
      }
    }
    paths = written
    return () => folder[Symbol.asyncDispose]()
  })

  test('are all there', () => {
    expect(paths).toHaveLength(2 * samples.length)
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
