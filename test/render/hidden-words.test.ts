/** What a change hides stands beside what it fixes in every form, and a run that hides something is no quiet one. */
import { expect, test } from 'vitest'
import type { Loosened } from '#model/loosened.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderJson } from '#render/json.ts'
import { markdownDocument } from '#render/markdown/document.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { reportOf } from '#test/support/report-factory.ts'

function hiding(fields: Pick<ComparedResult, 'suppressed' | 'loosened'>): Report {
  const report = reportOf()
  if (report.result.kind !== 'compared') {
    throw new Error('compared')
  }
  return { ...report, result: { ...report.result, ...fields } }
}

function forms(report: Report): Readonly<Record<'markdown' | 'terminal' | 'page', string>> {
  return {
    markdown: markdownDocument(report, { limit: 65_000, detail: 'all' }),
    terminal: renderText(report, { explain: false, all: false, quiet: false, style: plainStyle }),
    page: renderHtml(report, { version: '0', pack: () => '' }),
  }
}

const suppressed = [
  { rule: 'type-ignore', count: 3 },
  { rule: 'explicit-any', count: 1 },
]
const untyped: Loosened = { path: 'mypy.ini', setting: 'disallow_untyped_defs', from: 'true', to: 'false' }

test('suppressions stand in one sentence', () => {
  const { markdown, terminal, page } = forms(hiding({ suppressed }))
  const words = 'Fixed 0, suppressed 4: this change adds 4 suppressions (3 `type-ignore`, 1 `explicit-any`).'
  expect(markdown.split('\n\n')[1]).toBe(`> ${words}`)
  expect(terminal).toContain(words.replaceAll('`', ''))
  expect(page).toContain(words.replaceAll(/`(.*?)`/g, '<code>$1</code>'))
})

test('loosened settings are named with their old and their new value', () => {
  const { markdown, terminal, page } = forms(hiding({ loosened: [untyped, { ...untyped, to: null }] }))
  const title = 'This change has the checker say less'
  expect(markdown).toContain(
    `> ${title}: \`mypy.ini\`: \`disallow_untyped_defs\` \`true\` → \`false\`; \`mypy.ini\``,
  )
  expect(terminal).toContain(`${title}: mypy.ini: disallow_untyped_defs true → false; mypy.ini`)
  expect(terminal).toContain('disallow_untyped_defs true → not set.')
  expect(page).toContain('<code>disallow_untyped_defs</code> <code>true</code> → <code>false</code>')
})

test('programs get both as data, and null where suppressions are not known', () => {
  expect(JSON.parse(renderJson(hiding({ suppressed, loosened: [untyped] })))).toMatchObject({
    suppressed,
    loosened: [{ ...untyped, text: '`mypy.ini`: `disallow_untyped_defs` `true` → `false`' }],
  })
  expect(JSON.parse(renderJson(hiding({})))).toMatchObject({ suppressed: null, loosened: [] })
})

test('a long list says how many are left out, and a hostile value stays a value', () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ ...untyped, setting: `flag_${at}` }))
  expect(forms(hiding({ loosened: many })).markdown).toContain('; and 2 more values.')
  const hostile = { ...untyped, to: '`<img src=x>`\n# @everyone' }
  const { markdown, page } = forms(hiding({ loosened: [hostile] }))
  expect(markdown).not.toContain('\n# @')
  expect(page).not.toContain('<img src=x')
})

test('nothing is said where nothing is hidden', () => {
  for (const text of Object.values(forms(hiding({ suppressed: [] })))) {
    expect(text).not.toContain('suppress')
  }
})
