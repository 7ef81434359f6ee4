/**
 * Everyday edits with real linters, checkers of components, and our own of suppressions: every finding is where it is marked, and the
 * comparison says of it what the edit means. The checkers of plain sources have `scenarios.test.ts`.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { type Side, type Sweep, sides, sweepAll } from '#test/support/scenarios/checker-sweep.ts'
import { codeOf, scenarioTools } from '#test/support/scenarios/rule-codes.ts'
import { inLanguage, type Scenario } from '#test/support/scenarios/scenario.ts'
import { compareSides, type Outcome } from '#test/support/scenarios/scenario-comparison.ts'
import { scenarioRepository } from '#test/support/scenarios/scenario-repository.ts'
import { type ToolLanguage, toolScenarios } from '#test/support/scenarios/tool-edits.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const scenarios = toolScenarios()
const work = await temporaryFolder()
afterAll(() => work[Symbol.asyncDispose]())
const sweeps = await sweepAll(scenarios, work.path, scenarioTools)
const repository = await scenarioRepository(scenarios, Object.keys(scenarioTools) as readonly ToolLanguage[])
afterAll(() => repository[Symbol.asyncDispose]())

function marked(scenario: Scenario, side: Side, { checker, language }: Sweep) {
  return [...inLanguage(scenario[side], language)].flatMap(([path, { marks }]) =>
    marks
      .filter(({ appliesTo }) => appliesTo(checker))
      .map(({ line, kind, rulings }) => ({
        place: `${path}:${line} ${codeOf(kind, checker)}`,
        ruling: rulings.git,
      })),
  )
}

function expected(scenario: Scenario, sweep: Sweep): Outcome {
  const on = (side: Side, wanted: string): readonly string[] =>
    marked(scenario, side, sweep)
      .filter(({ ruling }) => ruling === wanted)
      .map(({ place }) => place)
      .sort()
  return { new: on('after', 'new'), fixed: on('before', 'fixed') }
}

describe.each(sweeps)('$checker', (sweep) => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    for (const side of sides) {
      const printed = [...sweep.findings(scenario, side).diagnostics].map(
        ({ file, line, code }) => `${file}:${line} ${code}`,
      )
      const places = marked(scenario, side, sweep).map(({ place }) => place)
      expect(printed.length).toBeGreaterThan(0)
      expect([side, ...printed.sort()]).toEqual([side, ...places.sort()])
    }
    const outcomes = await compareSides(scenario, sweep.language, { sweeps: [sweep], repository })
    const compared = outcomes.get(sweep)
    expect(compared?.git).toEqual(expected(scenario, sweep))
    if (!scenario.notJudged.has('without git')) {
      expect(compared?.['without git']).toEqual(expected(scenario, sweep))
    }
  })
})
