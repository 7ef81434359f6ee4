/**
 * Reads what `--diagnostics` and `--extendedDiagnostics` print behind the diagnostics of each program: how many files it
 * had, and with TypeScript 7 whether types were looked at. With `--build` each project has such a block, and rows about
 * all of them stand at the very end. Never translated, and the same plain and pretty.
 * Upstream: `reportStatistics` and `reportSolutionBuilderTimes` in src/executeCommandLine, 5.9 and 6.0. TypeScript 7.0, tried
 * with a thousand configurations and with each code of phase-codes.ts: `Check time` is there if and only if it came to types.
 */

/** Of one program. */
export interface ProgramStatistics {
  /** The line of its first row: diagnostics above it, and below the block before, are this program's. */
  readonly line: number
  /** With those of the libraries. */
  readonly files: number
  /** Lines outside of TypeScript's own library; null where they are not told apart. */
  readonly ownLines: number | null
  /** Null where the rows can't tell: TypeScript before 7 has the row in any case, or takes an older result. */
  readonly lookedAtTypes: boolean | null
}

/** Of a whole output. */
export interface RunStatistics {
  readonly programs: readonly ProgramStatistics[]
  /** Of a build with `--extendedDiagnostics`, or with TypeScript 7: how many projects it has. */
  readonly projects: number | null
  /** The last row that ends something; null when there is none. */
  readonly lastLine: number | null
}

const label =
  'Files|Lines(?: of [A-Z][A-Za-z]+)?|Identifiers|Symbols|Types|Instantiations|Memory (?:used|allocs)|' +
  '[A-Z][a-z ]* cache size|[A-Za-z/-]+(?: [A-Za-z/-]+)* time|I/O (?:read|write)|Projects (?:in scope|built)|Timestamps only updates'
const row = new RegExp(String.raw`^((?:Aggregate )?(?:${label})):\s+(\d[\d.]*)[sK]?$`)
/** What ends a program, a build of 5.9 and 6.0, a build of 7.0. */
const last = /^(?:Total|Build|Aggregate Total) time:/

/** Whether a line is such a row. */
export function isStatistics(line: string): boolean {
  return row.test(line)
}

/** Of all lines of an output. */
export function readStatistics(lines: readonly string[]): RunStatistics {
  const programs: ProgramStatistics[] = []
  let projects: number | null = null
  let lastLine: number | null = null
  for (const [at, line] of lines.entries()) {
    const [, name = '', value = ''] = row.exec(line) ?? []
    const program = programs.at(-1)
    if (name === 'Files') {
      programs.push({ line: at, files: Number(value), ownLines: null, lookedAtTypes: null })
    } else if (program !== undefined) {
      programs.splice(-1, 1, withRow(program, name, Number(value)))
    }
    projects = name === 'Projects in scope' ? Number(value) : projects
    lastLine = last.test(line) ? at : lastLine
  }
  return { programs, projects, lastLine }
}

/** `Memory allocs` is a row of TypeScript 7 alone, above that of the time for types. */
function withRow(program: ProgramStatistics, name: string, value: number): ProgramStatistics {
  if (name.startsWith('Lines of ') && name !== 'Lines of Library') {
    return { ...program, ownLines: (program.ownLines ?? 0) + value }
  }
  if (name === 'Memory allocs') {
    return { ...program, lookedAtTypes: false }
  }
  return name === 'Check time' && program.lookedAtTypes === false
    ? { ...program, lookedAtTypes: true }
    : program
}
