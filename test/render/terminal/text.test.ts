/** What a terminal shows: goldens of every scenario, colour and links only where they are wanted, nothing foreign. */
import { describe, expect, test } from 'vitest'
import { plainStyle, terminalStyle, wrapped } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { commentScenarios } from '#test/support/comment-scenarios.ts'
import { expectGolden } from '#test/support/golden.ts'
import { reportOf, scenarios } from '#test/support/report-factory.ts'

const rich = { colour: true, links: { folder: '/home/me/shop' }, width: 72 }
const esc = String.fromCharCode(27)
/** Every sequence that we may write: a look, a link to a plain address. */
const sequences = new RegExp(`${esc}\\[\\d+m|${esc}\\]8;;[!-~]*?${esc}\\\\`, 'g')
const all = Object.entries({ ...scenarios, ...commentScenarios }).filter(
  ([name]) => name !== 'large' && name !== 'flood',
)

describe('the text', () => {
  test.each(all)('of the scenario “%s” is the golden one', async (name, report) => {
    await expectGolden(`text/${name}.txt`, renderText(report(), { explain: false, style: plainStyle }))
  })

  test('in colour is the golden one', async () => {
    const report = { ...(commentScenarios['showcase']?.() ?? reportOf()), hosted: null }
    await expectGolden('text/showcase.ansi', renderText(report, { explain: false, style: rich }))
  })

  test.each(all)('of “%s” says the same with and without colour', (_, report) => {
    const style = { ...rich, width: null }
    const coloured = renderText(report(), { explain: true, style })
    const bare = coloured.replace(sequences, '')
    expect(bare).toBe(renderText(report(), { explain: true, style: plainStyle }))
  })

  test('holds no control character but its own', () => {
    const text = renderText(scenarios.hostile(), { explain: true, style: rich })
    expect(text.replace(sequences, '')).not.toMatch(/[^\P{Cc}\n]/u)
    expect(renderText(scenarios.hostile(), { explain: true, style: plainStyle })).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

test('wraps what a label says, below its first line', () => {
  const text = renderText(commentScenarios['showcase']?.() ?? reportOf(), {
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
