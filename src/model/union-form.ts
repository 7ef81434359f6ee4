/**
 * Sorts the members of unions inside a message. tsc and pyright list them in the order in which they met the
 * types, which an edit in another file can change; the meaning is the same in any order.
 */
import { compareText } from './order.ts'

const opening = '([{<'
const closing = ')]}>'
/** Members end at these and at the quote around the type, unless inside brackets. */
const boundaries = '`,;:\n'

/** Sorts `A | B` and `Union[A, B]` at every level of brackets. Linear but for the sorting. */
export function unionForm(message: string): string {
  return sortedUnions(message, compareText)
}

const empty = /^(?:None|null|undefined)$/

/** The same with what stands for “no value” at the end of its union, where people write it. */
export function unionFormEmptyLast(message: string): string {
  return sortedUnions(
    message,
    (one, other) => Number(empty.test(one)) - Number(empty.test(other)) || compareText(one, other),
  )
}

type Order = (one: string, other: string) => number

function sortedUnions(message: string, order: Order): string {
  // tsc quotes types with ' and literals with ", mypy and pyright the other way round: the first one is the type's.
  const quote = /["']/.exec(message)?.[0] ?? '"'
  return read(message, { start: 0, depth: 0, quote, order }).text
}

interface Part {
  readonly text: string
  /** Where reading goes on. */
  readonly next: number
}

/** Messages nest far less; hostile ones must not exhaust the stack. */
const deepest = 60

/** What has been read of one level of brackets: finished text, then the members of a union under way. */
class Level {
  private readonly quote: string
  private readonly order: Order
  private done = ''
  private members: string[] = []
  private member = ''

  constructor(quote: string, order: Order) {
    this.quote = quote
    this.order = order
  }

  /** A character outside of brackets. Leading spaces belong to no member. */
  take(char: string): void {
    const ends = char === this.quote || boundaries.includes(char)
    if (ends || (char === ' ' && this.member === '' && this.members.length === 0)) {
      this.done = this.text() + char
      this.members = []
      this.member = ''
    } else {
      this.member += char
    }
  }

  /** A bracket with everything inside. */
  takeBracket(opener: string, inner: string, closer: string): void {
    this.member += opener + (this.member.endsWith('Union') ? sortedArguments(inner) : inner) + closer
  }

  separate(): void {
    this.members.push(this.member)
    this.member = ''
  }

  text(): string {
    return this.done + [...this.members, this.member].sort(this.order).join(' | ')
  }
}

/** Reads up to the closing bracket of this level, or to the end. */
function read(
  message: string,
  {
    start,
    depth,
    quote,
    order,
  }: { readonly start: number; readonly depth: number; readonly quote: string; readonly order: Order },
): Part {
  const level = new Level(quote, order)
  let index = start
  while (index < message.length && !(depth > 0 && isClosing(message, index))) {
    const char = message.charAt(index)
    if (opening.includes(char) && depth < deepest) {
      const inner = read(message, { start: index + 1, depth: depth + 1, quote, order })
      level.takeBracket(char, inner.text, message.charAt(inner.next))
      index = inner.next + 1
    } else if (message.startsWith(' | ', index)) {
      level.separate()
      index += 3
    } else {
      level.take(char)
      index += 1
    }
  }
  return { text: level.text(), next: index }
}

/** The `>` of an arrow closes nothing. */
function isClosing(message: string, index: number): boolean {
  return (
    closing.includes(message.charAt(index)) &&
    !(message[index] === '>' && /[-=]/.test(message[index - 1] ?? ''))
  )
}

/** Of a text whose brackets have been read: only commas outside of brackets part it. */
function sortedArguments(text: string): string {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const char of text) {
    depth += opening.includes(char) ? 1 : closing.includes(char) ? -1 : 0
    if (char === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else {
      part += char
    }
  }
  return [...parts, part.trim()].sort(compareText).join(', ')
}
