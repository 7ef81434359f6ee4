/** From printed diagnostics to those of a snapshot: no source text, nothing that tells where it was made. */
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { type Diagnostic, noEvidence, type RawDiagnostic } from '#model/diagnostic.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { type PathBase, type RepoPath, ruleCode, storedPath } from '#model/ids.ts'
import { rawTable } from '#model/raw-table.ts'
import { assembleDiagnostics, filesToRead, placeDiagnostics } from '#snapshot/assemble.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import { digestOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const base: PathBase = { root: '/srv/app', spelledRoot: '/opt/me/link', cwd: '/srv/app/backend' }

function raw(fields: Partial<RawDiagnostic> = {}): RawDiagnostic {
  return {
    file: 'a.py',
    line: 1,
    column: 1,
    endLine: null,
    endColumn: null,
    severity: 'error',
    code: ruleCode('misc'),
    message: 'bad',
    notes: [],
    ...fields,
  }
}

function assembled(
  raws: readonly RawDiagnostic[],
  sources: Readonly<Record<string, string | null>> = {},
  at: PathBase = base,
): readonly Diagnostic[] {
  return [...tableOf(raws, sources, at)]
}

function tableOf(
  raws: readonly RawDiagnostic[],
  sources: Readonly<Record<string, string | null>> = {},
  at: PathBase = base,
): DiagnosticTable {
  const known = Object.entries(sources).map(([path, text]): [RepoPath, string | null] => [
    storedPath(path),
    text,
  ])
  return assembleDiagnostics(placeDiagnostics(rawTable(raws), at), {
    sources: new Map(known),
    base: at,
    digest: shaDigest,
  }).diagnostics
}

function messageOf(message: string, at: PathBase = base): string | undefined {
  return assembled([raw({ message })], {}, at)[0]?.message
}

describe('absolute paths', () => {
  test.each([
    ['Module "/srv/app/lib/x.ts" is bad', 'Module "lib/x.ts" is bad'],
    ['Module "/srv/app/backend/x.py" is bad', 'Module "x.py" is bad'],
    ['import("/opt/me/link/lib/x").T', 'import("lib/x").T'],
    ['in file:///srv/app/lib/x.ts', 'in file://lib/x.ts'],
    ['/srv/app/a and /srv/app/b', 'a and b'],
    ['no file below /srv/app', 'no file below .'],
    ['It stands in /srv/app.', 'It stands in ..'],
    ["found '/srv/app'", "found '.'"],
    ['--root=/srv/app,/srv/app/x', '--root=.,x'],
  ])('%j is stored as %j', (message, stored) => {
    expect(messageOf(message)).toBe(stored)
  })

  test.each([
    'in /srv/app2/x.py',
    'in /srv/app-old/x.py',
    'in /srv/app.old/x.py',
    'in /srv/srv/app/x.py',
    'in ./srv/app/x.py',
    'Cannot find module "pkg/srv/app/x"',
  ])('%j only looks like the root and stays', (message) => {
    expect(messageOf(message)).toBe(message)
  })

  test('a short root does not eat into other paths and words', () => {
    const short: PathBase = { root: '/src', spelledRoot: '/src', cwd: '/src' }
    expect(messageOf('pkg/src/x and /src/y and lib/src', short)).toBe('pkg/src/x and y and lib/src')
  })

  test('a root with signs of regular expressions is taken literally', () => {
    const odd: PathBase = { root: '/w/a+b (1)', spelledRoot: '/w/a+b (1)', cwd: '/w/a+b (1)' }
    expect(messageOf('in /w/a+b (1)/x.py, not /w/aab (1)/x.py', odd)).toBe('in x.py, not /w/aab (1)/x.py')
  })

  test('a Windows root is taken out in front of either separator', () => {
    const windows: PathBase = { root: 'C:\\a\\app', spelledRoot: 'C:\\a\\app', cwd: 'C:\\a\\app' }
    expect(messageOf('in C:\\a\\app\\src\\x.ts', windows)).toBe('in src\\x.ts')
  })

  test('the file system’s root takes nothing out', () => {
    const top: PathBase = { root: '/', spelledRoot: '/', cwd: '/' }
    expect(messageOf('in /etc/x', top)).toBe('in /etc/x')
  })

  test('none of the three roots is left in a snapshot file, notes included', () => {
    const notes = ['see /srv/app/backend/b.py', 'and /opt/me/link/c.py']
    const diagnostics = tableOf([raw({ file: '/srv/app/backend/a.py', message: 'in /srv/app/z.py', notes })])
    const text = encodeSnapshot({ ...snapshotOf(), diagnostics })
    expect(text).not.toMatch(/\/work|\/home/)
    expect(diagnostics.at(0).notes).toEqual(['see b.py', 'and c.py'])
  })
})

describe('sources', () => {
  const source = 'class Secret:\n    password = hunter2\n    other = 1\n'

  test('leave digests behind and none of their text', () => {
    const diagnostics = tableOf([raw({ file: 'a.py', line: 2 })], { 'backend/a.py': source })
    expect(diagnostics.at(0).evidence.lineDigest).toBe(digestOf('password=hunter2'))
    const text = encodeSnapshot({ ...snapshotOf(), diagnostics })
    expect(text).not.toMatch(/hunter2|password|other/)
  })

  test('only files inside the root are to be read, each once', () => {
    const raws = ['b.py', '/etc/passwd', '../../outside.py', 'b.py', '/srv/app/a.py', null].map((file) =>
      raw({ file }),
    )
    expect(filesToRead(placeDiagnostics(rawTable(raws), base))).toEqual(['a.py', 'backend/b.py'])
  })

  test('a file that could not be read, one outside and one with fewer lines give no evidence', () => {
    const raws = [raw({ file: 'a.py' }), raw({ file: '/etc/hosts' }), raw({ file: 'c.py', line: 99 })]
    const sources = { 'backend/a.py': null, '/etc/hosts': 'secret', 'backend/c.py': 'x = 1\n' }
    for (const { evidence } of assembled(raws, sources)) {
      expect(evidence).toEqual(noEvidence)
    }
  })

  test('a diagnostic of the whole project has the empty path', () => {
    expect(assembled([raw({ file: null })])[0]?.path).toBe('')
  })
})

describe('what is assembled', () => {
  test('is the same whatever order the checker printed it in', () => {
    const raws = ['c.py', 'a.py', 'b.py'].flatMap((file) => [raw({ file, line: 3 }), raw({ file, line: 2 })])
    expect(assembled(raws.toReversed())).toEqual(assembled(raws))
  })

  test('can always be read back, however long the checker’s texts are', () => {
    const long = 'x'.repeat(snapshotLimits.text + 5)
    const notes = Array.from({ length: snapshotLimits.notes + 5 }, (_, index) => `note ${index}`)
    const diagnostics = tableOf([raw({ message: long, notes: [long, ...notes] })])
    const decoded = decodeSnapshot(encodeSnapshot({ ...snapshotOf(), diagnostics }), 'it')
    expect(decoded).toMatchObject({ kind: 'decoded', snapshot: { diagnostics } })
    expect(diagnostics.at(0).message).toMatch(/^x+…$/)
  })
})
