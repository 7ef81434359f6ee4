/**
 * The one encoder for XML. Whatever a checker or a file name says comes out as text: no element, no attribute, no
 * entity, and no character that XML 1.0 forbids.
 */
import { visible } from './visible.ts'

/** Text that is XML already; made here only. */
export interface Xml {
  readonly xml: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

/** Tabs and line breaks as references, because a reader turns plain ones inside an attribute into spaces. */
function escaped(text: string): string {
  const clean = visible(text.replace(/\r\n|\r/g, '\n')).replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
  const encoded = clean.replace(/[&<>"\t\n]/g, (character) => entities[character] ?? character)
  // The runner obeys these anywhere in a line that a step prints.
  return encoded.replaceAll('##[', '##&#91;')
}

/** One element. Text among the children is escaped; numbers are written plainly. `name` is never foreign. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly (Xml | string)[] = [],
): Xml {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const start = `<${name}${pairs.join('')}`
  if (children.length === 0) {
    return { xml: `${start}/>` }
  }
  if (children.some((child) => typeof child === 'string')) {
    const inline = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml))
    return { xml: `${start}>${inline.join('')}</${name}>` }
  }
  const nested = children.map((child) => (typeof child === 'string' ? '' : indented(child.xml)))
  return { xml: `${start}>\n${nested.join('\n')}\n</${name}>` }
}

/** A whole document, which ends with a line break. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`
}

/** Only between elements: line breaks of text are references by now. */
function indented(xml: string): string {
  return xml.replace(/^/gm, '  ')
}
