/**
 * Which of TypeScript's codes come before types are looked at, asked of the three compilers: each specimen is an input that
 * shows one code (bench/phases generates them). A code in the wrong class hides errors or refuses good runs.
 */
import { describe, expect, it } from 'vitest'
import { parserCodes, sharedCodes } from '#checkers/tsc/phase-codes.ts'
import { phaseOf } from '#checkers/tsc/phases.ts'
import { ruleCode } from '#model/ids.ts'
import { compilers } from '../../bench/phases/compilers.ts'
import { readSpecimens, type Saying, sayings } from '../../bench/phases/specimens.ts'

const specimens = readSpecimens()
const said = compilers.flatMap((compiler) => sayings(compiler, specimens))

function phase({ code, input }: Pick<Saying, 'code' | 'input'>): string {
  return phaseOf({ code: ruleCode(`TS${code}`), file: `input.${input.kind}` })
}

describe('the specimens', () => {
  it.each(compilers.map(({ version }) => version))(
    'make TypeScript %s say most of the early codes',
    (version) => {
      const early = said.filter((each) => each.version === version && each.when === 'early')
      expect(new Set(early.map(({ code }) => code)).size).toBeGreaterThan(95)
    },
  )

  it('each show their code in at least one compiler', () => {
    const seen = new Set(
      said.map(({ input, code, when }) => JSON.stringify([input.kind, input.text, code, when])),
    )
    const unseen = specimens.filter(
      ({ kind, text, code, when }) => !seen.has(JSON.stringify([kind, text, code, when])),
    )
    expect(unseen).toEqual([])
  })
})

describe('the table', () => {
  it('calls nothing a type error that a compiler says before it looks at types', () => {
    const wrong = said.filter((each) => each.when === 'early' && !['syntax', 'unsure'].includes(phase(each)))
    expect(wrong).toEqual([])
  })

  it('calls nothing a syntax error that a compiler says among the type errors', () => {
    const wrong = said.filter((each) => each.when === 'late' && phase(each) === 'syntax')
    expect(wrong).toEqual([])
  })

  it('holds each code in one class', () => {
    expect([...parserCodes].filter((code) => sharedCodes.has(code))).toEqual([])
  })

  // TS1161 and others were called shared, so that a type error of another project passed them off as checked.
  it.each([1125, 1126, 1161, 1327, 1328, 1359, 2880])('knows TS%i, before types or in doubt', (code) => {
    const kinds = new Set(
      specimens.filter((each) => each.code === code && each.when === 'early').map(({ kind }) => kind),
    )
    expect(kinds.size).toBeGreaterThan(0)
    for (const kind of kinds) {
      expect(['syntax', 'unsure']).toContain(phaseOf({ code: ruleCode(`TS${code}`), file: `input.${kind}` }))
    }
  })
})
