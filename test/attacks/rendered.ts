/** A comment as a browser would show it: Markdown with raw HTML let through, then the DOM of that. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/** One element with what it is made of. */
export interface RenderedElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** All that a reader or a browser gets. */
export interface Rendered {
  readonly elements: readonly RenderedElement[]
  /** Text outside code, where mentions and references are looked for. */
  readonly prose: string
  readonly text: string
  readonly comments: readonly string[]
}

/** GitHub would take some of it away; here everything that gets through counts. */
export function rendered(markdown: string): Rendered {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })
  const elements: RenderedElement[] = []
  const comments: string[] = []
  const prose: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.ChildNode, code: boolean): string => {
    if (node.nodeName === '#comment' && 'data' in node) {
      comments.push(node.data)
    }
    if ('value' in node) {
      if (!code) {
        prose.push(node.value)
      }
      return node.value
    }
    if (!('tagName' in node)) {
      return ''
    }
    const inCode = code || node.tagName === 'code' || node.tagName === 'pre'
    const text = node.childNodes.map((child) => walk(child, inCode)).join('')
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    elements.push({ tag: node.tagName, attributes, text })
    return text
  }
  const text = parseFragment(html)
    .childNodes.map((node) => walk(node, false))
    .join('')
  return { elements, prose: prose.join('\n'), text, comments }
}

const ours: ReadonlySet<string> = new Set([
  ...['h3', 'h4', 'p', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote', 'br'],
  ...['a', 'b', 'code', 'pre', 'em', 'strong', 'sub', 'details', 'summary'],
])
const ownAttributes: ReadonlySet<string> = new Set(['href', 'align', 'class', 'open'])

/** The repository's pages, and the page on rule codes that our own table names. */
function isOwnAddress(address: string): boolean {
  return (
    address.startsWith('https://github.com/acme/widget/') ||
    address === 'https://mypy.readthedocs.io/en/stable/error_code_list.html#code-name-defined'
  )
}

/** Elements, attributes and addresses that none of our own sentences makes. */
export function foreignParts({ elements }: Rendered): readonly string[] {
  return elements.flatMap(({ tag, attributes }) => [
    ...(ours.has(tag) ? [] : [`<${tag}>`]),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      !ownAttributes.has(name) || (name === 'href' && !isOwnAddress(value))
        ? [`${tag} ${name}=${value}`]
        : [],
    ),
  ])
}
