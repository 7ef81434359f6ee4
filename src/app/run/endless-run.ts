/** Recognises a command line that would never end: a checker that watches files, or a program that starts it again and again. */
import type { Checker } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { checkerCommand, programName } from './checker-command.ts'

/** Programs that wait for changes, whatever they start. */
const watchers = /^(?:nodemon|watchexec|entr|chokidar|onchange|tsc-watch|watchman-make|watch)$/

/** The word to leave out; null when nothing says that the run would go on for ever. */
export function endlessWord(checker: Checker, check: CheckConfig): string | null {
  const words = [...(check.command ?? []), ...check.args]
  const command = checkerCommand(checker, check)
  const launcher = command?.launcher ?? check.command ?? []
  const watcher = launcher.find((word) => watchers.test(programName(word)))
  if (watcher !== undefined) {
    return watcher
  }
  const daemon = words.findIndex((word) => programName(word) === 'dmypy')
  if (daemon !== -1 && words[daemon + 1] === 'daemon') {
    return 'daemon'
  }
  // A package manager has short options of its own: `npm run types -w packages/a` names a workspace.
  const own = command?.args ?? null
  const behind = own ?? words.slice(words.indexOf('--') === -1 ? words.length : words.indexOf('--') + 1)
  return watchWord(checker, behind) ?? (own === null ? watchWord(checker, words.filter(isLong)) : null)
}

const isLong = (word: string): boolean => word.startsWith('--')

/** `tsc --watch false` ends. */
function watchWord({ watch }: Checker, words: readonly string[]): string | null {
  const at = words.findIndex((word) => watch?.test(word) === true)
  return at === -1 || words[at + 1] === 'false' ? null : (words[at] ?? null)
}
