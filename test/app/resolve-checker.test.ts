/** Which checker `auto` means, and which files are a checker's configuration. */
import { describe, expect, it } from 'vitest'
import { type CheckFolder, resolveChecker } from '#app/run/resolve-checker.ts'
import { refuseUnstartable } from '#app/run/run-checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { readChecksFile } from '#config/file/checks-file.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import { problemText } from '#messages/problem-text.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'

/** A folder that holds only these texts. */
function folderOf(texts: Readonly<Record<string, string>>): Files {
  return memoryFiles(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/folder/${name}`, text])),
  )
}

const auto: CheckConfig = {
  checker: 'auto',
  command: null,
  args: [],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
}

/** The folder, as the root or below it. */
function folder(inRoot = '.', root: readonly string[] = []): CheckFolder {
  return { path: '/folder', inRoot, root, said: inRoot }
}

async function foundIn(
  texts: Readonly<Record<string, string>>,
  check: Partial<CheckConfig> = {},
): Promise<string> {
  try {
    return (await resolveChecker({ ...auto, ...check }, folder(), folderOf(texts))).name
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'checker-ambiguous') {
      return error.problem.found.map(({ checker, file }) => `${checker} by ${file}`).join(', ')
    }
    throw error
  }
}

it('names the folders below from the root in a file, and from here in options', async () => {
  const place = { path: '/folder', inRoot: 'back/py', root: ['--root', '..'], said: '../back/py' }
  const found: unknown = await resolveChecker(auto, place, folderOf({ 'api/mypy.ini': '' })).catch(
    (error: unknown) => error,
  )
  const { fix } = commandLineProblem((found as ProblemError).problem)
  expect(fix).toContain('`--root .. --checker mypy --cwd ../back/py/api`')
  expect(fix).toContain('working-directory: back/py/api')
})

it('says what was found in the folders below', async () => {
  const found = await foundIn({ 'py/mypy.ini': '', 'web/tsconfig.json': '{}' }).catch((error) => error)
  expect(found).toBeInstanceOf(ProblemError)
  expect(commandLineProblem(found.problem).fix).toBe(
    'Below it there are mypy in “py”, tsc in “web”. Check one, as with `--checker mypy --cwd py`, or write a `type-ratchet.yml`:\n\nchecks:\n  mypy:\n    checker: mypy\n    working-directory: py\n  tsc:\n    checker: tsc\n    working-directory: web',
  )
})

describe('checker: auto', () => {
  it.each([
    ['pyright', { 'pyrightconfig.json': '{}' }],
    ['pyright', { 'pyproject.toml': '[tool.pyright]\n' }],
    ['basedpyright', { 'pyproject.toml': '[tool.basedpyright]\n' }],
    ['ty', { 'ty.toml': '' }],
    ['pyrefly', { 'pyproject.toml': '[tool.pyrefly]\n' }],
    [
      'vue-tsc',
      {
        'tsconfig.json': '{}',
        'package.json': '{\n  "devDependencies": {\n    "vue-tsc": "^3.3.14"\n  }\n}',
      },
    ],
    ['tsc', { 'tsconfig.json': '{}', 'package.json': '{\n  "scripts": { "types": "vue-tsc" }\n}' }],
    ['svelte-check', { 'svelte.config.js': '', 'tsconfig.json': '{}' }],
    ['astro', { 'astro.config.mjs': '', 'tsconfig.json': '{}' }],
    ['deno', { 'deno.json': '{}' }],
    ['tsc by tsconfig.json, eslint by eslint.config.js', { 'tsconfig.json': '{}', 'eslint.config.js': '' }],
    ['basedpyright', { '.basedpyright/baseline.json': '{}', 'pyproject.toml': '[project]\n' }],
    [
      'pyright by pyproject.toml, basedpyright by pyproject.toml',
      { 'pyproject.toml': '[tool.pyright]\n[tool.basedpyright]\n' },
    ],
    [
      'pyright by pyrightconfig.json, basedpyright by pyproject.toml',
      { 'pyrightconfig.json': '{}', 'pyproject.toml': '[tool.basedpyright]\n' },
    ],
    [
      'mypy by pyproject.toml, pyright by pyrightconfig.json',
      { 'pyrightconfig.json': '{}', 'pyproject.toml': '[tool.mypy]\n' },
    ],
  ])('is %s in %j', async (expected, texts: Readonly<Record<string, string>>) => {
    expect(await foundIn(texts)).toBe(expected)
  })

  it('is the checker that the command names, whatever is configured', async () => {
    const texts = { 'pyrightconfig.json': '{}', 'pyproject.toml': '[tool.basedpyright]\n' }
    expect(await foundIn(texts, { command: ['uv', 'run', 'basedpyright', '--outputjson'] })).toBe(
      'basedpyright',
    )
    expect(await foundIn(texts, { command: ['python', '-m', 'pyright'] })).toBe('pyright')
    expect(await foundIn(texts, { command: ['npx', 'vue-tsc', '--noEmit'] })).toBe('vue-tsc')
  })
})

describe('several checkers', () => {
  const texts = {
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./app" }] }',
    'pyproject.toml': '[tool.mypy]\n[tool.ruff]\n[tool.pylint]\n[tool.bandit]\n',
    'my shop/__init__.py': '',
    'shop/__init__.py': '',
  }

  it.each(['.', 'back end/#1', 'yes', 'backend'])(
    'are shown as a file that the reader takes, in the folder %j',
    async (inRoot) => {
      const problem = await resolveChecker(auto, folder(inRoot), folderOf(texts)).then(
        () => null,
        (error: unknown) => (error instanceof ProblemError ? error.problem : error),
      )
      for (const text of [problemText, commandLineProblem]) {
        const { fix } = text(problem as Problem)
        const yaml = fix.slice(fix.indexOf('checks:'))
        const { checks } = readChecksFile(yamlDocument('type-ratchet.yml', yaml))
        const set = checks.map(({ name, settings }) => [
          name,
          settings.get('checker')?.value,
          settings.get('working-directory')?.value ?? '.',
          settings.get('args')?.value ?? null,
        ])
        expect(set).toEqual([
          ['mypy', 'mypy', inRoot, 'shop'],
          ['tsc', 'tsc', inRoot, '--build'],
          ['ruff', 'ruff', inRoot, null],
          ['pylint', 'pylint', inRoot, '--recursive=y shop'],
          ['bandit', 'bandit', inRoot, '-r shop'],
        ])
      }
    },
  )
})

describe('a checker that starts nothing', () => {
  const refusal = async (check: Partial<CheckConfig>): Promise<unknown> => {
    try {
      const checker = await resolveChecker({ ...auto, ...check }, folder(), folderOf({}))
      refuseUnstartable(checker, { ...auto, ...check })
      return null
    } catch (error) {
      return error instanceof ProblemError ? error.problem : error
    }
  }

  it('needs a command', async () => {
    expect(await refusal({ checker: 'sarif' })).toMatchObject({ kind: 'input-invalid', input: 'command' })
    expect(await refusal({ checker: 'sarif', command: ['hadolint'] })).toBeNull()
  })

  it('needs a pattern if it reads lines by one, which no other takes', async () => {
    const pattern = '^(?<path>[^:]+): (?<message>.*)$'
    const command = ['lint']
    expect(await refusal({ checker: 'pattern', command })).toMatchObject({
      kind: 'input-invalid',
      input: 'pattern',
    })
    expect(await refusal({ checker: 'pattern', command, pattern: '(' })).toMatchObject({ value: '(' })
    expect(await refusal({ checker: 'pattern', command, pattern })).toBeNull()
    expect(await refusal({ checker: 'mypy', pattern })).toMatchObject({
      kind: 'input-invalid',
      input: 'pattern',
    })
  })
})
