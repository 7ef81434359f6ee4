/** What is known of TypeScript's diagnostic codes. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const tscKnowledge: KnowledgeTable = {
  TS7006: {
    title: 'Parameter without a type',
    cause: 'Nothing says what the parameter is, so it is `any` and nothing that is done with it is checked.',
    fix: 'Write the type behind the parameter’s name.',
    before: ['export const area = (side) =>', '  side ** 2'],
    after: ['export const area = (side: number) =>', '  side ** 2'],
  },
}
