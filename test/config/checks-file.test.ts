/** The configuration file: what it may say, and what is said of a mistake, with its place. */
import { describe, expect, test } from 'vitest'
import { type ChecksFile, configOf, readChecksFile } from '#config/file/checks-file.ts'
import { holdingText } from '#config/file/holding-text.ts'
import { tomlDocument } from '#config/file/toml-document.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import { problemText } from '#messages/problem-text.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'

function yaml(text: string): ChecksFile {
  return readChecksFile(yamlDocument('type-ratchet.yml', text))
}

function toml(text: string): ChecksFile | null {
  const document = tomlDocument('pyproject.toml', text)
  return document === null ? null : readChecksFile(document)
}

const nothing = { name: 'nothing', settings: new Map(), accepted: [] }

/** What a reader is told, in one line. */
function told(read: () => unknown): string {
  const problem = caughtProblem(read)
  const { what, why, fix } = problemText(problem)
  return [what, why, fix].join(' ')
}

const both = `
defaults:
  max-new-errors: 0
  mode: report-only
checks:
  api:
    checker: mypy
    working-directory: backend
    args: [src, --strict, "two words"]
    mode: enforce
  web:
    checker: tsc
    max-increase: 2.5%
    baseline-branches: [release/*, next]
parallel: 3
`

describe('what a file says', () => {
  test('reaches each check as the input of that name would', () => {
    const file = yaml(both)
    const [api, web] = file.checks.map((check) => configOf(check))
    expect(file).toMatchObject({
      path: 'type-ratchet.yml',
      parallel: 3,
      comment: 'on-change',
      checkRun: false,
      dataBranch: null,
    })
    expect(api).toMatchObject({
      check: { checker: 'mypy', workingDirectory: 'backend', args: ['src', '--strict', 'two words'] },
      mode: 'enforce',
      policy: { maxNewErrors: 0 },
    })
    expect(web).toMatchObject({
      check: { checker: 'tsc' },
      mode: 'report-only',
      policy: { maxIncrease: { kind: 'percent', hundredths: 250 }, maxNewErrors: 0 },
      baselineBranches: ['release/*', 'next'],
    })
  })

  test('means the same as TOML', () => {
    const file = toml(`
[tool.type-ratchet]
parallel = 3
[tool.type-ratchet.defaults]
max-new-errors = 0
mode = "report-only"
[tool.type-ratchet.checks.api]
checker = "mypy"
working-directory = "backend"
args = ["src", "--strict", "two words"]
mode = "enforce"
target-errors = 0
target-date = 2027-03-31
[tool.type-ratchet.checks.web]
checker = "tsc"
max-increase = "2.5%"
baseline-branches = ["release/*", "next"]
`)
    const [api, web] = file?.checks.map((check) => configOf(check)) ?? []
    const [yamlApi, yamlWeb] = yaml(both).checks.map((check) => configOf(check))
    const anywhere = (config = web) => ({ ...config, policy: { ...config?.policy, from: {} } })
    expect(anywhere(web)).toEqual(anywhere(yamlWeb))
    expect(web?.policy.from).toEqual({
      'max-increase': 'pyproject.toml:16',
      'max-new-errors': 'pyproject.toml:5',
    })
    expect(anywhere(api)).toEqual({
      ...anywhere(yamlApi),
      target: { errors: 0, time: Date.UTC(2027, 2, 31) / 1000 },
    })
  })

  test('takes a check that is called like a checker for that checker’s', () => {
    const [mypy, other] = yaml('checks:\n  mypy:\n  other:\n').checks
    expect(configOf(mypy ?? nothing).check.checker).toBe('mypy')
    expect(configOf(other ?? nothing).check.checker).toBe('auto')
  })

  test('is empty for a setting of the defaults that a check takes back', () => {
    const [check] = yaml("defaults: { max-errors: 3 }\nchecks:\n  api: { max-errors: '' }\n").checks
    expect(configOf(check ?? nothing).policy.maxErrors).toBeNull()
  })

  test('stands nowhere in a pyproject.toml without our table', () => {
    expect(toml('[tool.mypy]\nstrict = true\n')).toBeNull()
    expect(toml('# type-ratchet is used\n[tool.mypy]\nstrict = true\n')).toBeNull()
    expect(toml('[[[ no TOML, and not ours to say')).toBeNull()
  })

  test('is printed with the place of each value', () => {
    const file = yaml(both)
    const lines = holdingText(file, file.checks).split('\n')
    const line = (start: string): string => lines.find((each) => each.includes(start)) ?? ''
    expect(line('working-directory: backend')).toContain('# type-ratchet.yml:8')
    expect(line('max-new-errors: 0')).toContain('# type-ratchet.yml:3')
    expect(line('excerpts: true')).toContain('# default')
  })
})

describe('limits on a part, and what is accepted for a time', () => {
  const file = yaml(`defaults:
  touched-files: no-new
checks:
  api:
    rules: { attr-defined: 0, 'a::b': 3 }
    paths:
      src/api/**: 0
    categories: { missing-annotations: 40 }
    owners: { '@acme/api': 10 }
    min-clean-files: 90%
  web:
accept:
  - check: api
    rule: attr-defined
    count: 5
    reason: The new client has no types yet.
    owner: '@api'
    expires: 2027-03-31
`)

  test('reach the policy of their check', () => {
    const [api, web] = file.checks.map((check) => configOf(check).policy)
    expect(api).toMatchObject({
      limits: [
        { kind: 'touched-files', demand: 'no-new', from: 'type-ratchet.yml:2' },
        { kind: 'rule', of: 'attr-defined', most: 0, from: 'type-ratchet.yml:5' },
        { kind: 'rule', of: 'a::b', most: 3 },
        { kind: 'category', of: 'missing-annotations', most: 40 },
        { kind: 'path', of: 'src/api/**', most: 0, from: 'type-ratchet.yml:7' },
        { kind: 'owner', of: '@acme/api', most: 10, from: 'type-ratchet.yml:9' },
        { kind: 'min-clean-files', hundredths: 9000 },
      ],
      accepted: [
        {
          rule: 'attr-defined',
          path: null,
          count: 5,
          owner: '@api',
          expires: '2027-03-31',
          from: 'type-ratchet.yml:13',
        },
      ],
    })
    expect(web).toMatchObject({ limits: [{ kind: 'touched-files', demand: 'no-new' }] })
    expect(web?.accepted).toBeUndefined()
  })

  test.each([
    ['checks:\n  api: { rules: { x: many } }\n', '`rules` (`type-ratchet.yml:2`)'],
    ['checks:\n  api: { rules: [x] }\n', '`checks.api.rules` (`type-ratchet.yml:2`)'],
    ['checks:\n  api: { categories: { missing-anotations: 3 } }\n', 'Did you mean `missing-annotations`?'],
    ['checks:\n  api: { paths: { ../x: 3 } }\n', 'from the repository’s root'],
    ['checks:\n  api: { owners: { api: 3 } }\n', 'as CODEOWNERS names them'],
    ['checks:\n  api: { min-clean-files: 90 }\n', 'a percentage'],
    ['checks:\n  api: { touched-files: none }\n', '`no-new`'],
    [
      'checks:\n  api:\naccept:\n  - { check: aip, count: 1, reason: x, expires: 2027-01-01 }\n',
      'Did you mean `api`?',
    ],
    [
      'checks:\n  api:\naccept:\n  - check: api\n    count: 0\n    reason: x\n',
      '`accept.0.count` (`type-ratchet.yml:5`)',
    ],
    ['checks:\n  api:\naccept:\n  - { check: api, count: 1, expires: 2027-01-01 }\n', '`accept.0.reason`'],
    [
      'checks:\n  api:\naccept:\n  - { check: api, count: 1, reason: x, expires: soon }\n',
      '`accept.0.expires`',
    ],
    [
      'checks:\n  api:\naccept:\n  - { check: api, count: 1, reasn: x, expires: 2027-01-01 }\n',
      'Did you mean `reason`?',
    ],
    ['checks:\n  api:\naccept: { check: api }\n', 'a list of entries'],
  ])('%j is refused', (text, words) => {
    expect(told(() => yaml(text))).toContain(words)
  })
})

describe('readiness', () => {
  test('asks for a score; what is left out counts once', () => {
    expect(yaml('checks:\n  api:\n').readiness).toBeNull()
    expect(yaml('checks:\n  api:\nreadiness:\n').readiness).toEqual({
      minScore: null,
      mode: 'enforce',
      weights: { 'clean-files': 1, target: 1, suppressions: 1, 'type-coverage': 1 },
      from: 'type-ratchet.yml:3',
    })
    const text =
      'readiness:\n  mode: report-only\n  min-score: 90\n  weights: { target: 0, clean-files: 3 }\nchecks:\n  api:\n'
    expect(yaml(text).readiness).toEqual({
      minScore: 90,
      mode: 'report-only',
      weights: { 'clean-files': 3, target: 0, suppressions: 1, 'type-coverage': 1 },
      from: 'type-ratchet.yml:3',
    })
    const printed = holdingText(yaml(text), [])
    expect(printed).toMatch(/readiness:\n {2}min-score: 90 +# type-ratchet.yml:3\n {2}mode: report-only\n/)
  })

  test.each([
    ['readiness: { min-score: 101 }', '`readiness.min-score` (`type-ratchet.yml:3`) is “101”', '0 to 100'],
    ['readiness: { min-score: high }', '`readiness.min-score`', '0 to 100'],
    ['readiness: { weights: { target: -1 } }', '`readiness.weights.target`', '0 to 100'],
    ['readiness: { weights: { targt: 1 } }', '`readiness.weights.targt`', 'Did you mean `target`?'],
    ['readiness: { minscore: 1 }', '`readiness.minscore`', 'Did you mean `min-score`?'],
    ['readiness: { mode: warn }', '`readiness.mode`', '`report-only`'],
    ['readiness: 90', '`readiness`', 'a table'],
    [
      'readiness: { weights: { clean-files: 0, target: 0, suppressions: 0, type-coverage: 0 } }',
      '`readiness.weights`',
      'at least one is not 0',
    ],
  ])('%s is refused', (text, what, why) => {
    const sentence = told(() => yaml(`checks:\n  api:\n${text}\n`))
    expect(sentence).toContain(what)
    expect(sentence).toContain(why)
  })
})

describe('a mistake is told with its place', () => {
  test.each([
    ['checks:\n  api:\n    max-eror: 3\n', '`checks.api.max-eror` (`type-ratchet.yml:3`)', '`max-errors`'],
    ['chekcs:\n  api:\n', '`chekcs` (`type-ratchet.yml:1`)', '`checks`'],
    ['checks: {}\ndefaults:\n  mod: enforce\n', '`defaults.mod` (`type-ratchet.yml:3`)', '`mode`'],
    [
      'checks:\n  api:\n    max-errors: many\n',
      '`max-errors` (`type-ratchet.yml:3`) is “many”',
      'whole number',
    ],
    ['checks:\n  api:\n    mode: enforced\n', '`mode` (`type-ratchet.yml:3`) is “enforced”', '`enforce`'],
    ['checks:\n  api:\n    command: mypy | tee\n', '`command` (`type-ratchet.yml:3`)', '`|`'],
    ['checks:\n  api:\n    args: [1, 2]\n', '`checks.api.args` (`type-ratchet.yml:3`)', 'a list of texts'],
    ['checks:\n  api:\n    max-errors:\n', '`checks.api.max-errors` (`type-ratchet.yml:3`)', 'a number'],
    ['checks:\n  api:\n    max-errors: [3]\n', '`checks.api.max-errors` (`type-ratchet.yml:3`)', 'a number'],
    ['checks:\n  - api\n', '`checks` (`type-ratchet.yml:1`)', 'a table'],
    ['checks: {}\n', '`checks` (`type-ratchet.yml:1`)', 'at least one'],
    ['parallel: 2\n', '`checks` (`type-ratchet.yml`)', 'at least one'],
    ['checks:\n  api:\nparallel: 0\n', '`parallel` (`type-ratchet.yml:3`) is “0”', 'from 1'],
    ['checks:\n  api:\ncomment: often\n', '`comment` (`type-ratchet.yml:3`) is “often”', '`always`'],
    ['checks:\n  api:\n  api:\n', '`type-ratchet.yml:2` can’t be read', 'unique'],
    ['checks:\n  api: [\n', 'can’t be read', 'Nothing was run'],
    ['checks:\n  api:\n---\nchecks:\n', 'can’t be read', 'multiple documents'],
    ['checks:\n  api: !secret x\n', '`type-ratchet.yml:2` can’t be read', 'tag'],
    ['checks: *all\n', 'can’t be read', 'Unresolved alias'],
    ['checks:\n  api:\n    exit-code: 1\n', '`exit-code` (`type-ratchet.yml:3`)', '`input-file`'],
  ])('%j', (text, what, why) => {
    const sentence = told(() => yaml(text))
    expect(sentence).toContain(what)
    expect(sentence).toContain(why)
  })

  test.each([
    ['[tool.type-ratchet.checks.api]\nmax-eror = 3\n', '`checks.api.max-eror` (`pyproject.toml:2`)'],
    ['[tool.type-ratchet]\nchecks.api.mode = "x"\n', '`mode` (`pyproject.toml:2`) is “x”'],
    ['[tool.type-ratchet]\nchecks = { api = { mode = "x" } }\n', '`mode` (`pyproject.toml:2`) is “x”'],
    ['[tool."type-ratchet".checks."a.b"]\nmode = "x"\n', '`mode` (`pyproject.toml:2`) is “x”'],
    ['[tool.type-ratchet\nchecks = 3', '`pyproject.toml:1` can’t be read'],
  ])('%j', (text, what) => {
    expect(told(() => toml(text))).toContain(what)
  })

  test('a hundred checks are as many as a comment has room for', () => {
    const of = (count: number): string =>
      `checks:\n${Array.from({ length: count }, (_, index) => `  check-${index}:\n`).join('')}`
    expect(yaml(of(100)).checks).toHaveLength(100)
    expect(told(() => yaml(of(101)))).toContain('at most 100')
  })

  test('a thousand names for the same thing are no way to fill the memory', () => {
    const lines = Array.from(
      { length: 9 },
      (_, index) =>
        `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}, *a${index}, *a${index}]`,
    )
    expect(told(() => yaml(`a0: &a0 [1]\n${lines.join('\n')}\n`))).toContain('can’t be read')
  })
})
