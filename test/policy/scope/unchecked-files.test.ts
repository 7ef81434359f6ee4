/** The rulings of docs/run-health.md: which files count as not looked at, and when that is too much to compare. */
import { describe, expect, it } from 'vitest'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { type RepoPath, storedPath } from '#model/ids.ts'
import type { RunIdentity, Scope } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'
import {
  findUnchecked,
  isSuspicious,
  type ScopeFinding,
  uncheckedByPart,
  vanishedFiles,
} from '#policy/scope/unchecked-files.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const everything: Scope = {
  named: [],
  parts: [{ include: [], exclude: [] }],
  excludePatterns: [],
  folder: '',
}

interface Side {
  /** `a.py*2`: two errors; `a.py!`: one warning. */
  readonly errors: readonly string[]
  readonly filesChecked?: number | null
  readonly scope?: Partial<Scope> | null
}

function side({ errors, filesChecked = null, scope = {} }: Side): Snapshot {
  const run: RunIdentity | null =
    scope === null
      ? null
      : {
          language: null,
          plugins: [],
          arguments: null,
          configFiles: [],
          lockfiles: [],
          scope: { ...everything, ...scope },
        }
  const diagnostics = errors.flatMap((text) => {
    const [path = '', count = '1'] = text.replace('!', '').split('*')
    const severity = text.endsWith('!') ? 'warning' : 'error'
    return Array.from({ length: Number(count) }, (_, index) =>
      diagnosticOf({ path, line: index + 1, severity }),
    )
  })
  return { ...snapshotOf(), run, filesChecked, diagnostics: diagnosticTable(diagnostics) }
}

function files(count: number, folder = 'src'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${folder}/${String(index).padStart(3, '0')}.py`)
}

function found(
  base: Side,
  head: Side,
  known: {
    readonly listed?: readonly string[]
    readonly touched?: readonly string[]
    readonly deleted?: number
    readonly gone?: readonly string[]
  } = {},
): ScopeFinding {
  const [from, to] = [side(base), side(head)]
  return findUnchecked({
    base: from,
    head: to,
    existing: new Set(vanishedFiles(from, to).filter((path) => known.gone?.includes(path) !== true)),
    touched: known.touched === undefined ? null : new Set(known.touched as readonly RepoPath[]),
    deleted: known.deleted ?? 0,
    listed: known.listed === undefined ? null : new Set(known.listed as readonly RepoPath[]),
  })
}

function paths({ report }: ScopeFinding): readonly string[] {
  return report.unchecked.map(({ path }) => path)
}

describe('a file that lost all its errors', () => {
  it('was fixed when the run looked at as much as before', () => {
    const finding = found({ errors: files(30), filesChecked: 100 }, { errors: [], filesChecked: 100 })
    expect(finding).toEqual({ report: { partial: false, changes: [], unchecked: [] }, shrank: null })
  })

  it('was fixed when nothing is known of either run', () => {
    expect(found({ errors: files(30), scope: null }, { errors: [], scope: null }).shrank).toBeNull()
  })

  it('was not looked at when the command line no longer names it', () => {
    const finding = found(
      { errors: [...files(30), 'lib/a.py*3'], scope: { named: ['src', 'lib'] } },
      { errors: files(30), scope: { named: ['src'] } },
    )
    expect(finding.report).toEqual({
      partial: false,
      changes: [{ kind: 'fewer-paths', from: ['src', 'lib'], to: ['src'] }],
      unchecked: [{ path: 'lib/a.py', errors: 3 }],
    })
    expect(finding.shrank).toBeNull()
  })

  it('was not looked at when the command line names a part of what was configured', () => {
    const base = {
      errors: [...files(30), 'lib/a.py'],
      scope: { parts: [{ include: ['src/**', 'lib/**'], exclude: [] }] },
    }
    expect(paths(found(base, { errors: files(30), scope: { named: ['src'] } }))).toEqual(['lib/a.py'])
    const whole = found(base, { errors: files(30), scope: { named: ['src', 'lib'] } })
    expect(whole.report).toEqual({ partial: false, changes: [], unchecked: [] })
  })

  it('was not looked at when a new pattern excludes it', () => {
    const base = {
      errors: [...files(30), 'old/a.py', 'old/b_pb2.py'],
      scope: { excludePatterns: ['^build/'] },
    }
    const excluding = (...excludePatterns: string[]): ScopeFinding =>
      found(base, { errors: files(30), scope: { excludePatterns } })
    expect(paths(excluding('^build/', '^old/'))).toEqual(['old/a.py', 'old/b_pb2.py'])
    expect(paths(excluding('^build/', String.raw`_pb2\.py$`))).toEqual(['old/b_pb2.py'])
    expect(paths(excluding('^build/'))).toEqual([])
  })

  it('is taken for not looked at when a new pattern can’t be evaluated', () => {
    const finding = found(
      { errors: [...files(30), 'old/a.py'] },
      { errors: files(30), scope: { excludePatterns: ['(?<=old/)a'] } },
    )
    expect(paths(finding)).toEqual(['old/a.py'])
  })

  it('was looked at in spite of a pattern when the command line names it', () => {
    const scope = { named: ['old/a.py', 'src'], excludePatterns: ['^old/'] }
    expect(
      paths(
        found(
          { errors: [...files(30), 'old/a.py'], scope: { named: ['old/a.py', 'src'] } },
          { errors: files(30), scope },
        ),
      ),
    ).toEqual([])
  })

  it('was not looked at when a new glob excludes it, in every project that included it', () => {
    const parts = (...excludes: string[]) => excludes.map((glob) => ({ include: ['**'], exclude: [glob] }))
    const base = { errors: [...files(30), 'old/a.ts'], scope: { parts: parts('x/**', 'x/**') } }
    expect(paths(found(base, { errors: files(30), scope: { parts: parts('old/**', 'old/**') } }))).toEqual([
      'old/a.ts',
    ])
    expect(paths(found(base, { errors: files(30), scope: { parts: parts('old/**', 'x/**') } }))).toEqual([])
  })

  it('was not looked at when less is included', () => {
    const part = (...include: string[]) => ({ parts: [{ include, exclude: [] }] })
    const finding = found(
      { errors: [...files(30), 'lib/a.ts'], scope: part('src/**', 'lib/**') },
      { errors: files(30), scope: part('src/**') },
    )
    expect(paths(finding)).toEqual(['lib/a.ts'])
    expect(finding.report.changes).toEqual([
      { kind: 'less-included', from: ['src/**', 'lib/**'], to: ['src/**'] },
    ])
  })

  it('was not looked at when it is excluded where the checker runs in a folder of its own', () => {
    const base = { errors: [...files(30), 'api/old/a.py'], scope: { folder: 'api' } }
    expect(
      paths(found(base, { errors: files(30), scope: { folder: 'api', excludePatterns: ['^old/'] } })),
    ).toEqual(['api/old/a.py'])
  })

  it('was fixed when it was deleted', () => {
    const base = { errors: [...files(30), 'old/a.py'] }
    const head = { errors: files(30), scope: { excludePatterns: ['^old/'] } }
    expect(paths(found(base, head, { gone: ['old/a.py'] }))).toEqual([])
  })
})

describe('the checker’s own list of files', () => {
  const base = { errors: [...files(30), 'old/a.ts', 'lib/b.ts'] }
  const scope = { parts: [{ include: [], exclude: ['old/**'] }] }

  it('says which were looked at in spite of the configuration, because others import them', () => {
    expect(paths(found(base, { errors: files(30), scope }, { listed: ['old/a.ts', 'lib/b.ts'] }))).toEqual([])
  })

  it('says which were not looked at without a change of the configuration, because nothing imports them any more', () => {
    expect(paths(found(base, { errors: files(30) }, { listed: ['old/a.ts'] }))).toEqual(['lib/b.ts'])
  })

  it('can show that too much was left out', () => {
    expect(found(base, { errors: [] }, { listed: files(28) }).shrank).toMatchObject({
      files: 4,
      of: 32,
      proven: true,
    })
  })
})

describe('a file that has a diagnostic now', () => {
  it.each(['old/a.py', 'old/a.py!'])('was looked at, whatever the configuration says: %s', (diagnostic) => {
    const base = { errors: [...files(30), 'old/a.py*3'] }
    const head = { errors: [...files(30), diagnostic], scope: { excludePatterns: ['^old/'] } }
    expect(paths(found(base, head))).toEqual([])
  })
})

describe('fewer files checked', () => {
  const base = { errors: files(100), filesChecked: 300 }

  it('are told, and leave everything compared when no file lost its errors', () => {
    const finding = found(base, { errors: files(100), filesChecked: 250 }, { touched: [] })
    expect(finding).toEqual({
      report: { partial: false, changes: [{ kind: 'fewer-files', from: 300, to: 250 }], unchecked: [] },
      shrank: null,
    })
  })

  it('may be those that lost their errors, unless the change touches them', () => {
    const head = { errors: files(95), filesChecked: 290 }
    expect(paths(found(base, head, { touched: ['src/095.py'] }))).toEqual(files(100).slice(96))
  })

  it('say nothing where a checker counts those of dependencies as well', () => {
    const bySize = (count: number, filesChecked: number): Snapshot => {
      const snapshot = side({ errors: files(count), filesChecked })
      return { ...snapshot, checker: { ...snapshot.checker, name: 'tsc' } }
    }
    const [from, to] = [bySize(100, 900), bySize(50, 300)]
    const known = {
      existing: new Set(vanishedFiles(from, to)),
      touched: new Set<RepoPath>(),
      deleted: 0,
      listed: null,
    }
    const finding = findUnchecked({ base: from, head: to, ...known })
    expect(finding).toEqual({ report: { partial: false, changes: [], unchecked: [] }, shrank: null })
  })

  it('are explained by deletions', () => {
    const head = { errors: files(95), filesChecked: 290 }
    expect(found(base, head, { touched: [], deleted: 10 }).report.changes).toEqual([])
    expect(paths(found(base, head, { touched: [], deleted: 10 }))).toEqual([])
  })

  it('say nothing of which file when more lost their errors than are missing', () => {
    expect(paths(found(base, { errors: files(95), filesChecked: 298 }, { touched: [] }))).toEqual([])
  })

  it('say nothing when the change is not known and they are few', () => {
    expect(paths(found(base, { errors: files(99), filesChecked: 299 }))).toEqual([])
  })
})

describe('too much to compare', () => {
  const base = { errors: [...files(90), ...files(10, 'old')], filesChecked: 300 }
  const excluding = { excludePatterns: ['^old/'] }

  it('is more than a tenth of the files with errors', () => {
    expect(found(base, { errors: files(90), scope: excluding }).shrank).toBeNull()
    const more = { ...base, errors: [...base.errors, 'old/more.py'] }
    expect(found(more, { errors: files(90), scope: excluding }).shrank).toMatchObject({
      kind: 'scope-shrank',
      files: 11,
      of: 101,
      proven: true,
      changes: [{ kind: 'more-excluded', patterns: ['^old/'] }],
    })
  })

  it('is more than a tenth that may be among those not checked', () => {
    expect(found(base, { errors: files(50), filesChecked: 100 }).shrank).toMatchObject({
      files: 50,
      of: 100,
      proven: false,
    })
    expect(found(base, { errors: files(50), filesChecked: 289 }, { touched: [] }).shrank).toMatchObject({
      files: 11,
      of: 100,
    })
    expect(found(base, { errors: files(50), filesChecked: 290 }, { touched: [] }).shrank).toBeNull()
  })

  it('is the only file with errors', () => {
    expect(found({ errors: ['old/a.py'] }, { errors: [], scope: excluding }).shrank).toMatchObject({
      files: 1,
      of: 1,
    })
  })
})

describe('a part on purpose', () => {
  const base = side({ errors: ['src/a.py*2', 'src/sub/b.py', 'lib/c.py*4', 'lib/d.py!', ''] })

  it('leaves out everything that is not named', () => {
    expect(uncheckedByPart(base, side({ errors: [] }), ['src'])).toEqual({
      partial: true,
      changes: [],
      unchecked: [
        { path: 'lib/c.py', errors: 4 },
        { path: '', errors: 1 },
        { path: 'lib/d.py', errors: 0 },
      ],
    })
  })

  it('compares also the files that have a diagnostic without being named', () => {
    const head = side({ errors: ['lib/c.py'] })
    expect(uncheckedByPart(base, head, ['src/a.py']).unchecked.map(({ path }) => path)).toEqual([
      '',
      'src/sub/b.py',
      'lib/d.py',
    ])
  })

  it('of the root is the whole', () => {
    expect(uncheckedByPart(base, side({ errors: [''] }), [storedPath('')]).unchecked).toEqual([])
  })
})

describe('the checker is worth asking for its files', () => {
  function suspicious(
    head: Side,
    known: { readonly existing?: readonly string[]; readonly touched?: readonly string[] | null } = {},
    base: Side = { errors: ['src/a.py', 'src/b.py'] },
  ): boolean {
    const { existing = ['src/b.py'], touched = [] } = known
    return isSuspicious({
      base: side(base),
      head: side(head),
      existing: new Set(existing.map(storedPath)),
      touched: touched === null ? null : new Set(touched.map(storedPath)),
      deleted: 0,
    })
  }

  it('where a file lost its errors that the change does not touch', () => {
    expect(suspicious({ errors: ['src/a.py'] })).toBe(true)
    expect(suspicious({ errors: ['src/a.py'] }, { touched: null })).toBe(true)
    expect(suspicious({ errors: [] }, { existing: ['src/a.py', 'src/b.py'], touched: ['src/a.py'] })).toBe(
      true,
    )
  })

  it('but not where the change explains it, or no such file is left', () => {
    expect(suspicious({ errors: ['src/a.py'] }, { touched: ['src/b.py'] })).toBe(false)
    expect(suspicious({ errors: ['src/a.py'] }, { existing: [] })).toBe(false)
  })

  it('unless the run was told to look at less', () => {
    const touched = ['src/b.py']
    const less = { named: ['src/a.py'] }
    expect(suspicious({ errors: ['src/a.py'], scope: less }, { touched })).toBe(true)
    expect(suspicious({ errors: ['src/a.py'], scope: null }, { touched })).toBe(false)
    const unknown: Side = { errors: ['src/a.py', 'src/b.py'], scope: null }
    expect(suspicious({ errors: ['src/a.py'], scope: less }, { touched }, unknown)).toBe(false)
  })
})
