/** The edits that take pyrefly's mechanical errors away. Messages as pyrefly 1.4 and 1.5 print them. */
import type { Fixer } from '../fixer.ts'
import { withoutIgnore } from '../python/ignore-comment.ts'
import { optionalParameter } from '../python/optional-parameter.ts'

/** See {@link Fixer}. */
export const pyreflyFixer: Fixer = ({ message, line }, source, facts) => {
  const parameter = /^Default `None` is not assignable to parameter `(\w+)` with type `/.exec(message)?.[1]
  if (parameter !== undefined) {
    return optionalParameter({ line, parameter }, source, facts)
  }
  const unused = { line, word: 'pyrefly', instead: new Map() } as const
  if (/^Unused `# pyrefly: ignore` comment/.test(message)) {
    return withoutIgnore({ ...unused, codes: null }, source)
  }
  const some = /^Unused error code\(s\) in `# pyrefly: ignore`: (.+)$/.exec(message)?.[1]
  return some === undefined
    ? null
    : withoutIgnore({ ...unused, codes: some.split(',').map((code) => code.trim()) }, source)
}
