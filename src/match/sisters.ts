/** Errors of one line follow each other: where one of them went, the others are looked for first. */
import type { Numbering } from './numbering.ts'
import type { Side } from './side.ts'

/** Notes for each free row the head line on which a sister of it is, by the pairs so far. */
export function noteSisters(
  { base, head }: { readonly base: Side; readonly head: Side },
  numbering: Numbering,
): void {
  const [places, others] = [placesOf(base, numbering), placesOf(head, numbering)]
  const went = new Map<number, number>()
  const taken = new Set<number>()
  base.partner.forEach((partner, row) => {
    const [from, to] = [places[row] ?? -1, others[partner] ?? -1]
    if (partner !== -1 && !went.has(from)) {
      went.set(from, to)
    }
    taken.add(to)
  })
  base.know(
    'sister',
    places.map((place) => went.get(place) ?? -1),
  )
  head.know(
    'sister',
    others.map((place) => (taken.has(place) ? place : -1)),
  )
}

/** A number for each line of each file. */
function placesOf({ table }: Side, numbering: Numbering): Int32Array {
  const { path, line } = table.columns
  const places = new Int32Array(table.length)
  for (let row = 0; row < table.length; row++) {
    places[row] =
      path[row] === path[row - 1] && line[row] === line[row - 1]
        ? (places[row - 1] ?? -1)
        : numbering.of(`\u0000place ${table.texts[path[row] ?? -1]}\u0000${line[row]}`)
  }
  return places
}
