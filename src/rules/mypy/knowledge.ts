/** What is known of mypy's error codes. Every example is what mypy 2.4 says with `--strict` and the optional checks. */
import type { KnowledgeTable } from '../rule-entry.ts'
import { mypyAnnotations } from './knowledge-annotations.ts'
import { mypyNames } from './knowledge-names.ts'
import { mypyTypes } from './knowledge-types.ts'

/** See {@link KnowledgeTable}. */
export const mypyKnowledge: KnowledgeTable = { ...mypyAnnotations, ...mypyTypes, ...mypyNames }
