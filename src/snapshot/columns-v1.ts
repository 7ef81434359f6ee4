/** Snapshots of format version 1 hold digests as indexes of texts, none of tokens, and nothing of names. */
import type { FileColumns } from './columns.ts'

/** As version 2 has them. An index that points nowhere, or at a text that is no digest, gives a value that is refused. */
export function upgradedColumns(
  columns: Omit<FileColumns, 'tokenDigest'>,
  texts: readonly string[],
): FileColumns {
  const digest = (index: number): number => {
    const text = texts[index] ?? ''
    return index === -1 ? -1 : /^[0-9a-f]{12}$/.test(text) ? Number.parseInt(text, 16) : Number.NaN
  }
  return {
    ...columns,
    lineDigest: Array.from(columns.lineDigest, digest),
    beforeDigest: Array.from(columns.beforeDigest, digest),
    afterDigest: Array.from(columns.afterDigest, digest),
    tokenDigest: new Float64Array(columns.path.length).fill(-1),
  }
}
