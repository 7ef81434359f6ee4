/**
 * What the forms have in common in which many tools report. The tool is not known: nothing is started for it, nothing is known
 * of its configuration, and its exit code must be, because no document says that files were looked at. Whatever a tool shows counts, a
 * warning as well as an error, as with the linters that are known; what it only tells (notes, information) does not.
 */
import type { CheckerName } from '#model/snapshot.ts'
import type { Checker } from '../checker.ts'

/** Everything but the reading. */
export function carrier(name: CheckerName, reading: Pick<Checker, 'read' | 'account'>): Checker {
  return {
    name,
    executable: name,
    startsNothing: true,
    oldest: '0',
    defaultArgs: [],
    configFiles: [],
    // Any file may be what the tool looks at.
    sources: /^/,
    readVersion: () => null,
    ...reading,
    settings: async () => ({
      files: [],
      plugins: [],
      languageVersion: null,
      interpreter: null,
      named: null,
      parts: [],
      excludePatterns: [],
      // Who is behind it can't be asked.
      version: null,
    }),
    language: null,
  }
}

/** Exit codes that most tools end with when they did their work. */
export const usualCodes: { readonly clean: readonly number[]; readonly findings: readonly number[] } = {
  clean: [0],
  findings: [0, 1],
}

/** What these codes mean, for a message. */
export const usualMeaning =
  'most tools exit with 0 when they find nothing, and with 1 when they find something'
