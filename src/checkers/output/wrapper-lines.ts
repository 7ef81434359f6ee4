/**
 * Lines that npm, pnpm and yarn print around the checker they start.
 * Only these: other wrappers' lines are unread lines, because a list that grows could swallow an error.
 */

const wrapperLine: RegExp = anyOf([
  // npm and pnpm: `> name@1.0.0 check` and `> mypy .`
  /^> \S/,
  // yarn 1: `yarn run v1.22.22`, `$ tsc`, `Done in 1.02s.`, `info Visit https://yarnpkg.com/…`
  /^yarn run v\d/,
  /^\$ \S/,
  /^Done in [\d.]+m?s\b/,
  /^info Visit https:\/\/yarnpkg\.com\//,
  // pnpm after a script that failed
  /^\s*ELIFECYCLE\s/,
])

/** One pattern for many, because every line of an output is asked. */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'))
}

/** Whether a line is blank or a package manager's banner. */
export function isWrapperLine(line: string): boolean {
  return line.trim() === '' || wrapperLine.test(line)
}
