/** What is known of mypy's error codes. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const mypyKnowledge: KnowledgeTable = {
  'no-untyped-def': {
    title: 'Function without annotations',
    cause:
      'A parameter or the return type has no annotation, so mypy takes it for `Any` and checks nothing that depends on it.',
    fix: 'Annotate every parameter and the return type; a function that returns nothing gets `-> None`.',
    before: ['def area(width, height):', '    return width * height'],
    after: ['def area(width: float, height: float) -> float:', '    return width * height'],
  },
  'type-arg': {
    title: 'Generic type without its arguments',
    cause: 'A generic class such as `dict` or `list` stands alone, so everything in it is `Any`.',
    fix: 'Say what it holds in square brackets, for example `dict[str, int]`.',
    before: ['def total(prices: dict) -> int:', '    return len(prices)'],
    after: ['def total(prices: dict[str, int]) -> int:', '    return len(prices)'],
  },
}
