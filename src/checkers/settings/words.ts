/** Reads a checker's command-line words: options with a value, and what is left. */

/** The values of an option, in order; `--name value` and `--name=value` are the same. */
export function optionValues(args: readonly string[], names: readonly string[]): readonly string[] {
  const values: string[] = []
  for (const [index, word] of args.entries()) {
    const value = args[index + 1]
    if (names.includes(word) && value !== undefined) {
      values.push(value)
    }
    const name = names.find((each) => each.startsWith('--') && word.startsWith(`${each}=`))
    if (name !== undefined) {
      values.push(word.slice(name.length + 1))
    }
  }
  return values
}

/** The words that are neither options nor values of the options in `withValue`; everything behind `--`. */
export function positionalWords(args: readonly string[], withValue: ReadonlySet<string>): readonly string[] {
  const words: string[] = []
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    if (word === '--') {
      return [...words, ...args.slice(index + 1)]
    }
    if (withValue.has(word)) {
      index++
    } else if (!word.startsWith('-')) {
      words.push(word)
    }
  }
  return words
}

/** The words without these options and their values; `-p value`, `--project=value`. */
export function withoutOption(args: readonly string[], names: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return args.filter((word, index) => {
    const isOwn = end === -1 || index < end
    const isValue = names.includes(args[index - 1] ?? '')
    return !isOwn || !(isValue || names.some((name) => word === name || word.startsWith(`${name}=`)))
  })
}
