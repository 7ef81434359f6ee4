/** Several checks: which file judges, what runs at the same time, and what is asked once. */
import { describe, expect, test } from 'vitest'
import { baseFile, judgedChecks } from '#app/checks/base-file.ts'
import { findChecksFile } from '#app/checks/find-file.ts'
import { filedReadiness, jointReadiness } from '#app/checks/joint-readiness.ts'
import { sharedAnswers } from '#app/checks/shared-answers.ts'
import { sideBySide, TakenTurns } from '#app/checks/side-by-side.ts'
import type { ChecksFile } from '#config/file/checks-file.ts'
import { storedPath } from '#model/ids.ts'
import { defaultReadiness } from '#policy/readiness.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Repo } from '#ports/repo.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { keptOf, type ReportFields, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const base = shaOf(7)

async function fileOf(text: string): Promise<ChecksFile> {
  const file = await findChecksFile(async (path) => (path === 'type-ratchet.yml' ? text : null))
  if (file === null) {
    throw new Error('no file')
  }
  return file
}

function stores(texts: Readonly<Record<string, string>>): {
  readonly repo: Repo
  readonly api: ActionsApi
  readonly asked: string[]
} {
  const asked: string[] = []
  const fileAt = async (_: string, path: string): Promise<string | null> => {
    asked.push(path)
    return texts[path] ?? null
  }
  return {
    repo: { fileAt: async () => null } as unknown as Repo,
    api: { fileAt } as unknown as ActionsApi,
    asked,
  }
}

const change = (path: string, previous: string | null = null) => ({
  path: storedPath(path),
  previous: previous === null ? null : storedPath(previous),
  deleted: false,
})

describe('the file of the base commit', () => {
  test('is not asked for when the change leaves it alone', async () => {
    const { asked, ...ports } = stores({})
    expect(await baseFile(base, { ...ports, files: [change('src/a.py')] })).toEqual({ kind: 'same' })
    expect(asked).toEqual([])
  })

  test.each([
    ['touched', [change('type-ratchet.yml')]],
    ['renamed', [change('x.yml', 'type-ratchet.yml')]],
    ['unknown', null],
  ])('is asked for when the change is %s', async (_, files) => {
    const { asked, ...ports } = stores({ 'type-ratchet.yml': 'checks:\n  api:\n' })
    const found = await baseFile(base, { ...ports, files })
    expect(found).toMatchObject({ kind: 'read', file: { path: 'type-ratchet.yml' } })
    expect(asked).toContain('type-ratchet.yml')
  })

  test('judges nothing when it is wrong, and ends the run when it can’t be asked for', async () => {
    const wrong = stores({ 'type-ratchet.yml': 'chekcs: 1\n' })
    expect(await baseFile(base, { ...wrong, files: null })).toEqual({ kind: 'read', file: null })
  })
})

describe('what a change says otherwise', () => {
  const judged = async (head: string, old: string) =>
    judgedChecks((await fileOf(head)).checks, { kind: 'read', file: await fileOf(old) })
  const heldValue = async (name: 'mode' | 'args' | 'max-errors', head: string, old: string) => {
    const [check] = await judged(head, old)
    return check?.settings.get(name)?.value ?? null
  }

  test('about the run holds, about the limits does not', async () => {
    const head = 'checks:\n  api: { args: src, max-errors: 50, mode: report-only }\n'
    const old = 'checks:\n  api: { args: lib, max-errors: 3 }\n'
    expect(await heldValue('args', head, old)).toBe('src')
    expect(await heldValue('max-errors', head, old)).toBe('3')
    expect(await heldValue('mode', head, old)).toBeNull()
    expect((await judged(head, old))[0]?.edits).toEqual([
      { setting: 'max-errors', from: '3', to: '50' },
      { setting: 'mode', from: null, to: 'report-only' },
    ])
  })

  test('of a check that only one of the files has', async () => {
    const checks = await judged('checks:\n  web: { max-errors: 0 }\n', 'checks:\n  api:\n')
    expect(checks.map(({ name, standing }) => [name, standing])).toEqual([
      ['web', 'new'],
      ['api', 'removed'],
    ])
    expect(checks[0]?.settings.get('mode')?.value).toBe('report-only')
  })
})

describe('the readiness that is asked for', () => {
  const wants = (minScore: number) => ({ ...defaultReadiness, minScore, mode: 'enforce' as const })

  test('is that of the base commit; what the change sets otherwise is said', () => {
    expect(filedReadiness(null, null)).toBeNull()
    expect(filedReadiness(wants(90), { ...wants(90), from: 'type-ratchet.yml:9' })).toEqual({
      policy: wants(90),
    })
    expect(filedReadiness(wants(90), wants(10))).toEqual({
      policy: wants(90),
      edit: 'changed',
      proposed: wants(10),
    })
    expect(filedReadiness(wants(90), null)).toEqual({ policy: wants(90), edit: 'removed' })
    expect(filedReadiness(null, wants(90))).toEqual({
      policy: { ...wants(90), mode: 'report-only' },
      edit: 'new',
    })
  })

  test('fails a run only where a check of it may, and is not known without the result of one', () => {
    const filed = { policy: wants(90), edit: 'changed' as const, proposed: wants(10) }
    const of = (fields: ReportFields) =>
      jointReadiness(filed, [reportOf({ target: { errors: 0, time: null }, ...fields })])
    const kept = [keptOf({}), keptOf({ line: 2 })]
    const fixed = [unpairedOf({ line: 3 }), unpairedOf({ line: 4 })]
    expect(of({ comparison: { kept, fixed } })).toMatchObject({
      score: 500,
      passed: false,
      enforced: true,
      edit: 'changed',
      proposed: { passed: true, minScore: 10 },
    })
    const verdict = { outcome: 'report-only', enforced: false } as const
    expect(of({ comparison: { kept, fixed }, verdict })).toMatchObject({ passed: false, enforced: false })
    const crashed = { outcome: 'not-comparable', problem: { kind: 'run-interrupted' } } as const
    expect(of({ name: 'api', failed: crashed })).toMatchObject({
      score: null,
      missing: ['api'],
      passed: false,
    })
  })
})

test('two files are one too many, wherever they are', async () => {
  const texts: Readonly<Record<string, string>> = {
    '.github/type-ratchet.yml': 'checks:\n  api:\n',
    'pyproject.toml': '[tool.type-ratchet.checks.api]\n',
  }
  const problem = await rejectedProblem(() => findChecksFile(async (path) => texts[path] ?? null))
  expect(problem).toEqual({ kind: 'config-file-two', paths: ['.github/type-ratchet.yml', 'pyproject.toml'] })
})

describe('side by side', () => {
  test('so many at once, and the results in the order of the items', async () => {
    let running = 0
    let most = 0
    const results = await sideBySide([5, 1, 3, 2, 4], 2, async (item) => {
      running += 1
      most = Math.max(most, running)
      for (let turn = 0; turn < item; turn++) {
        await null
      }
      running -= 1
      return item * 10
    })
    expect(results).toEqual([50, 10, 30, 20, 40])
    expect(most).toBe(2)
  })

  test('what one of them throws is thrown when the others have ended', async () => {
    const ended: number[] = []
    const run = sideBySide([1, 2, 3], 3, async (item) => {
      await null
      ended.push(item)
      if (item === 1) {
        throw new Error('bug')
      }
    })
    await expect(run).rejects.toThrow('bug')
    expect(ended).toEqual([1, 2, 3])
  })

  test('the groups of a log never stand inside each other', async () => {
    const lines: string[] = []
    const turns = new TakenTurns({
      info: () => undefined,
      warning: () => undefined,
      error: () => undefined,
      annotate: () => undefined,
      group: async (title, body) => {
        lines.push(`> ${title}`)
        await null
        const result = await body((chunk) => lines.push(chunk))
        await null
        lines.push('<')
        return result
      },
    })
    await Promise.all(
      ['api', 'web'].map((name) =>
        turns.logOf(name).group('run', async (print) => {
          print(`${name} 1`)
          await null
          print(`${name} 2`)
        }),
      ),
    )
    expect(lines.join('|')).toBe('> api: run|api 1api 2|<|> web: run|web 1web 2|<')
  })
})

describe('what GitHub answered', () => {
  test('is asked once, until somebody has waited; a refusal is asked again', async () => {
    let asked = 0
    const parents = async (): Promise<readonly never[]> => {
      asked += 1
      if (asked === 1) {
        throw new Error('later')
      }
      return []
    }
    const newestRuns = async (): Promise<null> => {
      asked += 1
      return null
    }
    const shared = sharedAnswers({ parents, newestRuns } as unknown as ActionsApi, {
      now: () => 0,
      sleep: async () => undefined,
    })
    await expect(shared.api.parents(base)).rejects.toThrow('later')
    await shared.api.parents(base)
    await shared.api.parents(base)
    expect(asked).toBe(2)
    const of = { workflow: 1, branch: 'main' }
    await Promise.all([shared.api.newestRuns(of), shared.api.newestRuns(of)])
    expect(asked).toBe(3)
    await shared.clock.sleep(1)
    await shared.api.newestRuns(of)
    await shared.api.parents(base)
    expect(asked).toBe(4)
  })

  test('a line of commits is read as far as anybody wants, and once', async () => {
    const read: number[] = []
    async function* line() {
      for (const name of [1, 2, 3]) {
        read.push(name)
        yield shaOf(name)
      }
    }
    const { api } = sharedAnswers({ firstParents: line } as unknown as ActionsApi, {
      now: () => 0,
      sleep: async () => undefined,
    })
    const first = async (count: number): Promise<number> => {
      let seen = 0
      for await (const _ of api.firstParents(base)) {
        seen += 1
        if (seen === count) {
          break
        }
      }
      return seen
    }
    expect(await first(1)).toBe(1)
    expect(read).toEqual([1])
    expect(await first(9)).toBe(3)
    expect(await first(9)).toBe(3)
    expect(read).toEqual([1, 2, 3])
  })
})
