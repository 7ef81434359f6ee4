/** The pull-request comment: goldens of every scenario, the cap, and hostile content that stays text. */
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import { markdownCell, markdownCode, markdownJoin, markdownText } from '#render/encode/markdown.ts'
import { commentLimit, renderComment, renderSummary, summaryLimit } from '#render/markdown/comment.ts'
import { comparableBody, readMarker } from '#render/markdown/marker.ts'
import { commentScenarios } from '#test/support/comment-scenarios.ts'
import { expectGolden } from '#test/support/golden.ts'
import { reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'

const marker = { name: 'mypy', runId: '7001', runAttempt: '1', head: 'a'.repeat(40) }
const rendered = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })

describe('the comment', () => {
  test.each(Object.entries(scenarios))('of the scenario “%s” is the golden one', async (name, report) => {
    await expectGolden(`comment/${name}.md`, renderComment(report(), marker))
  })

  test.each(Object.entries(commentScenarios))(
    'of the scenario “%s” is the golden one',
    async (name, report) => {
      await expectGolden(`comment/${name}.md`, renderComment(report(), marker))
    },
  )

  test('says in one line that there is no news', () => {
    const [, text, ...rest] = renderComment(commentScenarios['noChange']?.() ?? reportOf(), marker).split(
      '\n',
    )
    expect(text).toMatch(/^✅ \*\*mypy: no change \(812 errors\)\*\*, as on /)
    expect(rest).toEqual(['', expect.stringMatching(/^<sub>.*<\/sub>$/), ''])
  })

  test('counts the changed files with new errors, and keeps errors elsewhere apart', async () => {
    const touched = [
      { path: storedPath('src/cart.py'), errors: 3, newErrors: 1 },
      ...Array.from({ length: 10 }, (_, index) => ({
        path: storedPath(`src/clean_${index}.py`),
        errors: 0,
        newErrors: 0,
      })),
    ]
    const entries = [
      unpairedOf({ path: 'src/cart.py', line: 4 }),
      unpairedOf({ path: 'src/user.py', line: 9 }),
    ]
    const body = renderComment(reportOf({ comparison: { new: entries }, touched }), marker)
    expect(body).toContain('<b>11 changed files: 1 with new errors, 10 clean</b>')
    expect(body).toContain('#### 1 new error in files that this change does not touch')
    await expectGolden('comment/touched.md', body)
  })

  test('says what to do where the cause of an error elsewhere could not be looked up', () => {
    const entries = [unpairedOf({ path: 'src/cart.py' }), unpairedOf({ path: 'src/user.py' })]
    const touched = [{ path: storedPath('src/cart.py'), errors: 1, newErrors: 1 }]
    const told = (untraced: { readonly untraced?: true }) => {
      const report = reportOf({ comparison: { new: entries }, touched })
      return renderComment(
        { ...report, result: { ...report.result, ...untraced } as typeof report.result },
        marker,
      )
    }
    expect(told({ untraced: true }).match(/`fetch-depth: 2`/g)).toHaveLength(1)
    expect(told({})).not.toContain('fetch-depth')
  })

  test('lists the rules of the category that holds everything else', () => {
    const codes = ['misc', 'misc', 'brand-new-rule', 'type-arg']
    const entries = codes.map((code, line) => unpairedOf({ code, line }))
    expect(renderComment(reportOf({ comparison: { new: entries } }), marker)).toContain(
      '\n\n“Other” holds 2 × `misc`, 1 × `brand-new-rule`.\n\n',
    )
  })

  test('says once for a list by file what several findings share, and counts those of one line', () => {
    const message = 'Missing type parameters for generic type "dict"'
    const entries = [3, 3, 5, 9].map((line) =>
      unpairedOf({ code: 'type-arg', message, line }, { replaced: line === 3 }),
    )
    const body = renderComment(reportOf({ comparison: { new: entries } }), marker)
    expect(body).toMatch(
      / lines \[3\]\([^)]*\) \(2×\), \[5\]\([^)]*\), \[9\]\([^)]*\)\n\n_\(2 of 4 replace a fixed one\)_/,
    )
  })

  test('shows the line of a message that says why, not the one that repeats it', () => {
    const message = [
      'Type "A | None" is not assignable to return type "A"',
      '  Type "A | None" is not assignable to type "A"',
      '    "None" is not assignable to "A"',
    ].join('\n')
    const body = renderComment(reportOf({ comparison: { new: [unpairedOf({ message })] } }), marker)
    expect(body).toContain('to return type "A": "None" is not assignable to "A" …')
  })

  test('marks once that a message goes on', () => {
    const cut = unpairedOf({ message: `${'long '.repeat(100)}\nmore` })
    const elided = unpairedOf({ message: 'Type is not assignable to { a: string; ... 3 more ...\nmore' })
    const body = renderComment(reportOf({ comparison: { fixed: [cut, elided] } }), marker)
    expect(body).not.toMatch(/(?:…|\.{3}) …/)
  })

  test('starts with the marker, which can be read again', () => {
    expect(readMarker(renderComment(scenarios.small(), marker))).toEqual(marker)
  })

  test('of 5,000 new errors stays under the cap and still names errors', () => {
    const entries = Array.from({ length: 5000 }, (_, index) =>
      unpairedOf({ path: `src/module_${index}.py`, message: `Problem ${index} `.repeat(30) }),
    )
    const body = renderComment(reportOf({ comparison: { new: entries } }), marker)
    expect(body.length).toBeLessThanOrEqual(commentLimit)
    expect(body).toContain('src/module_0.py')
    expect(body).toMatch(/and 4,9\d\d more/)
    expect(Buffer.byteLength(renderSummary(reportOf({ comparison: { new: entries } })))).toBeLessThan(
      1024 * 1024,
    )
    expect(summaryLimit * 3).toBeLessThan(1024 * 1024)
  })

  test('of very many new errors says on one screen what usually explains them and where they are', () => {
    const body = renderComment(commentScenarios['flood']?.() ?? reportOf(), marker)
    const above = body.slice(body.indexOf('###'), body.indexOf('<details>'))
    const screen = above.split(/\n+|<br>/).filter((line) => line !== '' && !line.startsWith('| :--'))
    expect(screen.length).toBeLessThanOrEqual(25)
    expect(screen.join('\n')).toContain('files that nobody edited usually come from a changed configuration')
    expect(screen.join('\n')).toMatch(/\| folder \| new \| files \|/)
    expect(screen.join('\n')).toContain('| `@acme/checkout` | ')
    const sample = /A sample of the causes[\s\S]*?<\/details>/.exec(body)?.[0] ?? ''
    expect(new Set(sample.match(/(?<=\[`)[a-z-]+(?=`\]\()/g)).size).toBeGreaterThan(8)
  })

  test.each([
    [
      'the changed definition that most of them speak of',
      { changed: true, edits: [] },
      /touches `Order` in .*4,\d\d\d of them/,
    ],
    [
      'the configuration that the change edits',
      { changed: false, edits: ['mypy.ini'] },
      /This change edits .*mypy\.ini/,
    ],
  ] as const)('of very many names %s instead', (_, { changed, edits }, words) => {
    const entries = Array.from({ length: 4529 }, (_entry, index) =>
      unpairedOf({
        path: `src/m${index % 70}.py`,
        line: index + 1,
        code: 'attr-defined',
        message:
          index % 20 === 0 ? `"Cart" has no attribute "a${index}"` : '"Order" has no attribute "total"',
      }),
    )
    const report = reportOf({
      comparison: { new: entries },
      touched: [{ path: storedPath('src/order.py'), errors: 0, newErrors: 0 }],
      changed: changed ? [{ path: storedPath('src/order.py'), line: 3, name: 'Order' }] : [],
    })
    const body = renderComment({ ...report, ruleEdits: edits.map((path) => storedPath(path)) }, marker)
    expect(body).toMatch(words)
    expect(body).not.toContain('stale cache')
  })

  test('is equal to that of a re-run but for the run', () => {
    const again = renderComment(scenarios.small(), { ...marker, runAttempt: '2' })
      .replaceAll('/actions/runs/7001/artifacts/31', '/actions/runs/7002/artifacts/99')
      .replaceAll('/actions/runs/7001', '/actions/runs/7002')
    const first = renderComment(scenarios.small(), marker)
    expect(comparableBody(again)).toBe(comparableBody(first))
    expect(comparableBody(renderComment(scenarios.large(), marker))).not.toBe(comparableBody(first))
  })
})

interface Dom {
  /** Every element. */
  readonly tags: string[]
  /** Every attribute that could lead or do something: an address alone, else `name=value`. */
  readonly addresses: string[]
  text: string
}

/** What a browser would make of an HTML text. */
function domOf(html: string): Dom {
  const dom: Dom = { tags: [], addresses: [], text: '' }
  gather(parseFragment(html), dom)
  return dom
}

type Node = DefaultTreeAdapterTypes.Node

function gather(node: Node, dom: Dom): void {
  if ('tagName' in node) {
    dom.tags.push(node.tagName)
    const attributes = node.attrs.filter(({ name, value }) => name !== 'align' && value !== 'language-sh')
    dom.addresses.push(...attributes.map(({ name, value }) => (name === 'href' ? value : `${name}=${value}`)))
  }
  dom.text += 'value' in node ? node.value : ''
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    gather(child, dom)
  }
}

const hostile = fc.string({
  unit: fc.constantFrom(
    ...[
      '<',
      '>',
      '&',
      '`',
      '``',
      '|',
      '\\',
      '*',
      '_',
      '[x](y)',
      '![x](y)',
      '@acme',
      '#12',
      'GH-3',
      ':tada:',
      '$x$',
      '\n',
    ],
    ...[
      '<img src=x onerror=alert(1)>',
      '</details>',
      '<!--',
      '-->',
      'https://evil.example',
      'www.evil.example',
      '~~',
    ],
    ...['a', ' ', '&lt;', '\u202e', '\u0007', '- ', '1. ', '    ', '---', '\r\n', '```\n'],
  ),
  maxLength: 12,
})

describe('hostile text', () => {
  test('as running text renders as itself, without any element but code', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { tags, text } = domOf(rendered(`x ${markdownText(value)} x`))
        expect(tags.filter((tag) => tag !== 'p' && tag !== 'code')).toEqual([])
        expect(text).not.toMatch(/^\s*$|\u200b/)
      }),
      { numRuns: 3000 },
    )
  })

  test('as code renders as one code element, also in a table', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { tags } = domOf(rendered(`x ${markdownCode(value)} x`))
        expect(tags).toEqual(['p', 'code'])
        const table = domOf(rendered(`| a | b |\n| - | - |\n| ${markdownCell(markdownCode(value))} | end |`))
        expect(table.tags.filter((tag) => tag === 'td').length).toBe(2)
      }),
      { numRuns: 3000 },
    )
  })

  test('pings nobody and links nowhere', () => {
    const text = markdownText('ask @acme about #12, GH-3, :tada:, https://evil.example and www.evil.example')
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/@acme|#12|GH-3|:tada:|https:\/\/|www\./)
    expect(domOf(rendered(text)).tags).toEqual(['p', 'code', 'code', 'code', 'code', 'code', 'code'])
  })

  test('names a place that can be copied', () => {
    expect(markdownText('s3.py:65: error: invalid syntax')).toBe('`s3.py:65`: error: invalid syntax')
  })

  test('never lets two pieces of code run into one', () => {
    const joined = markdownJoin([markdownCode('a'), markdownText('@b`'), markdownCode('c')])
    expect(domOf(rendered(joined)).tags).toEqual(['p', 'code', 'code', 'code'])
  })

  test.each([
    ['comment', scenarios.hostile],
    ['comment with everything in it', commentScenarios['hostileStory'] ?? scenarios.hostile],
  ])('brings no element and no address of its own into a whole %s', (_, report) => {
    const { tags, addresses } = domOf(rendered(renderComment(report(), marker)))
    expect(tags.filter((tag) => !ours.has(tag))).toEqual([])
    expect(addresses.length).toBeGreaterThan(5)
    expect(addresses.filter((address) => !ownPages.test(address))).toEqual([])
  })
})

const ours: ReadonlySet<string> = new Set(
  'h3 h4 table thead tbody tr th td p ul ol li a code pre strong em details summary b sub blockquote br'.split(
    ' ',
  ),
)
/** Pages of the repository, and of the checkers' documentation. */
const ownPages = /^https:\/\/(?:github\.com\/acme\/shop\/|mypy\.readthedocs\.io\/)/
