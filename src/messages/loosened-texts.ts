/** Words for values of the configuration that make a checker say less; the same in every rendering. */
import type { Loosened } from '#model/loosened.ts'

/** In front of the values. */
export const loosenedTitle = 'This change has the checker say less'

/** One value without a full stop; what stands in backticks is code. */
export function loosenedText({ path, setting, from, to }: Loosened): string {
  return `${path === null ? 'arguments' : code(path)}: ${code(setting)} ${valueText(from)} → ${valueText(to)}`
}

const longestValue = 80

function valueText(value: string | null): string {
  if (value === null) {
    return 'not set'
  }
  return value === ''
    ? 'empty'
    : code(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value)
}

/** A backtick of the value would end the code. */
function code(text: string): string {
  return `\`${text.replaceAll('`', '’')}\``
}
