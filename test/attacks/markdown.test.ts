/** Hostile Markdown and HTML in messages, paths and rule codes: the rendered comment has nothing of it but text. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foreignParts, type Rendered, rendered } from './rendered.ts'
import { createTarget, type Effects, type Finding, type Target } from './target.ts'

const messages = {
  html: 'Bad <img src=x onerror=alert(1)><script>alert(1)</script> <b onclick=x>type</b>',
  comment: 'Bad --> <!-- hidden --> <details open><summary>x</summary>',
  link: '[click](https://evil.example/a) ![pixel](https://evil.example/p.png) <https://evil.example/b>',
  table: 'a | b | c\n| --- | --- |\n# Heading\n\n- item',
  fence: '```\n</code></pre><h1>out</h1>\n~~~ `` ` ``',
}
const places: Readonly<Record<string, Finding>> = {
  ticks: { file: 'src/`` `](https://evil.example)`.py', line: 11 },
  newline: { file: 'src/a\n\n# b\n<img src=x>.py', line: 12 },
  pipe: { file: 'src/a|b|</td></tr></table><h1>.py', line: 13 },
  code: { code: '`</code><img src=x>`[x](javascript:alert(1))', line: 14, message: 'a code' },
  dots: { file: '../../../../evil/login', line: 15 },
}
const mentions = {
  people: 'ask @acme/owners and @octocat, cc @team-leads',
  issues:
    'fixes #12, closes acme/widget#13, GH-14, and octocat/hello@0123456789abcdef0123456789abcdef01234567',
  address: 'see www.evil.example, https://evil.example/x and mail@evil.example',
  emoji: 'well :tada: done $x^2$ :shipit:',
  keyword: 'Closes #77\nResolves: https://github.com/acme/widget/issues/78',
}
const hidden = {
  bidi: 'access \u202e\u2066// admin\u2069 granted \u202c',
  control: 'red \u001b[31mtext\u001b[0m \u0007\u0008\u0000 end',
  zeroWidth: 'pay\u200bpal \ufeffadm\u00adin',
  lines: 'one\u2028two\u2029three\u0085four',
  surrogate: 'half \ud800 of it',
}

/** Names that a table's cells must survive. */
const changed = ['src/a|b|c.py', 'src/`|`<b>|.py', 'src/\\|x.py', 'src/\\\\|y.py', 'src/| --- |.py']

let target: Target
/** Two runs, so that a comment has room for all of their entries. */
let first: Pages
let second: Pages

interface Pages {
  readonly effects: Effects
  readonly comment: Rendered
  readonly summary: Rendered
}

beforeAll(async () => {
  target = await createTarget()
  const files = Object.fromEntries(changed.map((path) => [path, 'x']))
  const inFiles = changed.map((file, index) => ({ file, line: 90 + index }))
  const inFirst = [...findingsOf(messages), ...Object.values(places), ...inFiles]
  first = pagesOf(await target.attack(inFirst, { files }))
  second = pagesOf(await target.attack([...findingsOf(mentions), ...findingsOf(hidden)]))
})
afterAll(() => target[Symbol.asyncDispose]())

function findingsOf(texts: Readonly<Record<string, string>>): readonly Finding[] {
  return Object.entries(texts).map(([name, message]) => ({ message, line: lineOf(name) }))
}

function pagesOf(effects: Effects): Pages {
  return { effects, comment: rendered(effects.comment), summary: rendered(effects.run.summary) }
}

/** The list entry of a finding, by its line number. */
function entryAt(page: Rendered, line: number): string {
  const found = page.elements.find(
    ({ tag, text }) => tag === 'li' && new RegExp(`:${line}(?!\\d)`).test(text),
  )
  return found?.text ?? ''
}

function lineOf(name: string): number {
  return 20 + Object.keys({ ...messages, ...mentions, ...hidden }).indexOf(name)
}

describe('a message with', () => {
  test.each([
    ['html', '<img src=x onerror=alert(1)><script>'],
    ['comment', '--> <!-- hidden -->'],
    ['link', '[click](https'],
    ['table', 'a | b | c'],
    ['fence', '```'],
  ])('%s stays text in comment and summary', (name, shown) => {
    for (const page of [first.comment, first.summary]) {
      expect(entryAt(page, lineOf(name))).toContain(shown)
      expect(foreignParts(page)).toEqual([])
    }
  })
})

describe('a place with', () => {
  test.each(Object.keys(places))('%s stays code, and links nowhere else', (name) => {
    const { line = 0 } = places[name] ?? {}
    for (const page of [first.comment, first.summary]) {
      expect(entryAt(page, line)).not.toBe('')
      expect(foreignParts(page)).toEqual([])
      expect(page.elements.filter(({ tag }) => tag === 'h1' || tag === 'img')).toEqual([])
    }
  })
})

describe('a changed file named', () => {
  test.each(changed)('%j fills one cell of its table', (path) => {
    for (const page of [first.comment, first.summary]) {
      const rows = page.elements.filter(({ tag }) => tag === 'td').map(({ text }) => text)
      // A table's code can't hold a single backslash before a pipe: it is lost, and the cell holds.
      const at = rows.indexOf(path.replace(/(?<!\\)\\\|/, '|'))
      expect(at).toBeGreaterThan(-1)
      expect(rows.slice(at + 1, at + 3)).toEqual(['1', '1'])
    }
  })
})

describe('a message that refers to', () => {
  test.each([
    ['people', /@[\w-]/],
    ['issues', /#\d|GH-\d|@[0-9a-f]{40}/],
    ['address', /www\.|:\/\/|\w@\w/],
    ['emoji', /:tada:|:shipit:/],
    ['keyword', /#\d|issues\/78/],
  ])('%s reaches nobody', (name, reference) => {
    for (const page of [second.comment, second.summary]) {
      const text = entryAt(page, lineOf(name))
      expect(text).not.toBe('')
      expect(page.prose).not.toMatch(reference)
    }
  })
})

describe('a message with hidden characters:', () => {
  test.each(Object.keys(hidden))('%s is made visible', (name) => {
    for (const page of [second.comment, second.summary]) {
      const text = entryAt(page, lineOf(name))
      // Half a character is no text: it was replaced when the finding was read.
      expect(text).toMatch(name === 'surrogate' ? /half \ufffd of/ : /\\u[0-9a-f]{4}/)
    }
    expect(second.effects.comment).not.toMatch(/[^\P{C}\n]/u)
  })
})
