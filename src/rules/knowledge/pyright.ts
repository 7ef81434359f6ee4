/** What is known of the rules that pyright and basedpyright share. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const pyrightKnowledge: KnowledgeTable = {
  reportOptionalMemberAccess: {
    title: 'Attribute of something that may be `None`',
    cause: 'The value can be `None`, and `None` has no such attribute; at run time this line could raise.',
    fix: 'Deal with `None` first, with an `if` that returns, raises or chooses a default.',
    before: ['def first(found: re.Match[str] | None) -> str:', '    return found.group()'],
    after: ['def first(found: re.Match[str] | None) -> str:', '    return found.group() if found else ""'],
  },
}
