/** What is known of rules, and what is said where nothing is known. */
import { describe, expect, test } from 'vitest'
import { checkerNames } from '#model/snapshot.ts'
import { knowledgeOf, knownRules, unknownRules } from '#rules/rule-knowledge.ts'

describe('what is known of a rule', () => {
  test('has every part, with category and priority from the tables of categories', () => {
    expect(knowledgeOf('mypy', 'type-arg')).toEqual({
      title: 'Generic type without its arguments',
      category: 'missing-annotations',
      priority: 'Medium',
      cause: expect.stringContaining('`Any`'),
      fix: expect.stringContaining('`dict[str, int]`'),
      example: {
        language: 'python',
        before: ['def total(prices: dict) -> int:', '    return len(prices)'],
        after: ['def total(prices: dict[str, int]) -> int:', '    return len(prices)'],
      },
      documentation: 'https://mypy.readthedocs.io/en/stable/error_code_list2.html#code-type-arg',
    })
  })

  test('is nothing for an unknown rule, for none, and for names that every object has', () => {
    for (const code of ['nobody-knows', '', 'constructor', '__proto__', null]) {
      expect(knowledgeOf('mypy', code)).toBeNull()
    }
  })

  test('is in plain sentences and short enough for a comment', () => {
    for (const checker of checkerNames) {
      for (const code of knownRules(checker)) {
        const known = knowledgeOf(checker, code)
        const where = `${checker} ${code}`
        expect(known?.title.length, where).toBeLessThanOrEqual(60)
        expect(known?.title, where).not.toMatch(/[.:]$/)
        expect(known?.cause, where).toMatch(/^[A-Z`].{20,280}\.$/)
        expect(known?.fix, where).toMatch(/^[A-Z`].{10,200}\.$/)
        for (const words of [known?.title, known?.cause, known?.fix]) {
          expect(words?.replace(/`[^`]+`/g, ''), where).not.toMatch(/[`*_<>[\]|\\#]/)
        }
        for (const line of [...(known?.example.before ?? []), ...(known?.example.after ?? [])]) {
          expect(line.length, `${where}: ${line}`).toBeLessThanOrEqual(100)
        }
        expect(known?.example.before, where).not.toEqual(known?.example.after)
      }
    }
  })
})

describe('unknown rules', () => {
  test('are listed with how often they were printed, most frequent first', () => {
    const findings = ['type-arg', 'zz-new', 'aa-new', null, 'zz-new'].map((code) => ({ code }))
    expect(unknownRules('mypy', findings)).toEqual([
      { code: 'zz-new', count: 2 },
      { code: null, count: 1 },
      { code: 'aa-new', count: 1 },
    ])
  })
})

test.each([
  ['unresolved-attribute', 'missing-attribute'],
  ['unresolved-import', 'import-not-found'],
  ['call-non-callable', 'not-callable'],
  ['invalid-return-type', 'invalid-explicit-return'],
] as const)('ty’s earlier name %s is explained as %s', (earlier, now) => {
  expect(knowledgeOf('ty', earlier)?.cause).toBe(knowledgeOf('ty', now)?.cause)
  expect(knowledgeOf('ty', now)).not.toBeNull()
})
