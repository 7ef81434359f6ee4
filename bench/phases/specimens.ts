/** Inputs of which each shows one code before types are looked at, or with them; kept for test/checkers/tsc-phases.test.ts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Compiler } from './compilers.ts'
import type { Input } from './generator.ts'

/** An input with what at least one compiler says about it. */
export interface Specimen extends Input {
  readonly code: number
  readonly when: 'early' | 'late'
}

const path = join(import.meta.dirname, '..', '..', 'test', 'checkers', 'tsc-phase-specimens.json')

/** One line each. */
export function writeSpecimens(specimens: readonly Specimen[]): void {
  writeFileSync(path, `[\n${specimens.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`)
}

/** As written last. */
export function readSpecimens(): readonly Specimen[] {
  return JSON.parse(readFileSync(path, 'utf8')) as readonly Specimen[]
}

/** Something that a compiler said about an input. */
export interface Saying {
  readonly version: string
  readonly input: Input
  readonly code: number
  readonly when: Specimen['when']
}

/** All that one compiler says about these inputs. */
export function sayings({ version, observe }: Compiler, inputs: readonly Input[]): readonly Saying[] {
  return observe(inputs).flatMap(({ early, late }, index) => {
    const input = inputs[index]
    const all = (codes: readonly number[], when: Saying['when']): readonly Saying[] =>
      input === undefined ? [] : [...new Set(codes)].map((code) => ({ version, input, code, when }))
    return [...all(early, 'early'), ...all(late, 'late')]
  })
}
