/** What `eslint --fix` would change. Suggestions, which may change what a program does, are no fixes. Upstream: docs/src/integrate/nodejs-api.md, `LintMessage`; 8.57 to 10.15. */
import * as v from 'valibot'
import type { OfferedEdit } from '../offered-edit.ts'

const schema = v.array(
  v.object({
    filePath: v.string(),
    messages: v.array(
      v.object({
        ruleId: v.nullable(v.string()),
        message: v.string(),
        line: v.nullish(v.number()),
        column: v.nullish(v.number()),
        fix: v.nullish(v.object({ range: v.tuple([v.number(), v.number()]), text: v.string() })),
      }),
    ),
  }),
)

/** Of the document that it prints; empty for any other text. */
export function eslintEdits(document: unknown): readonly OfferedEdit[] {
  const read = v.safeParse(schema, document)
  return (read.success ? read.output : []).flatMap(({ filePath, messages }) =>
    messages.flatMap(({ ruleId, message, line, column, fix }) => {
      const [start, end] = fix?.range ?? [-1, -1]
      // One that starts before the text takes the byte order mark away.
      return fix == null || start < 0
        ? []
        : {
            file: filePath,
            line: Math.max(1, line ?? 1),
            column: Math.max(1, column ?? 1),
            code: ruleId,
            message,
            edits: [{ start, end, text: fix.text }],
          }
    }),
  )
}
