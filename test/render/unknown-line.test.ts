/** Errors of a committed baseline, which keeps no lines: people see the file alone. */

import { expect, test } from 'vitest'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { knownLine } from '#model/diagnostic.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderJson } from '#render/json.ts'
import { renderSummary } from '#render/markdown/comment.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { sprintOf } from '#rules/sprint.ts'
import { decodeCommittedFile, encodeCommittedFile } from '#snapshot/committed-file.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { reportOf } from '#test/support/report-factory.ts'

function keptInFile(path: string) {
  const checker = { name: 'mypy', version: '2.4', configuration: null } as const
  const file = encodeCommittedFile(
    { checker, diagnostics: [diagnosticOf({ path, line: 7, column: 3, code: 'index' })] },
    (message) => message,
  )
  const read = decodeCommittedFile(file, 'it')
  return read.kind === 'decoded' ? read.snapshot.diagnostics.at(0) : diagnosticOf()
}

test('an error whose line is not known stands in its file, and JSON stays 1-based', () => {
  const [gone, was] = [keptInFile('src/a.py'), keptInFile('src/b.py')]
  const head = diagnosticOf({ path: 'src/c.py', line: 9, code: 'index' })
  const report = reportOf({
    comparison: {
      kept: [{ base: was, head, tier: 'moved' }],
      new: [],
      fixed: [{ diagnostic: gone, replaced: false, mayComeFromBase: false }],
    },
  })
  expect(knownLine(gone)).toBeNull()
  const text = renderText(report, { explain: true, all: true, quiet: false, style: plainStyle })
  expect(text).toContain('src/b.py → src/c.py:9')
  for (const shown of [
    text,
    renderSummary(report),
    renderHtml(report, { version: '1.0.0', pack: deflateText }),
  ]) {
    expect(shown).toContain('src/a.py')
    expect(shown).not.toMatch(/src\/[ab]\.py(?::|#L)\d/)
  }
  const { items } = sprintOf('mypy', [gone], { size: 9, ownership: new Map(), ownersOf: () => [] })
  expect(items.map(({ place }) => place)).toEqual([{ path: 'src/a.py', line: null }])
  expect(JSON.parse(renderJson(report))).toMatchObject({ fixed: [{ path: 'src/a.py', line: 1, column: 1 }] })
})
