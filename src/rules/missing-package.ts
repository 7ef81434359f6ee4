/** Gathers what is not installed into the one line that installs it. */
import type { Diagnostic } from '#model/diagnostic.ts'

/** The packages that diagnostics name themselves, and the command that a user would type. */
export interface InstallLine {
  readonly command: string
  /** How many diagnostics it would answer. */
  readonly errors: number
}

interface Installer {
  /** What the checker recommends; the first group is the package. */
  readonly pattern: RegExp
  readonly command: string
}

/** Only packages that the checker names are trusted: a guessed name could be anybody's. */
const installers: readonly Installer[] = [
  {
    pattern: /\bpython3? -m pip install ([A-Za-z0-9][A-Za-z0-9._-]*)(?![^"\s])/,
    command: 'python3 -m pip install',
  },
  { pattern: /\bnpm i --save-dev (@types\/[a-z0-9][a-z0-9._~-]*)(?![^`\s])/, command: 'npm i --save-dev' },
]

/** Whether a diagnostic may name a package at all; cheap, for whoever looks at all of them. */
export function namesPackage({ message, notes }: Diagnostic): boolean {
  const names = (text: string): boolean => text.includes('pip install ') || text.includes('npm i --save-dev ')
  return names(message) || notes.some(names)
}

/** One line per installer, packages sorted, each once; empty when nothing is missing. */
export function installLines(diagnostics: readonly Diagnostic[]): readonly InstallLine[] {
  return installers.flatMap(({ pattern, command }) => {
    const named = diagnostics.flatMap(({ message, notes }) => {
      const found = [message, ...notes].map((text) => onlyName(text, pattern)).find((name) => name !== null)
      return found ? [found] : []
    })
    const packages = [...new Set(named)].sort()
    return packages.length === 0
      ? []
      : [{ command: `${command} ${packages.join(' ')}`, errors: named.length }]
  })
}

/** Nobody but the project knows which of several packages it uses: jest's types or mocha's. */
function onlyName(text: string, pattern: RegExp): string | null {
  const names = [...text.matchAll(new RegExp(pattern, 'g'))].map(([, name]) => name)
  return names.length === 1 ? (names[0] ?? null) : null
}
