/** `doctor` finds each planted fault, by its line, and nothing in what `init` writes. */
import { describe, expect, test } from 'vitest'
import { examineSetup } from '#app/setup/doctor.ts'
import { setupFindingText } from '#messages/doctor-texts.ts'
import { remoteFaults, type SetupFinding, setupFaults, type Unchecked } from '#model/setup-finding.ts'
import { doctorText } from '#render/terminal/doctor-text.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { fakeRepo } from '#test/support/fakes/fake-repo.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { expectGolden } from '#test/support/golden.ts'

const types = `name: types
on:
  push:
    branches: [main]
  pull_request:
  merge_group:
permissions:
  contents: read
  actions: read
  pull-requests: write
concurrency:
  group: types
  cancel-in-progress: false
jobs:
  types:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - run: pip install mypy==2.4.1
      - uses: type-ratchet/type-ratchet@v1
        with:
          checker: mypy
          max-new-errors: 0
`
const comment = `name: types comment
on:
  workflow_run:
    workflows: [types]
    types: [completed]
permissions:
  actions: read
  pull-requests: write
jobs:
  comment:
    runs-on: ubuntu-24.04
    steps:
      - uses: type-ratchet/type-ratchet/publish@v1
`
const healthy = {
  '.github/workflows/types.yml': types,
  '.github/workflows/comment.yml': comment,
  '.github/workflows/other.yml': 'on: push\njobs:\n  other:\n    steps: [{ run: "true" }]\n',
  LICENSE: 'MIT',
}

/** mypy is installed here in this version. */
const mypyHere = '2.4.1'

function examined(files: Readonly<Record<string, string>>): Promise<readonly SetupFinding[]> {
  const placed = Object.entries(files).map(([path, text]) => [`/repo/${path}`, text] as const)
  return examineSetup('/repo', {
    files: memoryFiles(Object.fromEntries(placed)),
    process: {
      run: async ({ argv: [program] }) =>
        program === 'mypy'
          ? { kind: 'exited', code: 0, stdout: `mypy ${mypyHere} (compiled: yes)\n`, stderr: '' }
          : { kind: 'not-found' },
      locate: async () => null,
    },
    repo: () => ({ ...fakeRepo({ head: null, parents: new Map() }), defaultBranch: async () => 'main' }),
  })
}

const without = (line: string) => types.replace(line, '')
const step = '      - uses: type-ratchet/type-ratchet@v1\n'
const input = (line: string) => types.replace('          max-new-errors: 0\n', `          ${line}\n`)
const secondUse = `${types}${step}        with:\n          checker: mypy\n`

/** The text of one file with one fault, and the line where it is told. */
const planted: Readonly<
  Record<
    (typeof setupFaults)[number],
    readonly [file: 'types' | 'comment' | 'none', text: string, line: number | null]
  >
> = {
  'workflow-none': ['none', '', null],
  'workflow-unreadable': ['types', types.replace('on:\n', 'on: [\n'), 4],
  'event-push-missing': ['types', without('  push:\n    branches: [main]\n'), 2],
  'event-push-branch': ['types', types.replace('[main]', '[master, v1]'), 3],
  'event-push-paths': ['types', types.replace('[main]', '[main]\n    paths: [src]'), 3],
  'event-pull-missing': ['types', without('  pull_request:\n'), 2],
  'event-pull-target': ['types', types.replace('  pull_request:', '  pull_request_target:'), 5],
  'event-pull-paths': [
    'types',
    types.replace('  pull_request:', "  pull_request:\n    paths-ignore: ['**.md']"),
    5,
  ],
  'event-queue-missing': ['types', without('  merge_group:\n'), 2],
  'pushes-cancelled': ['types', types.replace('progress: false', 'progress: true'), 11],
  'permission-contents': ['types', without('  contents: read\n'), 7],
  'permission-actions': ['types', without('  actions: read\n'), 7],
  'permission-comment': ['comment', comment.replace('  pull-requests: write\n', ''), 6],
  'permission-check-run': ['types', input('check-run: true'), 7],
  'permission-needless': ['types', types.replace('contents: read', 'contents: write'), 7],
  'version-differs': ['types', types.replace('mypy==2.4.1', 'mypy==2.3.0'), 20],
  'input-unknown': ['types', input('max-eror: 3'), 23],
  'input-wrong': ['types', input('max-errors: ten'), 23],
  'config-wrong': ['none', '', null],
  'folder-missing': ['types', input('working-directory: backnd'), 23],
  'checker-none': ['types', types.replace('          checker: mypy\n', ''), 20],
  'checker-several': ['none', '', null],
  'action-unpinned': ['types', types.replace('@v1\n', '@main\n'), 20],
  'checker-unpinned': ['types', types.replace('mypy==2.4.1', '--upgrade mypy -r dev.txt'), 19],
  'errors-ignored': ['types', types.replace(step, `${step}        continue-on-error: true\n`), 20],
  'exit-code-missing': ['types', input('input-file: mypy.txt'), 20],
  'names-same': ['types', secondUse, 24],
  'merge-missing': [
    'types',
    types.replace('    steps:', '    strategy: { matrix: { python: [a, b] } }\n    steps:'),
    17,
  ],
  'checkout-other': [
    'types',
    types.replace('checkout@v7\n', 'checkout@v7\n        with: { ref: main }\n'),
    18,
  ],
  'checkout-shallow': [
    'types',
    types.replace('checkout@v7\n', 'checkout@v7\n        with: { persist-credentials: false }\n'),
    18,
  ],
  'baseline-file-missing': ['types', input('baseline: file:types/mypy.tsv'), 20],
  'companion-missing': ['none', '', null],
  'companion-workflow': ['comment', comment.replace('[types]', '[lint]'), 2],
}

describe('doctor', () => {
  test('finds nothing in a healthy set-up, of one check or of several', async () => {
    expect(await examined(healthy)).toEqual([])
    const named = secondUse.replace(/mypy\n$/, 'mypy\n          name: strict\n')
    expect(await examined({ ...healthy, '.github/workflows/types.yml': named })).toEqual([])
  })

  test.each(setupFaults.filter((fault) => planted[fault][0] !== 'none'))(
    'finds %s, alone and by its line',
    async (fault) => {
      const [file, text, line] = planted[fault]
      const path = `.github/workflows/${file}.yml`
      const findings = await examined({ ...healthy, [path]: text })
      expect(findings.map((found) => [found.fault, found.path, found.line])).toEqual([[fault, path, line]])
    },
  )

  test('finds that there is no workflow, and that forks get no comment where the repository is for everybody', async () => {
    expect(await examined({ LICENSE: 'MIT' })).toMatchObject([{ fault: 'workflow-none', path: null }])
    const alone = { LICENSE: 'MIT', '.github/workflows/types.yml': types }
    expect(await examined(alone)).toMatchObject([{ fault: 'companion-missing', weight: 'advice' }])
    expect(await examined({ '.github/workflows/types.yml': types })).toEqual([])
  })

  test('reads the configuration file, and what is configured where a step names no checker', async () => {
    const auto = { ...healthy, '.github/workflows/types.yml': types.replace('          checker: mypy\n', '') }
    expect(await examined({ ...auto, 'mypy.ini': '[mypy]\n' })).toEqual([])
    expect(await examined({ ...auto, 'type-ratchet.yml': 'checks:\n  mypy:\n' })).toEqual([])
    expect(await examined({ ...auto, 'mypy.ini': '[mypy]\n', 'tsconfig.json': '{}' })).toMatchObject([
      { fault: 'checker-several', value: 'mypy, tsc', line: 20 },
    ])
    const [wrong] = await examined({ ...healthy, 'type-ratchet.yml': 'checks:\n  api: { mode: x }\n' })
    expect(wrong).toMatchObject({ fault: 'config-wrong' })
    expect(wrong?.value).toContain('`mode` (`type-ratchet.yml:2`) is “x” in the check “api”.')
  })

  test('tells every wrong input by its line, what was meant, and nothing of values that the run makes up', async () => {
    const text = input(
      `max-eror: 3\n          mode: reprot\n          max-errors: $\{{ vars.MOST }}\n          name: ''`,
    )
    const found = await examined({ ...healthy, '.github/workflows/types.yml': text })
    expect(found.map(({ fault, line, value }) => [fault, line, value.slice(0, 45)])).toEqual([
      ['input-unknown', 23, 'max-eror”; did you mean “max-errors'],
      ['input-wrong', 24, '`mode` is “reprot”. It must be one of `enforc'],
    ])
  })

  test('takes a job’s permissions before the workflow’s, and says nothing where the repository’s own hold', async () => {
    const own = types.replace('    runs-on', '    permissions: { contents: read }\n    runs-on')
    const found = await examined({ ...healthy, '.github/workflows/types.yml': own })
    expect(found.map(({ fault }) => fault)).toEqual(['permission-actions', 'permission-comment'])
    const none = types.replace(/permissions:\n(?: {2}.*\n){3}/, '')
    expect(await examined({ ...healthy, '.github/workflows/types.yml': none })).toEqual([])
  })

  test('tells needless permissions where nothing else in the job could need them', async () => {
    const faults = async (text: string) =>
      (await examined({ ...healthy, '.github/workflows/types.yml': text })).map(({ fault, value }) => [
        fault,
        value,
      ])
    const all = types.replace(/permissions:\n(?: {2}.*\n){3}/, 'permissions: write-all\n')
    expect(await faults(all)).toEqual([['permission-needless', 'write-all']])
    const more = types.replace('contents: read', 'contents: write\n  issues: write')
    expect(await faults(more)).toEqual([['permission-needless', 'contents: write”, “issues: write']])
    const branch = more.replace('          max-new', '          data-branch: types\n          max-new')
    expect(await faults(branch)).toEqual([['permission-needless', 'issues: write']])
    for (const other of [
      '      - uses: acme/release@v1\n',
      '      - run: git push origin HEAD:badge\n',
      '      - run: gh issue create\n',
      `      - env: { GH: '$\{{ secrets.PUSH }}' }\n        run: ./notify\n`,
    ]) {
      expect(await faults(more.replace(step, `${other}${step}`)), other).toEqual([])
    }
    const lint = '  lint:\n    runs-on: ubuntu-24.04\n    steps: [{ uses: acme/release@v1 }]\n'
    expect(await faults(`${more}${lint}`)).toEqual([])
  })

  test('looks at every check of a configuration file', async () => {
    const files = (checks: string, text = types.replace(/ {8}with:\n[\s\S]*/, '')) =>
      examined({
        ...healthy,
        '.github/workflows/types.yml': text,
        'api/mypy.ini': '',
        'type-ratchet.yml': `checks:\n${checks}`,
      })
    const api = '  api: { checker: mypy, working-directory: api }\n'
    expect(await files(api)).toEqual([])
    const wrong = await files(
      `${api}  web:\n    checker: tsc\n    working-directory: wbe\n  two:\n    checker: mypy\n    baseline: file:two.tsv\n`,
    )
    expect(wrong.map(({ fault, path, line, value }) => [fault, path, line, value])).toEqual([
      ['folder-missing', 'type-ratchet.yml', 5, 'wbe'],
      ['baseline-file-missing', 'type-ratchet.yml', 8, 'two.tsv'],
    ])
    const old = types.replace(/ {8}with:\n[\s\S]*/, '').replace('2.4.1', '2.3.0')
    expect(await files(`${api}  web: { checker: tsc }\n`, old)).toMatchObject([
      { fault: 'version-differs', value: 'mypy is 2.4.1 here and 2.3.0 in CI' },
    ])
  })

  test('takes parts for parts: they need to read, and another job to merge them', async () => {
    const text = (more: string) => `on: { push: , pull_request: , merge_group: }
name: types
permissions: { contents: read }
jobs:
  api:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      - uses: type-ratchet/type-ratchet@v1
        with: { checks: api, shard: api }
${more}`
    const files = (more: string) =>
      examined({
        ...healthy,
        '.github/workflows/types.yml': text(more),
        'type-ratchet.yml': 'checks:\n  api: { checker: mypy }\n  web: { checker: tsc }\n',
      })
    const merge = `  types:
    needs: api
    permissions: { contents: read, actions: read, pull-requests: write }
    steps:
      - uses: actions/checkout@v7
      - uses: type-ratchet/type-ratchet/merge@v1
`
    expect(await files(merge)).toEqual([])
    expect(await files('')).toMatchObject([{ fault: 'merge-missing', line: 10 }])
  })

  test('finds a version in lockfiles, and says nothing where one of the two is not known', async () => {
    const text = types.replace('      - run: pip install mypy==2.4.1\n', '')
    const faults = async (files: Readonly<Record<string, string>>) =>
      (await examined({ ...healthy, '.github/workflows/types.yml': text, ...files })).map(
        ({ value }) => value,
      )
    expect(await faults({ 'uv.lock': '[[package]]\nname = "mypy"\nversion = "1.20.2"\n' })).toEqual([
      'mypy is 2.4.1 here and 1.20.2 in CI',
    ])
    expect(await faults({ 'requirements.txt': 'mypy>=1\n' })).toEqual([])
    const tsc = text.replace('checker: mypy', 'checker: tsc')
    const lock = '{ "packages": { "node_modules/typescript": { "version": "6.0.3" } } }'
    expect(await faults({ '.github/workflows/types.yml': tsc, 'package-lock.json': lock })).toEqual([])
  })

  test('says each in words of its own, with what to change', async () => {
    const all = [...setupFaults, ...remoteFaults]
    const findings = all.map((fault, index): SetupFinding => {
      const weight = index % 5 === 0 ? 'advice' : 'wrong'
      return { fault, weight, path: '.github/workflows/types.yml', line: index + 1, value: 'mypy' }
    })
    expect(new Set(findings.map((finding) => setupFindingText(finding).what)).size).toBe(all.length)
    const unchecked: readonly Unchecked[] = [
      { question: 'artifacts', reason: 'no token' },
      { question: 'rules', reason: 'no token' },
      { question: 'permissions', reason: 'the token may not ask' },
    ]
    await expectGolden('terminal/doctor.txt', doctorText(findings, unchecked, plainStyle))
    expect(doctorText([], [], plainStyle)).toBe('Nothing is wrong.\n')
  })
})
