/** Gives equal texts the same number, on both sides, so that comparing keys is comparing numbers. */
import { TextTable } from '#model/text-table.ts'

/** One for a matching. */
export class Numbering extends TextTable {
  /**
   * Numbers a column of indexes into `texts`, each text once, however many rows have it. -1 stays -1, and so is a text whose
   * form is null.
   */
  column(
    indexes: Int32Array,
    texts: readonly string[],
    formOf: (text: string) => string | null = (text) => text,
  ): Int32Array {
    const unseen = -2
    const known = new Int32Array(texts.length).fill(unseen)
    const numbers = new Int32Array(indexes.length)
    for (let row = 0; row < indexes.length; row++) {
      const index = indexes[row] ?? -1
      let number = known[index] ?? -1
      if (number === unseen) {
        const form = formOf(texts[index] ?? '')
        number = form === null ? -1 : this.of(form)
        known[index] = number
      }
      numbers[row] = number
    }
    return numbers
  }
}
