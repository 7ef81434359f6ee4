/** The checkers that are measured, as type-ratchet starts them, and what their text looks like. */
import { fileURLToPath } from 'node:url'
import { basedpyrightCommand, mypyExecutable, tyCommand } from '../../test/support/checkers.ts'
import { type Language, python, typescript } from './trees.ts'

/** One checker of a bench. */
export interface BenchChecker {
  readonly name: 'mypy' | 'ty' | 'tsc' | 'basedpyright'
  readonly language: Language
  /** Checks the tree that it is started in. */
  readonly argv: () => Promise<readonly string[]>
  /** What a tree needs beside its sources. */
  readonly files: Readonly<Record<string, string>>
  /** What it would print of so many such trees side by side. */
  readonly repeated: (text: string, parts: number) => string
}

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    module: 'esnext',
    types: [],
  },
})

/** By their names. */
export const benchCheckers: Readonly<Record<BenchChecker['name'], BenchChecker>> = {
  mypy: {
    name: 'mypy',
    language: python,
    // Without what an earlier run left behind.
    argv: async () => [await mypyExecutable('2.4.1'), '--show-column-numbers', '--cache-dir=/dev/null', '.'],
    files: {},
    repeated: (text, parts) => repeatedLines(text, parts, (line) => times(line, parts)),
  },
  ty: {
    name: 'ty',
    language: python,
    argv: async () => [...(await tyCommand('0.0.108')), 'check', '--output-format', 'concise', '.'],
    files: {},
    repeated: (text, parts) => repeatedLines(text, parts, (line) => times(line, parts)),
  },
  tsc: {
    name: 'tsc',
    language: typescript,
    argv: async () => [process.execPath, tsc, '--pretty', 'false'],
    files: { 'tsconfig.json': tsconfig },
    repeated: (text, parts) => repeatedLines(text, parts, (line) => times(line, parts)),
  },
  basedpyright: {
    name: 'basedpyright',
    language: python,
    argv: async () => [...(await basedpyrightCommand('1.40.2')), '--outputjson'],
    files: { 'pyproject.toml': '[tool.basedpyright]\ntypeCheckingMode = "standard"\n' },
    repeated: repeatedReport,
  },
}

/** Each part has its lines once more, in a folder of its own; `summary` says how many there are. */
function repeatedLines(text: string, parts: number, summary: (line: string) => string): string {
  const own = text.split('\n').filter((line) => line.startsWith('package_'))
  const last = text.split('\n').filter((line) => line.startsWith('Found '))
  const all = folders(parts).flatMap((folder) => own.map((line) => `${folder}${line}`))
  return `${[...all, ...last.map(summary)].join('\n')}\n`
}

function folders(parts: number): readonly string[] {
  return parts === 1 ? [''] : Array.from({ length: parts }, (_, part) => `part_${part}/`)
}

/** Every number of the line, so many times. */
function times(line: string, parts: number): string {
  return line.replace(/\d+/g, (number) => String(Number(number) * parts))
}

interface PyrightReport {
  readonly generalDiagnostics: readonly { readonly file: string }[]
  readonly summary: Readonly<Record<string, number>>
}

function repeatedReport(text: string, parts: number): string {
  const report: PyrightReport = JSON.parse(text)
  const { summary, generalDiagnostics: own } = report
  const counted = Object.entries(summary).map(([name, count]) => [
    name,
    name === 'timeInSec' ? count : count * parts,
  ])
  const all = folders(parts).flatMap((folder) =>
    own.map((one) => ({ ...one, file: one.file.replace('package_', () => `${folder}package_`) })),
  )
  return JSON.stringify({ ...report, generalDiagnostics: all, summary: Object.fromEntries(counted) })
}
