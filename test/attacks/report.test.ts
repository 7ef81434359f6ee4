/** Hostile text in the HTML report: parsed as a browser does, it has our elements and our script alone. */
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attribute, byTag, elementsOf, type HtmlElement, textOf } from '#test/support/html-tree.ts'
import { createTarget, type Target } from './target.ts'

let target: Target
let html: string

beforeAll(async () => {
  target = await createTarget()
  await target.attack(
    [
      { message: '</script><script>alert(1)</script><img src=x onerror=alert(1)>', line: 51 },
      { message: '</style><style>*{display:none}</style> <!-- <!--<script>', line: 52 },
      { file: 'src/" onmouseover="alert(1)"><svg onload=alert(1)>.py', line: 53 },
      { code: "'><iframe src=//evil.example>", line: 54 },
      { message: 'javascript:alert(1) data:text/html,<script>1</script> \u2028\u2029\u202e', line: 55 },
    ],
    { inputs: { name: 'x"><script>alert(1)</script>' } },
  )
  html = target.artifact('type-ratchet-report-')
})
afterAll(() => target[Symbol.asyncDispose]())

/** Throws for what no page of ours can hold: HTML that a browser would have to repair. */
function parsed(): readonly HtmlElement[] {
  return elementsOf(html)
}

describe('the report of a hostile run', () => {
  test('has no element that our page does not make', () => {
    for (const tag of ['img', 'iframe', 'object', 'embed', 'base', 'form[action]']) {
      expect(byTag(parsed(), tag)).toEqual([])
    }
    expect(byTag(parsed(), 'style').length).toBe(1)
    expect(byTag(parsed(), 'script').length).toBe(2)
  })

  test('has no attribute that runs code', () => {
    const handlers = parsed().flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')))
    expect(handlers).toEqual([])
  })

  test('links only to its repository', () => {
    const addresses = byTag(parsed(), 'a').map((element) => attribute(element, 'href') ?? '')
    expect(
      addresses.filter((href) => !/^(?:#|https:\/\/github\.com\/acme\/widget(?:\/|$))/.test(href)),
    ).toEqual([])
  })

  test('carries a policy that lets only its own script and style run', () => {
    const [policy] = byTag(parsed(), 'meta').filter(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    )
    const content = policy === undefined ? '' : (attribute(policy, 'content') ?? '')
    expect(content).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/)
    expect(content).not.toMatch(/unsafe|\*|https?:/)
  })

  test('holds its data in letters that can’t end its element', () => {
    const [data] = byTag(parsed(), 'script').filter((element) => attribute(element, 'id') === 'data')
    const packed = data === undefined ? '' : textOf(data)
    expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')).toContain('alert(1)')
  })
})
