/**
 * Everyday edits, each with the real checkers on the trees before and after it: every error is exactly where the
 * scenario says, and the comparison says of it what the edit means. test/scenarios/README.md
 */
import { afterAll, describe, expect, test } from 'vitest'
import { type Side, type Sweep, sides, sweepAll } from '#test/support/scenarios/checker-sweep.ts'
import { type Column, columns, type Ruling } from '#test/support/scenarios/mark.ts'
import { codeOf, type Language } from '#test/support/scenarios/rule-codes.ts'
import { allScenarios, inLanguage, type Scenario } from '#test/support/scenarios/scenario.ts'
import { compareSides, type Outcome, type Outcomes } from '#test/support/scenarios/scenario-comparison.ts'
import { scenarioRepository } from '#test/support/scenarios/scenario-repository.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const scenarios = allScenarios()
const work = await temporaryFolder()
afterAll(() => work[Symbol.asyncDispose]())
const sweeps = await sweepAll(scenarios, work.path)
const repository = await scenarioRepository(scenarios, ['python', 'typescript'])
afterAll(() => repository[Symbol.asyncDispose]())

interface Finding {
  readonly place: string
  readonly rulings: Readonly<Record<Column, Ruling>>
}

/** What the marks say for one checker, in no order. */
function marked(scenario: Scenario, side: Side, { checker, language }: Sweep): readonly Finding[] {
  const findings: Finding[] = []
  for (const [path, { marks }] of inLanguage(scenario[side], language)) {
    for (const { line, kind, appliesTo, rulings } of marks) {
      if (appliesTo(checker)) {
        findings.push({ place: `${path}:${line} ${codeOf(kind, checker)}`, rulings })
      }
    }
  }
  return findings
}

function expected(scenario: Scenario, sweep: Sweep, column: Column): Outcome {
  const on = (side: Side, ruling: Ruling): readonly string[] =>
    marked(scenario, side, sweep).flatMap(({ place, rulings }) =>
      rulings[column] === ruling ? [place] : rulings[column] === 'replaced' ? [`${place} replaced`] : [],
    )
  return { new: [...on('after', 'new')].sort(), fixed: [...on('before', 'fixed')].sort() }
}

/** Whole names: vitest cuts those of `$name` short. */
function named(list: readonly Scenario[]): readonly (readonly [string, Scenario])[] {
  return list.map((scenario) => [scenario.name, scenario])
}

const compared = new Map<string, Promise<Outcomes>>()

/** Once for each scenario and language, when the first test asks. */
function outcomesOf(scenario: Scenario, language: Language): Promise<Outcomes> {
  const name = `${language} ${scenario.name}`
  const outcomes = compared.get(name) ?? compareSides(scenario, language, { sweeps, repository })
  compared.set(name, outcomes)
  return outcomes
}

test('at least 54 edits are there', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(54)
})

describe.each(sweeps)('$checker', (sweep) => {
  const relevant = scenarios.filter((scenario) =>
    sides.some((side) => inLanguage(scenario[side], sweep.language).size > 0),
  )

  test.each(named(relevant))('%s: the errors are where they are marked', (_, scenario) => {
    for (const side of sides) {
      const { diagnostics } = sweep.findings(scenario, side)
      const printed = [...diagnostics].flatMap(({ severity, file, line, code }) =>
        severity === 'information' ? [] : [`${file}:${line} ${code}`],
      )
      expect([side, ...[...printed].sort()]).toEqual([
        side,
        ...marked(scenario, side, sweep)
          .map(({ place }) => place)
          .sort(),
      ])
    }
  })

  test.each(named(relevant))('%s', async (_, scenario) => {
    const outcomes = (await outcomesOf(scenario, sweep.language)).get(sweep)
    const judged = columns.filter((column) => !scenario.notJudged.has(column))
    const rulings = (of: (column: Column) => Outcome | undefined): object =>
      Object.fromEntries(judged.map((column) => [column, of(column)]))
    expect(rulings((column) => outcomes?.[column])).toEqual(
      rulings((column) => expected(scenario, sweep, column)),
    )
  })
})
