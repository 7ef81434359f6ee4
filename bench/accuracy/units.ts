/** Pieces of source files that can be taken out whole, and what a checker said of their lines. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quiet } from './history-lines.ts'
import type { Finding } from './score.ts'

/** Lines are 1-based and inclusive, and nothing else stands on them. */
export interface Unit {
  readonly path: string
  readonly first: number
  readonly last: number
  readonly kind: 'class' | 'function' | 'statement'
  /** The classes and functions around it, joined by dots. */
  readonly scope: string
  readonly name: string
  readonly indent: string
  /** What has to stand in its place, where the block would be empty otherwise. */
  readonly filler: string | null
  /** A line of its head with types where it had none. */
  readonly annotated: { readonly line: number; readonly text: string } | null
  /** Lines that end inside of a text: nothing can be appended to them. */
  readonly textLines: readonly number[]
}

/** A checkout: lines, units, and errors as the checker printed them. */
export class Tree {
  readonly units: readonly Unit[]
  readonly errors: readonly Finding[]
  private readonly files = new Map<string, readonly string[]>()
  private readonly counts = new Map<string, number>()
  private readonly byPath = new Map<string, Unit[]>()

  constructor(folder: string, errors: readonly Finding[]) {
    const paths = [...new Set(errors.map(({ path }) => path))]
      .filter((path) => /\.(?:py|ts|js|mjs|cjs)$/.test(path) && !path.startsWith('..'))
      .sort()
    const isPython = paths.some((path) => path.endsWith('.py'))
    const [program, script] = isPython
      ? ['python3', 'python-units.py']
      : [process.execPath, 'script-units.ts']
    const file = fileURLToPath(new URL(script, import.meta.url))
    const answer = execFileSync(program, [file, folder], { ...quiet, input: JSON.stringify(paths) })
    this.units = JSON.parse(answer) as readonly Unit[]
    for (const unit of this.units) {
      const units = this.byPath.get(unit.path) ?? []
      units.push(unit)
      this.byPath.set(unit.path, units)
    }
    this.errors = errors.filter(({ path }) => this.byPath.has(path))
    for (const path of this.byPath.keys()) {
      const lines = readFileSync(join(folder, path), 'utf8').split('\n')
      this.files.set(path, lines)
      for (const line of lines) {
        this.counts.set(line.trim(), (this.counts.get(line.trim()) ?? 0) + 1)
      }
    }
  }

  lines(path: string): readonly string[] {
    return this.files.get(path) ?? []
  }

  get paths(): readonly string[] {
    return [...this.files.keys()]
  }

  /** Lines of the unit without white space around them, empty ones left out. */
  content(unit: Unit): readonly string[] {
    const lines = this.lines(unit.path).slice(unit.first - 1, unit.last)
    return lines.map((line) => line.trim()).filter((line) => line !== '')
  }

  /** In how many places of the tree the line stands. */
  count(line: string): number {
    return this.counts.get(line.trim()) ?? 0
  }

  /** The smallest unit of the kind around the line. */
  around({ path, line }: Finding, kind: Unit['kind']): Unit | null {
    const units = (this.byPath.get(path) ?? []).filter(
      (unit) => unit.kind === kind && unit.first <= line && line <= unit.last,
    )
    return units.sort((a, b) => a.last - a.first - (b.last - b.first))[0] ?? null
  }

  unitsOf(path: string): readonly Unit[] {
    return this.byPath.get(path) ?? []
  }

  errorsIn({ path, first, last }: Unit): readonly Finding[] {
    return this.errors.filter((error) => error.path === path && first <= error.line && error.line <= last)
  }
}
