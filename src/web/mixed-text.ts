/** Words with code in them, where the code can't be marked. */
import type { MixedText } from '#model/report-data.ts'

/** One behind the other. */
export function plainText(text: MixedText): string {
  return text.join('')
}
