/**
 * Damages real outputs of each parser a hundred thousand times and reads them: `npm run fuzz [-- TRIALS [SEED]]`.
 * Stops at the first one that throws, loses a line or is read with something left over, and prints it. Then
 * reads outputs of 50,000 and 100,000 lines without an end, to see that time grows no faster than they do.
 * docs/fuzzing.md
 */
import { performance } from 'node:perf_hooks'
import { checkerFor } from '../../src/checkers/registry.ts'
import { type Parser, parsers } from '../../test/fuzz/parsers.ts'
import { seeded } from '../../test/fuzz/random.ts'
import { tryOnce } from '../../test/fuzz/trial.ts'

const trials = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))

console.log(`${trials} trials each, seed ${seed}\n`)
console.log('| parser | refused | read | read with fewer errors | slowest (ms) |')
console.log('| :-- | --: | --: | --: | --: |')
for (const parser of parsers) {
  const counts = { refused: 0, read: 0, fewer: 0 }
  let slowest = 0
  for (let trial = 0; trial < trials; trial += 1) {
    const start = performance.now()
    const { output, outcome, fewer, violation } = tryOnce(parser, seeded(seed + trial))
    slowest = Math.max(slowest, performance.now() - start)
    counts[outcome] += 1
    counts.fewer += fewer ? 1 : 0
    if (violation !== null) {
      console.log(JSON.stringify({ parser: parser.name, seed: seed + trial, violation, output }, null, 2))
      throw new Error(`${parser.name}: ${violation}`)
    }
  }
  console.log(
    `| ${parser.name} | ${counts.refused} | ${counts.read} | ${counts.fewer} | ${Math.round(slowest)} |`,
  )
}

console.log('\n| parser | 50,000 lines (ms) | 100,000 lines (ms) |')
console.log('| :-- | --: | --: |')
for (const parser of parsers) {
  readEndless(parser, 50_000)
  console.log(`| ${parser.name} | ${readEndless(parser, 50_000)} | ${readEndless(parser, 100_000)} |`)
}

/** Only the first halves of outputs, one after the other: everything starts and nothing ends. */
function readEndless({ checker, outputs }: Parser, lines: number): number {
  const halves = outputs.flatMap(({ stdout }) => {
    const all = stdout.split('\n')
    return all.slice(0, Math.ceil(all.length / 2))
  })
  const text = Array.from({ length: lines }, (_, at) => halves[at % halves.length]).join('\n')
  const start = performance.now()
  checkerFor(checker).read({ stdout: text, stderr: '', exit: { kind: 'code', code: 1 } })
  return Math.round(performance.now() - start)
}
