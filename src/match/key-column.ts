/**
 * Columns of keys, and which rows have one. Loops are plain here and wherever every row is looked at: a callback a row costs
 * several times as much in a process that lives for half a second.
 */

/** One value a row. A negative value means that there is no evidence of this kind. */
export type KeyColumn = Int32Array | Float64Array

/** How many rows have a key. */
export type Coverage = 'none' | 'some' | 'all'

/** `none` for a column without rows. */
export function coverageOf(column: KeyColumn): Coverage {
  if (column.length > 0 && !column.includes(-1)) {
    return 'all'
  }
  for (let row = 0; row < column.length; row++) {
    if (column[row] !== -1) {
      return 'some'
    }
  }
  return 'none'
}

/** 0, 1, 2, … */
export function allRows(length: number): Int32Array {
  const rows = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    rows[row] = row
  }
  return rows
}

/** Those of the rows that have the key, in their order. */
export function rowsWith(rows: Int32Array, column: KeyColumn): Int32Array {
  return chosen(rows, column, true)
}

/** Those that lack it. */
export function rowsWithout(rows: Int32Array, column: KeyColumn): Int32Array {
  return chosen(rows, column, false)
}

function chosen(rows: Int32Array, column: KeyColumn, known: boolean): Int32Array {
  const found = new Int32Array(rows.length)
  let count = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if ((column[row] !== -1) === known) {
      found[count] = row
      count += 1
    }
  }
  return count === rows.length ? rows : found.slice(0, count)
}
