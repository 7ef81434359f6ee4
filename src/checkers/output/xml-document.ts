/**
 * Reads a small XML document, in time linear in its length. A document type is refused with every entity that it could declare
 * (`<!DOCTYPE`, billion laughs, external files): reports have none. Namespaces are left as prefixes.
 */

/** An element with what is in it; text between elements is dropped, because no report says anything there. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
}

/** `end` is behind the root's last character. `cut`: the text ends before the root does. */
export type XmlReading =
  | { readonly kind: 'read'; readonly root: XmlElement; readonly end: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'refused'; readonly reason: string }

/** More than any report needs. */
const deepest = 50
const namePattern = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy
const attributePattern = /\s+([\p{L}_:][\p{L}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const tagEnd = /\s*(\/?)>/y
/** What is skipped, by what it starts with; each ends with its second text. */
const skipped = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
}

/** Reads one root element from `start` on. */
export function xmlDocument(text: string, start = 0): XmlReading {
  const open: OpenElement[] = []
  let at = text.indexOf('<', start)
  while (at !== -1) {
    const end = skippedEnd(text, at)
    const step = end === null ? tagAt(text, at, open) : { next: end }
    if ('reading' in step) {
      return step.reading
    }
    at = step.next === -1 ? -1 : text.indexOf('<', step.next)
  }
  return { kind: 'cut' }
}

/** Null where something else starts; -1 where it does not end. */
function skippedEnd(text: string, at: number): number | null {
  for (const [from, to] of skipped) {
    if (text.startsWith(from, at)) {
      const end = text.indexOf(to, at + from.length)
      return end === -1 ? -1 : end + to.length
    }
  }
  return null
}

type Step = { readonly next: number } | { readonly reading: XmlReading }

function tagAt(text: string, at: number, open: OpenElement[]): Step {
  if (text.startsWith('<!', at)) {
    return refused('it declares a document type or an entity, which is not read')
  }
  return text.startsWith('</', at) ? closingTag(text, at + 2, open) : openingTag(text, at + 1, open)
}

function closingTag(text: string, at: number, open: OpenElement[]): Step {
  const name = matchAt(namePattern, text, at)?.[0] ?? ''
  const tail = matchAt(tagEnd, text, at + name.length)
  if (tail === null) {
    return unfinished(text, at)
  }
  const element = open.pop()
  if (element === undefined || element.name !== name) {
    return refused(`</${name}> closes <${element?.name ?? ''}>`)
  }
  return closed(element, open, at + name.length + tail[0].length)
}

function openingTag(text: string, at: number, open: OpenElement[]): Step {
  const name = matchAt(namePattern, text, at)?.[0] ?? ''
  if (name === '') {
    return unfinished(text, at)
  }
  const attributes = new Map<string, string>()
  let next = at + name.length
  for (let found = attributeAt(text, next); found !== null; found = attributeAt(text, next)) {
    const [whole, key = '', double, single = ''] = found
    const value = withoutReferences(double ?? single)
    if (value === null || attributes.has(key)) {
      return refused(
        value === null
          ? `<${name} ${key}> has an entity that nobody declared`
          : `<${name}> has two attributes ${key}`,
      )
    }
    attributes.set(key, value)
    next += whole.length
  }
  const tail = matchAt(tagEnd, text, next)
  if (tail === null) {
    return unfinished(text, next)
  }
  const element: OpenElement = { name, attributes: Object.fromEntries(attributes), children: [] }
  if (tail[1] === '/') {
    return closed(element, open, next + tail[0].length)
  }
  open.push(element)
  return open.length > deepest
    ? refused(`its elements are more than ${deepest} deep`)
    : { next: next + tail[0].length }
}

function attributeAt(text: string, at: number): RegExpExecArray | null {
  return matchAt(attributePattern, text, at)
}

function closed(element: OpenElement, open: readonly OpenElement[], end: number): Step {
  const parent = open.at(-1)
  parent?.children.push(element)
  return parent === undefined ? { reading: { kind: 'read', root: element, end } } : { next: end }
}

/** What can't be a tag is one that was cut, where nothing closes it any more. */
function unfinished(text: string, at: number): Step {
  return text.indexOf('>', at) === -1
    ? { reading: { kind: 'cut' } }
    : refused(`no tag can be read at character ${at}`)
}

function refused(reason: string): Step {
  return { reading: { kind: 'refused', reason } }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const highestCodePoint = 0x10ffff

/** Null for an entity of a document type; a lone ampersand is one. */
function withoutReferences(value: string): string | null {
  let isKnown = true
  const text = value.replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));|&/g, (...found) => {
    const [, decimal, hexadecimal, name] = found as (string | undefined)[]
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    const character = code <= highestCodePoint ? String.fromCodePoint(code) : entities[name ?? '']
    isKnown &&= character !== undefined
    return character ?? ''
  })
  return isKnown ? text : null
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
