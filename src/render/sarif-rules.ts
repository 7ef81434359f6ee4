/** The rules of a SARIF file: every code that is in its results, with what is known of it. */

import type { Category } from '#model/category.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryOfRule, categoryWords } from '#rules/category.ts'
import { knowledgeOf } from '#rules/rule-knowledge.ts'
import { markdownBlock } from './encode/markdown.ts'
import { sarifText } from './encode/sarif.ts'

/** In the order given. */
export function sarifRules(checker: CheckerName, codes: readonly string[]): readonly object[] {
  return codes.map((code) => {
    const category = categoryOfRule(checker, code)
    return { id: code, ...described(checker, code), properties: { tags: tagsOf(checker, category) } }
  })
}

function described(checker: CheckerName, code: string): object {
  const known = knowledgeOf(checker, code)
  if (known === null) {
    return { shortDescription: { text: `${checker}: ${sarifText(code)}` } }
  }
  const { title, cause, fix, example, documentation } = known
  const [before, after] = [example.before.join('\n'), example.after.join('\n')]
  const block = (source: string): string => markdownBlock(source, example.language)
  return {
    shortDescription: { text: title },
    fullDescription: { text: cause },
    help: {
      text: `${cause}\n\n${fix}\n\nBefore:\n${before}\n\nAfter:\n${after}`,
      markdown: `${cause}\n\n${fix}\n\nBefore:\n\n${block(before)}\n\nAfter:\n\n${block(after)}`,
    },
    ...(documentation === null ? {} : { helpUri: documentation }),
  }
}

function tagsOf(checker: CheckerName, category: Category): readonly string[] {
  return ['types', checker, categoryWords[category].title]
}
