/**
 * Damages real outputs of each parser a hundred thousand times and reads them: `npm run fuzz [-- TRIALS [SEED
 * [NAME]]]`, the name for some parsers only.
 * Stops at the first one that throws, loses a line or is read with something left over, and prints it. Then
 * reads outputs of 50,000 and 100,000 lines without an end, to see that time grows no faster than they do.
 * docs/fuzzing.md
 */
import { checkerFor } from '../../src/checkers/registry.ts'
import { type Parser, parsers } from '../../test/fuzz/parsers.ts'
import { seeded } from '../../test/fuzz/random.ts'
import { tryOnce } from '../../test/fuzz/trial.ts'

const trials = Number(process.argv[2] ?? 100_000)
const wanted = process.argv[4] ?? ''
const chosen = parsers.filter(({ name }) => name.includes(wanted))
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))

console.log(`${trials} trials each, seed ${seed}\n`)
console.log('| parser | refused | read | read with fewer errors | slowest (ms) |')
console.log('| :-- | --: | --: | --: | --: |')
for (const parser of chosen) {
  const counts = { refused: 0, read: 0, fewer: 0 }
  let slowest = 0
  for (let trial = 0; trial < trials; trial += 1) {
    const start = cpuMs()
    const { output, outcome, fewer, violation } = tryOnce(parser, seeded(seed + trial))
    slowest = Math.max(slowest, cpuMs() - start)
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
for (const parser of chosen) {
  readEndless(parser, 50_000)
  console.log(`| ${parser.name} | ${readEndless(parser, 50_000)} | ${readEndless(parser, 100_000)} |`)
}

/** Of this process, so that a busy machine makes nothing look slow. */
function cpuMs(): number {
  return process.cpuUsage().user / 1000
}

/** Only the first halves of outputs, one after the other: everything starts and nothing ends. */
function readEndless({ checker, outputs }: Parser, lines: number): number {
  const halves = outputs.flatMap(({ stdout }) => {
    const all = stdout.split('\n')
    return all.slice(0, Math.ceil(all.length / 2))
  })
  const text = Array.from({ length: lines }, (_, at) => halves[at % halves.length]).join('\n')
  const start = cpuMs()
  checkerFor(checker).read({ stdout: text, stderr: '', exit: { kind: 'code', code: 1 } })
  return Math.round(cpuMs() - start)
}
