/** Every text once, numbered from 0 in order of first use. */
export class TextTable {
  readonly all: string[] = []
  private readonly indexes = new Map<string, number>()

  /** The number of a text; a new one is added. */
  of(text: string): number {
    const known = this.indexes.get(text)
    if (known !== undefined) {
      return known
    }
    this.indexes.set(text, this.all.length)
    return this.all.push(text) - 1
  }

  /** -1 for null. */
  ofNullable(text: string | null): number {
    return text === null ? -1 : this.of(text)
  }
}
