/** The words of a command line that decide what kind of run tsc makes of it. */

const buildWord = /^--?b(?:uild)?$/i

/** Whether a word asks for the projects that a project refers to, too. tsc takes it only as the first word. */
export function isBuildWord(word: string): boolean {
  return buildWord.test(word)
}

/** Whether tsc builds; names are taken without case. */
export function builds(words: readonly string[]): boolean {
  return words.some(isBuildWord)
}
