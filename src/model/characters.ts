/**
 * What a character of source text is: blank, of a word, or neither. The same answers as `\s`, `[\p{L}_$]` and `\p{N}` under the `u`
 * flag, for loops that ask about every character.
 */

/** Neither blank nor of a word. */
const other = 0
const blank = 1
/** Of a word, but not its first character: a digit. */
const digit = 2
/** Of a word, and may be its first character: a letter, `_` or `$`. */
const letter = 3
const unknown = 255

const blankText = /^\s$/u
const letterText = /^[\p{L}_$]$/u
const digitText = /^\p{N}$/u

/** Of every code unit, as far as it was asked for. */
const kinds = new Uint8Array(0x1_0000).fill(unknown)

function kindOfText(text: string): number {
  if (letterText.test(text)) {
    return letter
  }
  return digitText.test(text) ? digit : blankText.test(text) ? blank : other
}

/** Of one code unit; half of a pair is neither. */
function kindOf(unit: number): number {
  const known = kinds[unit] ?? other
  return known === unknown ? learnt(unit) : known
}

function learnt(unit: number): number {
  const kind = kindOfText(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

/** Of the character that starts here, which may be a pair. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00
    ? kindOfText(String.fromCodePoint(text.codePointAt(at) ?? 0))
    : kindOf(unit)
}

/** Whether a code unit is white space or ends a line. */
export function isBlank(unit: number): boolean {
  return kindOf(unit) === blank
}

/** Whether a code unit may stand in a word; half of a pair may not. */
export function isWordUnit(unit: number): boolean {
  return kindOf(unit) >= digit
}

/** Whether what starts here may stand in a word. */
export function isWordAt(text: string, at: number): boolean {
  return kindAt(text, at) >= digit
}

/** How many code units the character that starts here has. */
export function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** The first letter from an offset on; `end` when there is none before. */
export function letterFrom(text: string, from: number, end: number): number {
  let at = from
  while (at < end && kindAt(text, at) !== letter) {
    at += widthAt(text, at)
  }
  return Math.min(at, end)
}

/** The first letter or digit from an offset on; `end` when there is none before. */
export function wordFrom(text: string, from: number, end: number): number {
  let at = from
  while (at < end && kindAt(text, at) < digit) {
    at += widthAt(text, at)
  }
  return Math.min(at, end)
}

/** Just past the letters and digits from an offset on. */
export function wordEnd(text: string, from: number, end: number): number {
  let at = from
  while (at < end && kindAt(text, at) >= digit) {
    at += widthAt(text, at)
  }
  return at
}
