/** What is known of TypeScript's diagnostic codes. Every example is what TypeScript 6 says in strict mode. */
import type { KnowledgeTable } from '../rule-entry.ts'
import { tscAnnotations } from './knowledge-annotations.ts'
import { tscNames } from './knowledge-names.ts'
import { tscTypes } from './knowledge-types.ts'

/** See {@link KnowledgeTable}. */
export const tscKnowledge: KnowledgeTable = { ...tscAnnotations, ...tscTypes, ...tscNames }
