/** Gives equal texts the same number, on both sides, so that comparing keys is comparing numbers. */
export class Numbering {
  private readonly numbers = new Map<string, number>()

  of(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) {
      return known
    }
    this.numbers.set(text, this.numbers.size)
    return this.numbers.size - 1
  }

  /** Numbers a column of indexes into `texts`, each text once, however many rows have it; -1 stays -1. */
  column(
    indexes: Int32Array,
    texts: readonly string[],
    formOf: (text: string) => string = (text) => text,
  ): Int32Array {
    const known = new Int32Array(texts.length).fill(-1)
    return indexes.map((index) => {
      const text = texts[index]
      if (text === undefined) {
        return -1
      }
      const number = known[index] ?? -1
      if (number !== -1) {
        return number
      }
      const fresh = this.of(formOf(text))
      known[index] = fresh
      return fresh
    })
  }
}
