/** What is known of basedpyright's rules: those of pyright and its own. Every example is what basedpyright 1.40.2 says. */

import { pyrightKnowledge } from '../pyright/knowledge.ts'
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const basedpyrightKnowledge: KnowledgeTable = {
  ...pyrightKnowledge,
  reportAny: {
    title: 'Value of type `Any`',
    cause: 'The value is `Any`, which allows everything, so nothing that is done with it is checked.',
    fix: 'Give it a type where it comes from, or take `object` and narrow it with `isinstance`.',
    before: ['def show(text: str) -> None:', '    print(json.loads(text))'],
    after: ['def show(text: str) -> None:', '    print(cast(object, json.loads(text)))'],
  },
  reportExplicitAny: {
    title: '`Any` in an annotation',
    cause: 'The annotation says `Any`, which turns the checks off for everything that gets this type.',
    fix: 'Write the real type, or `object` when it may be anything.',
    before: ['def show(value: Any) -> None:', '    print("shown")'],
    after: ['def show(value: object) -> None:', '    print("shown")'],
  },
  reportUnannotatedClassAttribute: {
    title: 'Attribute without annotation',
    cause:
      'The attribute’s type is only guessed from its first value, and a subclass may change it unnoticed.',
    fix: 'Annotate the attribute.',
    before: ['class Page:', '    size = 10'],
    after: ['class Page:', '    size: int = 10'],
  },
  reportUnusedParameter: {
    title: 'Parameter that is not used',
    cause: 'The function never reads this parameter.',
    fix: 'Delete it, or start its name with `_` when it has to be there.',
    before: ['def greet(name: str, loud: bool) -> str:', '    return name'],
    after: ['def greet(name: str, _loud: bool) -> str:', '    return name'],
  },
  reportIgnoreCommentWithoutRule: {
    title: 'Ignore comment without a rule',
    cause: 'The comment hides every error of its line, also those that nobody has seen yet.',
    fix: 'Name the rule in square brackets.',
    before: ['size: int = "3"  # pyright: ignore', 'print(size)'],
    after: ['size: int = "3"  # pyright: ignore[reportAssignmentType]', 'print(size)'],
  },
}
