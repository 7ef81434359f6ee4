/**
 * The program of a component: what stands between `<script>` and `</script>` of a Vue or Svelte file, and the code fence at the head
 * of an Astro file. Everything else becomes blanks, so that each line and column stays where it is.
 */

/** A comment of the markup, or the start of a script; neither can stand in the other. */
const start = /<!--|<script(?=[\s>])/gi
const fence = /^\uFEFF?\s*---(?=\r?\n|\r)/

/** As long as the source, with the same line breaks. In linear time; what is not closed goes to the end. */
export function componentScript(source: string): string {
  const parts: string[] = []
  let kept = 0
  const keep = (from: number, to: number): void => {
    parts.push(blanked(source.slice(kept, from)), source.slice(from, to))
    kept = to
  }
  const head = fence.exec(source)
  if (head !== null) {
    const end = /^---/m.exec(source.slice(head[0].length))?.index
    keep(head[0].length, end === undefined ? source.length : head[0].length + end)
  }
  start.lastIndex = kept
  for (let found = start.exec(source); found !== null; found = start.exec(source)) {
    const from = found.index + found[0].length
    if (found[0] === '<!--') {
      start.lastIndex = endOf(source, '-->', from)
    } else {
      const body = tagEnd(source, from)
      const end = closingTag(source, body)
      keep(body, end)
      start.lastIndex = end
    }
  }
  parts.push(blanked(source.slice(kept)))
  return parts.join('')
}

function blanked(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ')
}

function endOf(source: string, text: string, from: number): number {
  const at = source.indexOf(text, from)
  return at === -1 ? source.length : at + text.length
}

/** Behind the `>` of a tag; one in a quoted value does not end it. */
function tagEnd(source: string, from: number): number {
  const attributes = /"[^"]*"|'[^']*'|>/g
  attributes.lastIndex = from
  for (let part = attributes.exec(source); part !== null; part = attributes.exec(source)) {
    if (part[0] === '>') {
      return attributes.lastIndex
    }
  }
  return source.length
}

function closingTag(source: string, from: number): number {
  const closing = /<\/script/gi
  closing.lastIndex = from
  return closing.exec(source)?.index ?? source.length
}
