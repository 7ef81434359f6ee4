/** Errors of one line follow each other: where one of them went, the others are looked for first. */
import type { Side } from './side.ts'

/** Notes for each free row the head line on which a sister of it is, by the pairs so far. */
export function noteSisters({ base, head }: { readonly base: Side; readonly head: Side }): void {
  const [places, others] = [placesOf(base), placesOf(head)]
  const went = new Int32Array(places.length).fill(-1)
  const taken = new Uint8Array(others.length)
  for (let row = 0; row < places.length; row++) {
    const [partner, from] = [base.partner[row] ?? -1, places[row] ?? 0]
    if (partner !== -1) {
      const to = others[partner] ?? 0
      taken[to] = 1
      went[from] = went[from] === -1 ? to : (went[from] ?? -1)
    }
  }
  base.know(
    'sister',
    places.map((place) => went[place] ?? -1),
  )
  head.know(
    'sister',
    others.map((place) => (taken[place] === 1 ? place : -1)),
  )
}

/** The first row on the line of each row, which stands for the line: rows of one line stand together. */
function placesOf({ table }: Side): Int32Array {
  const { path, line } = table.columns
  const places = new Int32Array(table.length)
  for (let row = 1; row < places.length; row++) {
    const isSame = path[row] === path[row - 1] && line[row] === line[row - 1]
    places[row] = isSame ? (places[row - 1] ?? 0) : row
  }
  return places
}
