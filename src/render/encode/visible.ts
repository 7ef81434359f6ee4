/** Makes visible what can't be seen, so that two different names never look equal in any output. */

/** Controls, formats (direction marks, zero width), Unicode line ends, lone surrogates. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu

/** Shows what can't be seen as the six characters `\uXXXX`; tabs and line feeds stay. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => {
    if (character === '\t' || character === '\n') {
      return character
    }
    return Array.from({ length: character.length }, (_, index) => {
      const unit = character.charCodeAt(index)
      return `\\u${unit.toString(16).padStart(4, '0')}`
    }).join('')
  })
}

/** The same for text that must stay on one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}
