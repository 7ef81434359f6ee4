/** What the HTML report says, and that nothing in a report can become more than text. */
import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { problemText } from '#messages/problem-text.ts'
import { storedPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { ReportData } from '#model/report-data.ts'
import { reportScript, reportScriptHash, reportStyle, reportStyleHash } from '#render/html/assets.ts'
import { renderHtml } from '#render/html/page.ts'
import { encodedPath } from '#render/line-link.ts'
import { webAssetsAreCurrent } from '../../scripts/web-assets.ts'
import { reportNamed } from '../support/course-report.ts'
import { expectGolden } from '../support/golden.ts'
import {
  attribute,
  byId,
  byTag,
  cellsOf,
  elementsOf,
  type HtmlElement,
  inside,
  textOf,
} from '../support/html-tree.ts'
import {
  baseCommit,
  headCommit,
  keptOf,
  mypy,
  reportOf,
  scenarios,
  unpairedOf,
} from '../support/report-factory.ts'
import { hostilePieces } from '../support/report-material.ts'

const options = { version: '0.0.0-test', pack: deflateText }
const render = (report: Report): string => renderHtml(report, options)
const page = (report: Report): readonly HtmlElement[] => elementsOf(render(report))
const packedOf = (elements: readonly HtmlElement[]): string => textOf(byId(elements, 'data'))
const dataOf = (elements: readonly HtmlElement[]): ReportData =>
  JSON.parse(inflateRawSync(Buffer.from(packedOf(elements), 'base64')).toString('utf8'))
const links = (elements: readonly HtmlElement[]): readonly (string | null)[] =>
  byTag(elements, 'a').map((link) => attribute(link, 'href'))
const words = (element: HtmlElement): string => textOf(element).replace(/\s+/g, ' ').trim()

describe.each(Object.entries(scenarios))('every report: %s', (_, make) => {
  const html = render(make())
  const elements = elementsOf(html)

  it('is one file that asks for nothing from outside', () => {
    const fetching = elements.filter((element) =>
      ['src', 'srcset', 'data', 'action', 'style'].some((name) => attribute(element, name) !== null),
    )
    expect(fetching.map(({ tagName }) => tagName)).toEqual([])
    expect(byTag(elements, 'link').map((link) => attribute(link, 'href'))).toEqual(['data:,'])
    expect(reportStyle).not.toMatch(/url\(|@import/)
  })

  it('lets only our own style and script run', () => {
    const [head] = byTag(elements, 'head')
    const [charset, policy] = head === undefined ? [] : inside(head)
    expect(charset?.attrs).toEqual([{ name: 'charset', value: 'utf-8' }])
    expect(policy && attribute(policy, 'http-equiv')).toBe('Content-Security-Policy')
    expect(policy && attribute(policy, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${reportStyleHash}'; script-src 'sha256-${reportScriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(byTag(elements, 'style').map((style) => textOf(style) === reportStyle)).toEqual([true])
    const scripts = byTag(elements, 'script').filter((script) => attribute(script, 'type') === null)
    const hasData = elements.some((element) => attribute(element, 'id') === 'data')
    expect(scripts.map((script) => textOf(script) === reportScript)).toEqual(hasData ? [true] : [])
  })

  it('has one main heading, no skipped level and no duplicate id', () => {
    const levels = elements.flatMap(({ tagName }) =>
      /^h[1-6]$/.test(tagName) ? [Number(tagName.slice(1))] : [],
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(elements[0] && attribute(elements[0], 'lang')).toBe('en')
  })

  it('names every table, and the row or column of every head', () => {
    for (const table of byTag(elements, 'table')) {
      expect(byTag(inside(table), 'caption')).toHaveLength(1)
      expect(byTag(inside(table), 'th').map((head) => attribute(head, 'scope'))).not.toContain(null)
    }
  })

  it('has only links that lead somewhere', () => {
    const ids = new Set(elements.flatMap((element) => attribute(element, 'id') ?? []))
    for (const href of links(elements)) {
      expect(
        href?.startsWith('#') ? ids.has(href.slice(1)) : href?.startsWith('https://github.com/acme/shop'),
      ).toBe(true)
    }
  })

  it('gives equal bytes for equal reports', () => {
    expect(render(make())).toBe(html)
    expect(html).not.toContain('\r')
  })
})

describe('the assets', () => {
  it('are what the sources give, with the right digests', async () => {
    expect(await webAssetsAreCurrent()).toBe(true)
    expect(createHash('sha256').update(reportStyle).digest('base64')).toBe(reportStyleHash)
    expect(createHash('sha256').update(reportScript).digest('base64')).toBe(reportScriptHash)
  })
})

describe('the size of the page without its data', () => {
  it('stays under 185 KB of script and 32 KB of style', () => {
    expect(Buffer.byteLength(reportScript)).toBeLessThan(185_000)
    expect(Buffer.byteLength(reportStyle)).toBeLessThan(32_000)
  })
})

describe('a compared report', () => {
  it('looks as it did', () => {
    const html = render(scenarios.small())
    expectGolden(
      'report/small.html',
      `${html.slice(html.indexOf('<body>'), html.indexOf('<script type="application/octet-stream"'))}`,
    )
  })

  it('says the outcome in words and every rule with value, limit, reason and result', () => {
    const elements = page(scenarios.large())
    expect(words(byId(elements, 'verdict-title'))).toBe('mypy: 42 fewer errors (3,594)')
    const [rules] = byTag(inside(byId(elements, 'verdict')), 'table')
    expect(rules && cellsOf(rules)).toEqual([
      [
        'max-increase3,594 errors, at most 3,973 allowed (3,973 is 3,612 plus 10%).',
        '3,594',
        '3,973',
        'holds',
      ],
      ['max-errors3,594 errors, at most 4,000 allowed (4,000 is max-errors).', '3,594', '4,000', 'holds'],
    ])
  })

  it('names the limit that a single broken rule passed', () => {
    expect(words(byId(page(scenarios.small()), 'verdict-title'))).toBe('mypy: 4 errors, at most 3 allowed')
  })

  it('shows errors and warnings apart', () => {
    const lists = byTag(inside(byId(page(scenarios.small()), 'totals')), 'dl').slice(0, 2)
    const said = (list: HtmlElement): readonly string[] =>
      byTag(inside(list), 'div').map((each) => inside(each).map(words).join(' '))
    expect(lists.map(said)).toEqual([
      ['Errors 4', 'Baseline 3', 'Delta +1', 'New 2', 'Fixed 1', 'Kept 2'],
      ['Warnings 1', 'Baseline 1', 'Delta ±0', 'New 0', 'Fixed 0', 'Kept 1'],
    ])
  })

  it('says where the baseline comes from, how far it is and that the checker changed', () => {
    const elements = page(scenarios.large())
    const origin = words(byId(elements, 'origin'))
    expect(origin).toContain('Artifact of 0f1e2d3c0000 (its run). It is 3 first-parent steps older')
    expect(origin).toContain('mypy 1.18.2 now, mypy 1.17.1 in the baseline')
    expect(origin).toContain(
      'mypy 1.17.1 → 1.18.2: some of the difference comes from the new version, not from your code',
    )
    expect(origin).toContain('the configuration changed (mypy.ini)')
    expect(origin).toContain('3,612 errors, set at 0f1e2d3c0000')
    expect(links(elements)).toContain(`https://github.com/acme/shop/commit/${baseCommit}`)
  })

  it('says when only the configuration changed', () => {
    const checker = { ...mypy, configuration: 'another' }
    const report = reportOf({
      drift: [{ kind: 'configuration', files: [] }],
      baseline: {
        state: 'loaded',
        origin: { source: 'file', commit: null, distance: 0, runUrl: null },
        checker,
      },
    })
    const origin = words(byId(page(report), 'origin'))
    expect(origin).toContain('mypy 1.18.2 on both sides')
    expect(origin).toContain('the checker’s configuration or arguments changed')
    expect(origin).toContain('File; it does not say which commit it describes.')
  })

  it('lists the first 200 new errors without JavaScript, each linked to its line', () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      unpairedOf({ path: 'src/a b/#1.py', line: index + 1, message: 'wrong' }),
    )
    const elements = page(reportOf({ comparison: { new: many } }))
    const rows = inside(byId(elements, 'entries')).filter((element) => attribute(element, 'class') === 'row')
    expect(rows).toHaveLength(200)
    expect(words(byId(elements, 'plain'))).toContain('250 new findings, the first 200 are shown.')
    expect(links(elements)).toContain(`https://github.com/acme/shop/blob/${headCommit}/src/a%20b/%231.py#L1`)
  })

  it('marks replaced ones and those that may come from the base branch in words', () => {
    const elements = page(scenarios.replaced())
    expect(words(byId(elements, 'entries'))).toContain('replaces a fixed one in the same place')
    expect(words(byId(elements, 'entries'))).toContain('may come from the base branch')
    expect(words(byId(elements, 'verdict'))).toContain(
      '1 of the new errors replaces a fixed one in the same place.',
    )
  })

  it('links fixed ones at the baseline’s commit', () => {
    expect(links(page(scenarios.allFixed()))).toContain(
      `https://github.com/acme/shop/blob/${baseCommit}/src/shop/cart.py#L42`,
    )
    expect(words(byId(page(scenarios.allFixed()), 'totals'))).toContain('No errors are left.')
  })

  it('has no links outside GitHub', () => {
    const report = scenarios.small()
    const elements = page({ ...report, hosted: null })
    expect(links(elements).filter((href) => href?.includes('/blob/'))).toEqual([])
    expect(dataOf(elements)).toMatchObject({ headLinks: null, baseLinks: null })
  })

  it('lists no notes of the checker, and says so', () => {
    const note = keptOf({ path: 'a.py', line: 1, severity: 'information', message: 'Revealed type is "int"' })
    const elements = page(reportOf({ comparison: { kept: [note] } }))
    expect(dataOf(elements).status).toBe('')
    expect(words(byId(elements, 'plain'))).toContain(
      '1 note of the checker, neither errors nor warnings, left out.',
    )
  })
})

describe('the address of a path', () => {
  it.each([
    ['src/a.py', 'src/a.py'],
    ['src/a b/ü#?.py', 'src/a%20b/%C3%BC%23%3F.py'],
    ['src/lone \uD800.py', 'src/lone%20%EF%BF%BD.py'],
    ['..data/...py', '..data/...py'],
  ])('encodes each segment: %j', (path, address) => {
    expect(encodedPath(path)).toBe(address)
  })

  it.each([
    '',
    '../other/a.py',
    'src/../../a.py',
    './a.py',
    '/usr/lib/a.py',
    'C:\\src\\a.py',
    'c:/src/a.py',
    '\\\\host\\a.py',
    'src//a.py',
  ])('is none for what is not inside the repository: %j', (path) => {
    expect(encodedPath(path)).toBeNull()
  })
})

describe('toward zero', () => {
  it('draws no scale where there is nothing to draw', () => {
    expect(byTag(inside(byId(page(reportOf()), 'totals')), 'svg')).toHaveLength(0)
  })
})

describe('the data in the page', () => {
  it('has every error once, in the order of the model', () => {
    const data = dataOf(page(scenarios.large()))
    const amount = (letter: string): number => [...data.status].filter((each) => each === letter).length
    expect([amount('n'), amount('f'), amount('k')]).toEqual([31, 73, 3563])
    expect(data.pathRows.reduce((sum, rows) => sum + rows, 0)).toBe(data.status.length)
    expect([...data.paths].sort()).toEqual(data.paths)
  })

  it('stays small: under 20 bytes an error', () => {
    expect(packedOf(page(scenarios.large())).length / 3667).toBeLessThan(20)
  })
})

describe('the causes of new errors', () => {
  const titles = (report: Report): readonly unknown[] =>
    dataOf(page(report)).findings.map(({ title, causes }) => [
      title,
      causes.map((cause) => cause.title.join('')),
    ])

  it('are those of the comment, the change’s own files first, each new row once', () => {
    const data = dataOf(page(reportNamed('pull')))
    expect(titles(reportNamed('pull'))).toEqual([
      ['4 new errors in changed files', ['Attribute of something that may be None', 'Bare dict']],
      [
        '2 new errors in files that this change does not touch',
        ['Argument 1 of charge must be Money · here str'],
      ],
    ])
    const [, elsewhere] = data.findings
    expect(elsewhere?.causes[0]?.declaration).toEqual({
      name: 'Gateway.charge',
      path: 'src/shop/gateway.py',
      address: 'src/shop/gateway.py',
      line: 19,
    })
    expect(
      data.findings.flatMap(({ causes }) => causes).reduce((sum, { rows }) => sum + rows.length, 0),
    ).toBe(6)
  })

  it('are none on a first run, and blame nobody where no source file changed', () => {
    expect(titles(scenarios.firstRun())).toEqual([])
    const upgrade = reportOf({
      comparison: { new: [unpairedOf({ path: 'a.py', line: 1 }), unpairedOf({ path: 'b.py', line: 1 })] },
      touched: [],
      codeUnchanged: true,
      drift: [{ kind: 'checker', name: 'mypy', from: '1.13.0', to: '1.18.2' }],
    })
    expect(titles(upgrade).flat()[0]).toBe('2 new errors')
  })

  it('hold hostile names as text, and link none outside the repository', () => {
    const report = reportOf({
      comparison: {
        new: [
          unpairedOf({ path: 'lib/a.py', code: 'attr-defined', message: `"tricky" has no attribute "x"` }),
        ],
      },
      touched: [],
      changed: [{ path: storedPath('../x.py'), line: 3, name: `${hostilePieces.override}.tricky` }],
    })
    const [found] = dataOf(page(report)).findings
    expect(found?.causes[0]?.declaration).toMatchObject({ address: null })
    expect(found?.causes[0]?.declaration?.name).toBe('ab\\u202edc\\u0007\\u001b[31m.tricky')
  })
})

describe('a first run', () => {
  it('calls everything current debt, and nothing new', () => {
    const elements = page(scenarios.firstRun())
    expect(words(byId(elements, 'verdict'))).toMatch(/^mypy: 412 errors, no baseline yet/)
    expect(words(byId(elements, 'verdict'))).toContain('everything below is current debt')
    expect(words(byId(elements, 'origin'))).toContain(
      'no run of the default branch has left an artifact “type-ratchet-baseline-mypy”',
    )
    expect(new Set(dataOf(elements).status)).toEqual(new Set('k'))
    expect(words(byId(elements, 'plain'))).toContain('412 current findings, the first 200 are shown.')
  })
})

describe('a run without a result', () => {
  it.each(['notComparable', 'configError'] as const)(
    'says what happened, why and how to fix it: %s',
    (name) => {
      const report = scenarios[name]()
      const problem = (report.result as { readonly problem: Problem }).problem
      const text = words(byId(page(report), 'problem'))
      const plain = (part: string): string => part.replaceAll('`', '').replace(/\s+/g, ' ')
      for (const part of [problemText(problem).what, problemText(problem).why]) {
        expect(text).toContain(plain(part))
      }
      expect(text).toContain('How to fix it')
      expect(text).toContain(plain(problemText(problem).details.join('\n')))
      expect(elementsOf(render(report)).some((element) => attribute(element, 'id') === 'data')).toBe(false)
    },
  )

  it('says when it ended before the checker was known', () => {
    expect(words(byId(page(scenarios.configError()), 'origin'))).toContain('unknown checker at a1b2c3d40000')
  })

  it('says that it is not enforced', () => {
    const problem: Problem = { kind: 'output-empty', exit: 'exit code 1' }
    const report = reportOf({ failed: { outcome: 'not-comparable', problem, enforced: false } })
    expect(words(byId(page(report), 'verdict'))).toContain('It is not enforced')
  })
})

describe('hostile content', () => {
  const elements = page(scenarios.hostile())

  it('adds no element and no attribute', () => {
    const plain = new Set(
      [...page(scenarios.small()), ...page(scenarios.large())].map(({ tagName }) => tagName),
    )
    expect(elements.map(({ tagName }) => tagName).filter((tag) => !plain.has(tag))).toEqual([])
    expect(
      elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)).filter((name) => name.startsWith('on')),
    ).toEqual([])
    expect(elements.filter(({ tagName }) => tagName === 'img')).toEqual([])
  })

  it('stays text, with what would hide or reorder it made visible', () => {
    const text = textOf(byId(elements, 'entries'))
    for (const piece of [
      hostilePieces.script,
      hostilePieces.image,
      hostilePieces.quotes,
      hostilePieces.replacement,
      hostilePieces.entity,
    ]) {
      expect(text).toContain(`${piece} in a message`)
    }
    expect(text).toContain('ab\\u202edc\\u0007\\u001b[31m')
    expect(text).toContain('a\\u2028b\\u2029c')
    expect(text).toContain('lone \\ud800 half')
  })

  it('never closes the data element, and reads back whole', () => {
    expect(packedOf(elements)).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(dataOf(elements).texts).toContain(`${hostilePieces.script} in a message`)
  })

  it('links no path outside the repository and no address that is not of the web', () => {
    expect(links(elements).filter((href) => !/^(?:#|https:)/.test(href ?? ''))).toEqual([])
    const data = dataOf(elements)
    expect(data.oddPaths).toContainEqual([data.paths.indexOf(hostilePieces.outside), ''])
  })
})

describe('the run', () => {
  const head = (report: Report): string => byTag(page(report), 'header').map(words).join()
  const title = (report: Report): string => byTag(page(report), 'title').map(textOf).join()
  const time = Date.UTC(2026, 11, 1, 3, 17) / 1000

  it('stands in the head and in the title: repository, pull request, branch, check and date', () => {
    const pull = reportNamed('pull')
    expect(head(pull)).toContain('acme/shop #12 fix/chargemypymypy 1.18.22026-12-01 03:17 UTC')
    expect(links(page(pull))).toContain('https://github.com/acme/shop/pull/12')
    expect(title(pull)).toBe('mypy: 6 new errors, none allowed · acme/shop #12 · 2026-12-01')
  })

  it.each([
    [{ kind: 'branch', branch: 'main' }, 'acme/shop main', 'acme/shop main · 2026-12-01'],
    [{ kind: 'merge-queue', branch: 'main' }, 'acme/shop merge queue of main', 'acme/shop main · 2026-12-01'],
    [{ kind: 'other' }, 'acme/shop', 'acme/shop · 2026-12-01'],
    [{ kind: 'pull-request', number: 3, branch: null }, 'acme/shop #3', 'acme/shop #3 · 2026-12-01'],
  ] as const)('is named by what it was for: %j', (occasion, shown, titled) => {
    const report = { ...scenarios.small(), run: { occasion, time } }
    expect(head(report)).toMatch(new RegExp(`^${shown}mypy`))
    expect(title(report)).toMatch(new RegExp(` · ${titled}$`))
  })

  it('is not invented where there is none, and a branch’s name stays text', () => {
    expect(head({ ...scenarios.small(), hosted: null })).toMatch(/^type-ratchetmypy/)
    expect(title({ ...scenarios.small(), hosted: null })).toBe('mypy: 4 errors, at most 3 allowed')
    const branch = hostilePieces.override
    const occasion = { kind: 'pull-request', number: 1, branch } as const
    expect(head({ ...scenarios.small(), run: { occasion, time } })).toContain('ab\\u202edc\\u0007')
  })
})

describe('a matrix', () => {
  const elements = page(reportNamed('matrix'))

  it('names the legs of an error that not all of them found', () => {
    expect(textOf(byId(elements, 'plain'))).toContain('only on 3.11')
    const four = reportOf({ leg: 'a, b', comparison: { new: [unpairedOf({ legs: 'a, b' })] } })
    expect(textOf(byId(page(four), 'plain'))).not.toContain('only on')
  })

  it('carries every leg, also one that found nothing, and counts them in the head', () => {
    expect(dataOf(elements).allLegs).toEqual(['3.11', '3.12', '3.13', 'windows'])
    expect(dataOf(page(reportOf({ leg: 'a', comparison: {} }))).allLegs).toEqual([])
    expect(byTag(elements, 'header').map(textOf).join()).toContain('mypy / 4 legs')
  })
})

describe('type coverage', () => {
  it('stands with the totals where the checker counts it, and nowhere else', () => {
    const coverage = (typed: number): { unit: 'expressions'; typed: number; all: number } => ({
      unit: 'expressions',
      typed,
      all: 1400,
    })
    const report = reportOf({ typeCoverage: { base: coverage(980), head: coverage(1000) } })
    expect(words(byId(page(report), 'totals'))).toContain(
      'Type coverage: 71.4 % of 1,400 expressions (70.0 % in the baseline).',
    )
    expect(words(byId(page(reportOf()), 'totals'))).not.toContain('coverage')
  })
})
