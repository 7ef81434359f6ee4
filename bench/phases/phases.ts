/**
 * Asks TypeScript 5.9, 6.0 and 7.0 which of their codes come before types are looked at, with generated inputs, and holds
 * src/checkers/tsc/phase-codes.ts against the answers: `node bench/phases/phases.ts [INPUTS [SEED]] [--write]`.
 * `--write` keeps the shortest input for each code that counts; the table itself is changed by hand.
 */
import { parserCodes, sharedCodes } from '../../src/checkers/tsc/phase-codes.ts'
import { phaseOf } from '../../src/checkers/tsc/phases.ts'
import { ruleCode } from '../../src/model/ids.ts'
import { seeded } from '../../test/fuzz/random.ts'
import { compilers } from './compilers.ts'
import { changed, type Input, plainInputs } from './generator.ts'
import { parserCodesOf } from './sources.ts'
import { type Saying, type Specimen, sayings, writeSpecimens } from './specimens.ts'

const numbers = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const count = Number(numbers[0] ?? 60_000)
const seed = Number(numbers[1] ?? Math.floor(Math.random() * 2 ** 31))
/** More in one program take more than their share of memory. */
const together = 10_000
/** Codes above this are of types, but for those that the parser has there too. */
const lastGrammarCode = 2000

function generated(): readonly Input[] {
  const plain = plainInputs()
  const [first = { kind: 'ts', text: '' }, ...rest] = plain
  const random = seeded(seed)
  return [...plain, ...Array.from({ length: count }, () => changed(random.pick([first, ...rest]), random))]
}

/** What the table says against an answer; null when they agree. */
function disagreement({ input, code, when }: Saying): string | null {
  const phase = phaseOf({ code: ruleCode(`TS${code}`), file: `input.${input.kind}` })
  const fits = when === 'early' ? ['syntax', 'unsure'] : ['check', 'unsure', 'config']
  return fits.includes(phase) ? null : `TS${code} is “${phase}” in the table`
}

const inputs = generated()
const shortest = new Map<string, Specimen>()
const faults = new Map<string, string>()
console.log(
  `${inputs.length} inputs, seed ${seed}\n\n| TypeScript | early codes | late codes | both |\n| :-- | --: | --: | --: |`,
)
for (const compiler of compilers) {
  const codes = { early: new Set<number>(), late: new Set<number>() }
  for (let from = 0; from < inputs.length; from += together) {
    for (const saying of sayings(compiler, inputs.slice(from, from + together))) {
      const { input, code, when, version } = saying
      codes[when].add(code)
      const fault = disagreement(saying)
      if (fault !== null) {
        faults.set(
          `${version} ${input.kind} ${code}`,
          `${version}: ${fault}, but ${when}: ${JSON.stringify(input)}`,
        )
      }
      const key = `${when} ${input.kind} ${code}`
      const counts = when === 'early' || code < lastGrammarCode || sharedCodes.has(code)
      if (counts && input.text.length < (shortest.get(key)?.text.length ?? Number.POSITIVE_INFINITY)) {
        shortest.set(key, { code, when, ...input })
      }
    }
  }
  const both = [...codes.early].filter((code) => codes.late.has(code))
  console.log(`| ${compiler.version} | ${codes.early.size} | ${codes.late.size} | ${both.join(' ')} |`)
}
for (const name of ['typescript-5', 'typescript'] as const) {
  for (const code of parserCodesOf(name)) {
    if (!parserCodes.has(code) && !sharedCodes.has(code)) {
      faults.set(`${name} ${code}`, `${name}: its parser can say TS${code}, which is not in the table`)
    }
  }
}
if (process.argv.includes('--write')) {
  const order = (a: Specimen, b: Specimen): number =>
    a.code - b.code || a.kind.localeCompare(b.kind) || a.when.localeCompare(b.when)
  writeSpecimens([...shortest.values()].sort(order))
}
console.log(`\n${faults.size} disagreements with the table\n${[...faults.values()].join('\n')}`)
process.exitCode = faults.size === 0 ? 0 : 1
