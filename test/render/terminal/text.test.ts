/** What a terminal shows: goldens of every scenario, colour and links only where they are wanted, nothing foreign. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import { headline } from '#render/headline.ts'
import { plainStyle, terminalStyle, wrapped } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { commentScenarios } from '#test/support/comment-scenarios.ts'
import { expectGolden } from '#test/support/golden.ts'
import { reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'

const rich = { colour: true, links: { folder: '/home/me/shop' }, width: 72 }
const whole = { all: true, quiet: false } as const
const esc = String.fromCharCode(27)
/** Every sequence that we may write: a look, a link to a plain address. */
const sequences = new RegExp(`${esc}\\[\\d+m|${esc}\\]8;;[!-~]*?${esc}\\\\`, 'g')
const all = Object.entries({ ...scenarios, ...commentScenarios }).filter(
  ([name]) => name !== 'large' && name !== 'flood',
)
const capped = { explain: false, all: false, quiet: false } as const
const showcase = (): Report => ({ ...(commentScenarios['showcase']?.() ?? reportOf()), hosted: null })

describe('the text', () => {
  test.each(all)('of the scenario “%s” is the golden one', async (name, report) => {
    await expectGolden(
      `text/${name}.txt`,
      renderText(report(), { ...whole, explain: false, style: plainStyle }),
    )
  })

  test('in colour is the golden one', async () => {
    const report = { ...(commentScenarios['showcase']?.() ?? reportOf()), hosted: null }
    await expectGolden('text/showcase.ansi', renderText(report, { ...whole, explain: false, style: rich }))
  })

  test.each(all)('of “%s” says the same with and without colour', (_, report) => {
    const style = { ...rich, width: null }
    const coloured = renderText(report(), { ...whole, explain: true, style })
    const bare = coloured.replace(sequences, '')
    expect(bare).toBe(renderText(report(), { ...whole, explain: true, style: plainStyle }))
  })

  test('holds no control character but its own', () => {
    const text = renderText(scenarios.hostile(), { ...whole, explain: true, style: rich })
    expect(text.replace(sequences, '')).not.toMatch(/[^\P{Cc}\n]/u)
    expect(renderText(scenarios.hostile(), { ...whole, explain: true, style: plainStyle })).not.toMatch(
      /[^\P{Cc}\n]/u,
    )
  })
})

test('a broken limit names where it is set and where to look, one that holds does not', () => {
  const rule = { rule: 'rules', of: 'attr-defined', limit: 0, value: 1, from: 'type-ratchet.yml:9' } as const
  const reason = '1 error of the rule `attr-defined`, none allowed.'
  const places = [{ path: storedPath('src/api/client.py'), line: 3 }]
  const told = (passed: boolean): string =>
    renderText(reportOf({ verdict: { rules: [{ ...rule, passed, reason, places }] } }), {
      ...whole,
      explain: false,
      style: plainStyle,
    })
  const broken =
    'BROKEN    rules.attr-defined: 1 error of the rule attr-defined, none allowed. Set by type-ratchet.yml:9. Look at src/api/client.py:3.'
  expect(told(false)).toContain(broken)
  expect(told(true)).not.toContain('Set by')
})

describe('on a terminal', () => {
  test.each([60, 80, 200])(
    'of %i columns it is the golden one, and no line is longer but for a long word',
    (width) => {
      const text = renderText(showcase(), { ...capped, style: { ...plainStyle, width } })
      expectGolden(`text/showcase-${width}.txt`, text)
      for (const line of text.split('\n').filter((one) => one.length > width)) {
        expect(line.trim()).not.toContain(' ')
      }
    },
  )

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false],
    ['a pipe', {}, false],
  ])('with %s it is the golden one', (name, environment, isTerminal) => {
    const columns = isTerminal ? 80 : null
    const style = terminalStyle(environment, { isTerminal, columns, folder: '/home/me/shop' })
    expectGolden(
      `text/showcase-${name.replace('a ', '').toLowerCase()}.txt`,
      renderText(showcase(), { ...capped, style }),
    )
  })

  test('of very many new errors says where they are, and a sample of what', () => {
    const report = commentScenarios['flood']?.() ?? reportOf()
    const text = renderText(report, { ...capped, style: { ...plainStyle, width: 100 } })
    expectGolden('text/flood-100.txt', text)
    expect(text.split('\n').length).toBeLessThan(80)
    expect(renderText(report, { ...capped, all: true, style: plainStyle }).match(/: error: /g)).toHaveLength(
      4529,
    )
  })

  test('cuts long lists, says how many are left, and ends with the total and how it went', () => {
    const entries = Array.from({ length: 99 }, (_, line) => unpairedOf({ path: 'a.py', line: line + 1 }))
    const report = reportOf({ comparison: { new: entries, fixed: entries } })
    const text = renderText(report, { ...capped, style: plainStyle })
    expect(text.match(/: error: /g)).toHaveLength(20)
    expect(text).toContain('  … and 89 more: --all shows them, --output FILE writes them')
    expect(text.trimEnd().split('\n').at(-1)).toBe(headline(report).words)
    expect(renderText(report, { ...capped, quiet: true, style: plainStyle })).toBe(
      `${headline(report).words}\n`,
    )
  })
})

test('wraps what a label says, below its first line', () => {
  const text = renderText(commentScenarios['showcase']?.() ?? reportOf(), {
    ...whole,
    explain: false,
    style: { ...plainStyle, width: 60 },
  })
  expect(text).toContain(
    'holds     max-increase: 3,629 errors, at most 3,984 allowed\n          (the reference of 3,622 plus 10%).\n',
  )
})

describe('what a terminal shows', () => {
  const terminal = { isTerminal: true, columns: 100, folder: '/work' }
  const pipe = { isTerminal: false, columns: null, folder: '/work' }

  test.each([
    [
      'colour and links on a terminal',
      {},
      terminal,
      { colour: true, links: { folder: '/work' }, width: 100 },
    ],
    ['nothing in a pipe', {}, pipe, plainStyle],
    ['no colour with NO_COLOR', { NO_COLOR: '1' }, terminal, { colour: false, links: null, width: 100 }],
    [
      'colour with an empty NO_COLOR',
      { NO_COLOR: '' },
      terminal,
      { colour: true, links: { folder: '/work' }, width: 100 },
    ],
    ['no colour on a dumb terminal', { TERM: 'dumb' }, terminal, { colour: false, links: null, width: 100 }],
    [
      'colour in a pipe with FORCE_COLOR, and no links',
      { FORCE_COLOR: '1' },
      pipe,
      { colour: true, links: null, width: null },
    ],
    [
      'colour when both are set',
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      pipe,
      { colour: true, links: null, width: null },
    ],
    [
      'no colour with FORCE_COLOR=0',
      { FORCE_COLOR: '0' },
      terminal,
      { colour: false, links: null, width: 100 },
    ],
    [
      'no wrapping where there is no room',
      {},
      { ...terminal, columns: 20 },
      { colour: true, links: { folder: '/work' }, width: null },
    ],
  ])('is %s', (_, environment, stream, expected) => {
    expect(terminalStyle(environment, stream)).toEqual(expected)
  })

  test('is wrapped at words, and a long word stays whole', () => {
    const style = { ...plainStyle, width: 20 }
    expect(wrapped(style, 'one two three four five supercalifragilistic six', '  ')).toEqual([
      '  one two three four',
      '  five',
      '  supercalifragilistic',
      '  six',
    ])
  })
})
