/** How large a snapshot may be: who reads one refuses more, and who makes one stays below. */

/** What is refused before it is read further. Lengths of texts are in UTF-16 code units. */
export const snapshotLimits: Readonly<
  Record<'bytes' | 'diagnostics' | 'text' | 'notes' | 'history' | 'keptHistory', number>
> = {
  bytes: 256 * 1024 * 1024,
  diagnostics: 2_000_000,
  text: 200_000,
  notes: 1000,
  history: 1000,
  /** Of a series in a file of its own: one a day for a hundred years. */
  keptHistory: 40_000,
}
