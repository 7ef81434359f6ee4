/** What `ruff check --fix` would change, without the fixes that ruff calls unsafe. Upstream: docs/linter.md, “Fix safety”; 0.9 to 0.17.6. */
import * as v from 'valibot'
import type { OfferedEdit, PrintedPlace } from '../offered-edit.ts'

const place = v.object({ row: v.number(), column: v.number() })
const schema = v.array(
  v.object({
    code: v.nullable(v.string()),
    filename: v.string(),
    location: place,
    message: v.string(),
    /** Of a notebook. */
    cell: v.nullish(v.number()),
    fix: v.nullish(
      v.object({
        applicability: v.string(),
        edits: v.array(v.object({ content: v.string(), location: place, end_location: place })),
      }),
    ),
  }),
)

/** Of the document that it prints; empty for any other text. */
export function ruffEdits(document: unknown): readonly OfferedEdit[] {
  const read = v.safeParse(schema, document)
  return (read.success ? read.output : []).flatMap(({ filename, location, cell, fix, ...finding }) =>
    fix?.applicability !== 'safe' || typeof cell === 'number'
      ? []
      : {
          file: filename,
          line: location.row,
          column: location.column,
          ...finding,
          edits: fix.edits.map((edit) => ({
            text: edit.content,
            from: placeOf(edit.location),
            to: placeOf(edit.end_location),
          })),
        },
  )
}

function placeOf({ row, column }: { readonly row: number; readonly column: number }): PrintedPlace {
  return { line: row, column }
}
