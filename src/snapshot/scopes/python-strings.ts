/**
 * Keeps what is open inside one logical line of Python: brackets, string literals, f-string fields.
 * Fields follow PEP 701 (the same quote may come again inside); a string that then never ends is read
 * again the old way, where the next such quote ends it.
 */

const lineFeed = 0x0a
const carriageReturn = 0x0d
const backslash = 0x5c
const brace = 0x7b
const closingBrace = 0x7d

interface Literal {
  readonly kind: 'literal'
  readonly start: number
  readonly quote: string
  readonly interpolates: boolean
}

/** `depth` is how many frames are open around the literal that a field or specification belongs to. */
interface Part {
  readonly kind: 'field' | 'specification'
  readonly literal: Literal
  readonly depth: number
}

/** `field` and `bracket` hold code, `literal` and `specification` hold text. */
type Frame = Literal | Part | { readonly kind: 'bracket' }

const bracket: Frame = { kind: 'bracket' }

/** The frames of one source; every method that takes a position answers where reading goes on. */
export class PythonStrings {
  readonly #source: string
  readonly #frames: Frame[] = []
  #fieldsAreText = false

  constructor(source: string) {
    this.#source = source
  }

  /** How many frames are open: a line break ends the logical line only at zero. */
  get depth(): number {
    return this.#frames.length
  }

  /** Whether what follows is text of a literal, for {@link PythonStrings.readText}. */
  get holdsText(): boolean {
    const kind = this.#frames.at(-1)?.kind
    return kind === 'literal' || kind === 'specification'
  }

  /** Forgets what is open: a new logical line begins. */
  reset(): void {
    this.#frames.length = 0
  }

  /** At the end of the source: where to read again because an f-string was never closed, or null. */
  retreat(): number | null {
    for (const [depth, frame] of this.#frames.entries()) {
      if (frame.kind === 'literal') {
        this.#frames.length = depth
        this.#fieldsAreText = true
        return frame.interpolates ? frame.start : null
      }
    }
    return null
  }

  openBracket(position: number): number {
    this.#frames.push(bracket)
    return position + 1
  }

  closeBracket(position: number): number {
    if (this.#frames.at(-1)?.kind !== 'field' || this.#source[position] === '}') {
      this.#frames.pop()
    }
    return position + 1
  }

  /** At a colon, which directly in a field begins the format specification. */
  colon(position: number): number {
    const frame = this.#frames.at(-1)
    if (frame?.kind === 'field') {
      this.#frames.push({ ...frame, kind: 'specification' })
    }
    return position + 1
  }

  /** At the opening quote of a literal. */
  openLiteral(position: number, prefix: string): number {
    const char = this.#source[position] ?? ''
    const quote = this.#source.startsWith(char.repeat(3), position) ? char.repeat(3) : char
    this.#frames.push({
      kind: 'literal',
      start: position - prefix.length,
      quote,
      interpolates: !this.#fieldsAreText && /[ft]/i.test(prefix),
    })
    return position + quote.length
  }

  /** Reads text up to its end or to the start of a field. */
  readText(start: number): number {
    const frame = this.#frames.at(-1)
    if (frame?.kind === 'literal') {
      return this.#readLiteral(start, frame)
    }
    return frame?.kind === 'specification' ? this.#readSpecification(start, frame) : start
  }

  #readLiteral(start: number, literal: Literal): number {
    const source = this.#source
    const { quote, interpolates } = literal
    const isLong = quote.length > 1
    const unitOfQuote = quote.charCodeAt(0)
    let position = start
    while (position < source.length) {
      const unit = source.charCodeAt(position)
      if (unit === unitOfQuote && (!isLong || source.startsWith(quote, position))) {
        this.#frames.pop()
        return position + quote.length
      }
      if (unit === brace && interpolates && source.charCodeAt(position + 1) !== brace) {
        this.#frames.push({ kind: 'field', literal, depth: this.#frames.length - 1 })
        return position + 1
      }
      if (!isLong && isLineEnd(unit)) {
        this.#frames.pop()
        return position
      }
      position += unit === brace || unit === backslash ? this.#width(position, literal) : 1
    }
    return position
  }

  /** A backslash hides the next character, but not the brace that starts a field. */
  #width(position: number, literal: Literal): number {
    const source = this.#source
    const next = source.charCodeAt(position + 1)
    if (source.charCodeAt(position) === brace) {
      return literal.interpolates ? 2 : 1
    }
    if (literal.interpolates && next === brace) {
      return 1
    }
    return next === carriageReturn && source.charCodeAt(position + 2) === lineFeed ? 3 : 2
  }

  #readSpecification(start: number, part: Part): number {
    for (let position = start; position < this.#source.length; position += 1) {
      const unit = this.#source.charCodeAt(position)
      if (unit === brace) {
        this.#frames.push({ ...part, kind: 'field' })
        return position + 1
      }
      if (unit === closingBrace) {
        this.#frames.length -= 2
        return position + 1
      }
      if (part.literal.quote.length === 1 && isLineEnd(unit)) {
        this.#frames.length = part.depth
        return position
      }
    }
    return this.#source.length
  }
}

function isLineEnd(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn
}
