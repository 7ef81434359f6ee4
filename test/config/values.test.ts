/** Single values as users write them; a refusal names the input, the value and what was expected. */
import { describe, expect, test } from 'vitest'
import { choice, duration, flag, optionalCount, optionalIncrease, optionalMinutes } from '#config/values.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'

function given(value: string, input = 'max-errors'): { readonly input: string; readonly value: string } {
  return { input, value }
}

function refusalOf(read: (value: string) => unknown, value: string): unknown {
  return caughtProblem(() => read(value))
}

describe('a count', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['0', 0],
    [' 42 ', 42],
    ['007', 7],
    ['999999999', 999_999_999],
  ])('%j is %j', (value, count) => {
    expect(optionalCount(given(value))).toBe(count)
  })

  test.each(['-1', '+1', '1.5', '1e3', '0x10', 'ten', '1,000', '1 000', '9999999999', '10%', '٣', 'NaN'])(
    '%j is refused by name',
    (value) => {
      expect(refusalOf((text) => optionalCount(given(text)), value)).toEqual({
        kind: 'input-invalid',
        input: 'max-errors',
        value,
        expected: 'a whole number from 0 to 999999999',
      })
    },
  )
})

describe('an increase', () => {
  test.each([
    ['', null],
    ['0', { kind: 'count', errors: 0 }],
    ['40', { kind: 'count', errors: 40 }],
    ['0%', { kind: 'percent', hundredths: 0 }],
    ['10%', { kind: 'percent', hundredths: 1000 }],
    [' 10 % ', { kind: 'percent', hundredths: 1000 }],
    ['2.5%', { kind: 'percent', hundredths: 250 }],
    ['0.05%', { kind: 'percent', hundredths: 5 }],
    ['250%', { kind: 'percent', hundredths: 25_000 }],
  ])('%j is %j', (value, increase) => {
    expect(optionalIncrease(given(value))).toEqual(increase)
  })

  test.each([
    '-5%',
    '10 percent',
    '%',
    '1.234%',
    '.5%',
    '1.%',
    '10%%',
    '1,5%',
    'ten',
    '1e2%',
    '1.5',
    '1234567%',
  ])('%j is refused by name', (value) => {
    expect(refusalOf((text) => optionalIncrease(given(text, 'max-increase')), value)).toMatchObject({
      kind: 'input-invalid',
      input: 'max-increase',
      value,
    })
  })
})

describe('a duration', () => {
  test.each([
    ['0', 0],
    ['0s', 0],
    ['90s', 90_000],
    ['3m', 180_000],
    ['1h', 3_600_000],
    [' 5m ', 300_000],
  ])('%j is %j milliseconds', (value, ms) => {
    expect(duration(given(value))).toBe(ms)
  })

  test.each(['', '3', '3 m', '3M', '1.5h', '-1s', '1d', '3m30s', 'soon', '100000s'])(
    '%j is refused by name',
    (value) => {
      expect(refusalOf((text) => duration(given(text, 'baseline-wait')), value)).toMatchObject({
        kind: 'input-invalid',
        input: 'baseline-wait',
        value,
      })
    },
  )
})

describe('a number of minutes', () => {
  test.each([
    ['', null],
    ['0', null],
    [' 20 ', 1_200_000],
    ['0.5', 30_000],
    ['1.25', 75_000],
  ])('%j is %j', (value, ms) => {
    expect(optionalMinutes(given(value))).toBe(ms)
  })

  test.each(['-1', '1h', '1,5', '0.001', '10000', '0.00', '1e3', 'ten'])('%j is refused', (value) => {
    expect(refusalOf((text) => optionalMinutes(given(text, 'timeout-minutes')), value)).toMatchObject({
      kind: 'input-invalid',
      input: 'timeout-minutes',
      value,
    })
  })
})

describe('a flag', () => {
  test.each([
    ['', false],
    ['true', true],
    ['True', true],
    ['TRUE', true],
    [' true ', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%j is %j', (value, truth) => {
    expect(flag(given(value))).toBe(truth)
  })

  test.each(['yes', 'no', 'on', '1', '0', 'tRue', 'null'])('%j is refused by name', (value) => {
    expect(refusalOf((text) => flag(given(text, 'enforce-default-branch')), value)).toEqual({
      kind: 'input-invalid',
      input: 'enforce-default-branch',
      value,
      expected: '`true` or `false`',
    })
  })
})

describe('a choice', () => {
  const modes = ['enforce', 'report-only'] as const

  test('nothing is the first word', () => {
    expect(choice(given(' '), modes)).toBe('enforce')
  })

  test('a word is itself, whatever the white space around it', () => {
    expect(choice(given(' report-only\n'), modes)).toBe('report-only')
  })

  test.each([
    ['Enforce', ['enforce']],
    ['enforced', ['enforce']],
    ['off', []],
  ])('%j is refused with the words there are, and those that are near', (value, near) => {
    expect(refusalOf((text) => choice(given(text, 'mode'), modes), value)).toEqual({
      kind: 'input-invalid',
      input: 'mode',
      value,
      expected: 'one of `enforce`, `report-only`',
      near,
    })
  })
})
