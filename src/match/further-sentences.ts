/**
 * Sentences that mypy adds about a function which it complained of before: once a part is annotated, it says of what is left in two
 * sentences what it said in one. They are that error, not further ones.
 */
import { isUnannotated } from './message-form.ts'
import type { Side } from './side.ts'

/**
 * Pairs each free sentence of the head with the error that the other sentence of its function is, which then counts once for each of
 * them on both sides. Must come when all else is paired: it takes nothing that could be another's.
 */
export function pairFurtherSentences({ head }: { readonly head: Side }, found: (row: number) => void): void {
  for (const row of head.freeRows([])) {
    const partner = isSentence(head, row) ? partnerBeside(head, row) : -1
    if (partner !== -1) {
      head.pair(row, partner)
      found(row)
    }
  }
}

function isSentence({ table }: Side, row: number): boolean {
  return isUnannotated(table.texts[table.columns.message[row] ?? -1] ?? '')
}

/** Rows of one line stand together; a line has one function. */
function partnerBeside(side: Side, row: number): number {
  for (const step of [-1, 1]) {
    for (let other = row + step; isOfFunction(side, row, other); other += step) {
      const partner = side.partner[other] ?? -1
      if (partner !== -1 && isSentence(side, other)) {
        return partner
      }
    }
  }
  return -1
}

/** In a committed baseline the line has no number: scope and words tell. */
function isOfFunction({ table, partner }: Side, row: number, other: number): boolean {
  const { path, line, scope, lineDigest } = table.columns
  return (
    other >= 0 &&
    other < partner.length &&
    [path, line, scope, lineDigest].every((column) => column[other] === column[row])
  )
}
