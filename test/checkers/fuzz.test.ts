/**
 * Two thousand damaged outputs for each parser: none throws, none loses a line, none is read with something
 * left over. `npm run fuzz` tries a hundred thousand each (docs/fuzzing.md).
 */
import { describe, expect, test } from 'vitest'
import { parsers } from '../fuzz/parsers.ts'
import { seeded } from '../fuzz/random.ts'
import { tryOnce } from '../fuzz/trial.ts'

const trials = 2_000
const given = Number(process.env['FUZZ_SEED'] ?? '')
const seed = given > 0 ? given : Math.floor(Math.random() * 2 ** 31)
console.log(`fuzz: repeat this run with FUZZ_SEED=${seed}`)

describe('a damaged output', () => {
  test.each(parsers)('of $name is refused, or read with every line accounted for', (parser) => {
    const outcomes = { read: 0, refused: 0 }
    for (let trial = 0; trial < trials; trial += 1) {
      const { output, outcome, violation } = tryOnce(parser, seeded(seed + trial))
      outcomes[outcome] += 1
      expect(violation === null ? null : { seed, trial, violation, output }).toBeNull()
    }
    expect(outcomes.refused).toBeGreaterThan(trials / 4)
    expect(outcomes.read).toBeGreaterThan(0)
  })
})
