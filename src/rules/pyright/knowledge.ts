/** What is known of the rules that pyright and basedpyright share. Every example is what pyright 1.1.414 says in strict mode. */
import type { KnowledgeTable } from '../rule-entry.ts'
import { pyrightNames } from './knowledge-names.ts'
import { pyrightTypes } from './knowledge-types.ts'
import { pyrightUnknown } from './knowledge-unknown.ts'

/** See {@link KnowledgeTable}. */
export const pyrightKnowledge: KnowledgeTable = { ...pyrightUnknown, ...pyrightTypes, ...pyrightNames }
