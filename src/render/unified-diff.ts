/** Edits of a text in the form that `git apply` and `patch -p1` read. https://git-scm.com/docs/diff-format */
import { distinctEdits, type TextEdit, withEdits } from '#model/edit.ts'

const contextLines = 3

/** A file before and after, and the edits between. */
export interface DiffedFile {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly edits: readonly TextEdit[]
}

/** Lines of the old text that go, and the new ones in their place. `from` counts from 0. */
interface Change {
  readonly from: number
  readonly old: readonly string[]
  readonly fresh: readonly string[]
}

/** Ends with a line break; empty without edits. Lines keep their ends, so the text is to be written as it is. */
export function unifiedDiff(files: readonly DiffedFile[]): string {
  return files.map(diffOf).join('')
}

function diffOf({ path, before, edits }: DiffedFile): string {
  const lines = wholeLines(before)
  const changes = changesOf(lines, edits)
  if (changes.length === 0) {
    return ''
  }
  const hunks: string[] = []
  let shift = 0
  for (const group of grouped(changes)) {
    const [first] = group
    const last = group.at(-1)
    if (first === undefined || last === undefined) {
      continue
    }
    const start = Math.max(0, first.from - contextLines)
    const end = Math.min(lines.length, last.from + last.old.length + contextLines)
    const body: string[] = []
    let at = start
    for (const { from, old, fresh } of group) {
      body.push(...lines.slice(at, from).map((line) => marked(' ', line)))
      body.push(...old.map((line) => marked('-', line)), ...fresh.map((line) => marked('+', line)))
      at = from + old.length
    }
    body.push(...lines.slice(at, end).map((line) => marked(' ', line)))
    const grown = group.reduce((sum, { old, fresh }) => sum + fresh.length - old.length, 0)
    const count = end - start
    hunks.push(`@@ -${range(start, count)} +${range(start + shift, count + grown)} @@\n${body.join('')}`)
    shift += grown
  }
  return `--- ${named(`a/${path}`)}\n+++ ${named(`b/${path}`)}\n${hunks.join('')}`
}

/** With their line ends; only `\n` ends a line of a diff. */
function wholeLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Edits of one line, or of lines that follow each other, make one change. */
function changesOf(lines: readonly string[], edits: readonly TextEdit[]): readonly Change[] {
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length
  }
  const lineAt = (place: number): number => {
    let [low, high] = [0, Math.max(0, starts.length - 1)]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      ;[low, high] = (starts[middle] ?? 0) <= place ? [middle, high] : [low, middle - 1]
    }
    return low
  }
  const blocks: { from: number; to: number; edits: TextEdit[] }[] = []
  for (const edit of distinctEdits(edits)) {
    const from = lineAt(edit.start)
    // What stands before a line's first character leaves the line before as it is.
    const to = Math.max(from, lineAt(edit.end > edit.start ? edit.end - 1 : edit.end))
    const open = blocks.at(-1)
    if (open !== undefined && from <= open.to + 1) {
      open.to = Math.max(open.to, to)
      open.edits.push(edit)
    } else {
      blocks.push({ from, to, edits: [edit] })
    }
  }
  return blocks.map(({ from, to, edits: own }) => {
    const start = starts[from] ?? 0
    const old = lines.slice(from, to + 1)
    const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
    return trimmed({ from, old, fresh: wholeLines(withEdits(old.join(''), moved)) })
  })
}

/** Lines that are the same at the start or the end are no part of a change. */
function trimmed({ from, old, fresh }: Change): Change {
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) {
    head += 1
  }
  let tail = 0
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old.at(-1 - tail) === fresh.at(-1 - tail)
  ) {
    tail += 1
  }
  return {
    from: from + head,
    old: old.slice(head, old.length - tail),
    fresh: fresh.slice(head, fresh.length - tail),
  }
}

/** Changes whose context would touch stand in one hunk. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const before = groups.at(-1)?.at(-1)
    if (before !== undefined && change.from - (before.from + before.old.length) <= 2 * contextLines) {
      groups.at(-1)?.push(change)
    } else {
      groups.push([change])
    }
  }
  return groups
}

function range(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`
}

function marked(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`
}

/** As git quotes names; a tab tells where one with a space ends. */
function named(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name may have them
  if (/["\\\u0000-\u001f\u007f]/.test(path)) {
    const quoted = path.replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a name may have them
      /["\\\u0000-\u001f\u007f]/g,
      (char) =>
        char === '"' || char === '\\' ? `\\${char}` : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`,
    )
    return `"${quoted}"`
  }
  return path.includes(' ') ? `${path}\t` : path
}
