/** Reads HTML as a browser would (parse5) and answers what tests ask of it. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** An element of the parsed page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element
type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** Every element in document order; parse errors are thrown. */
export function elementsOf(html: string): readonly HtmlElement[] {
  const errors: string[] = []
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: (error) =>
      errors.push(`${error.code} at line ${error.startLine}, column ${error.startCol}`),
  })
  if (errors.length > 0) {
    throw new Error(`not valid HTML: ${errors.join('; ')}`)
  }
  return document.childNodes.flatMap(descendants)
}

function descendants(node: HtmlNode): readonly HtmlElement[] {
  return 'tagName' in node ? [node, ...node.childNodes.flatMap(descendants)] : []
}

/** The elements inside another one. */
export function inside(element: HtmlElement): readonly HtmlElement[] {
  return element.childNodes.flatMap(descendants)
}

/** All text inside, as a reader gets it, without collapsing white space. */
export function textOf(element: HtmlElement): string {
  return element.childNodes
    .map((child) => ('value' in child ? child.value : 'tagName' in child ? textOf(child) : ''))
    .join('')
}

/** The value of an attribute, or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null
}

/** The one element with this id; throws when it is missing. */
export function byId(elements: readonly HtmlElement[], id: string): HtmlElement {
  const found = elements.find((element) => attribute(element, 'id') === id)
  if (found === undefined) {
    throw new Error(`no element has the id ${id}`)
  }
  return found
}

/** All elements of a tag. */
export function byTag(elements: readonly HtmlElement[], tag: string): readonly HtmlElement[] {
  return elements.filter((element) => element.tagName === tag)
}

/** The texts of a table's body, row by row. */
export function cellsOf(table: HtmlElement): readonly (readonly string[])[] {
  const body = byTag(inside(table), 'tbody').flatMap(inside)
  return byTag(body, 'tr').map((row) =>
    inside(row)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
      .map(textOf),
  )
}
