/** The string tables that the columns of the page's data point into. */
import { compareText } from '#model/order.ts'
import type { Entry } from './entries.ts'
import { type StringTable, stringTable } from './string-table.ts'

/** Paths and codes are sorted; texts are in order of first use. */
export interface Tables {
  readonly paths: StringTable
  readonly codes: StringTable
  readonly texts: StringTable
}

/** Everything that entries name on either side. */
export function tablesOf(entries: readonly Entry[]): Tables {
  const paths = new Set<string>()
  const codes = new Set<string>()
  const texts = new Set<string>()
  for (const { diagnostic, base } of entries) {
    paths.add(diagnostic.path)
    codes.add(diagnostic.code ?? '')
    texts.add(diagnostic.message)
    for (const note of diagnostic.notes) {
      texts.add(note)
    }
    if (base !== null) {
      paths.add(base.path)
      texts.add(base.message)
    }
  }
  return {
    paths: stringTable([...paths].sort(compareText)),
    codes: stringTable([...codes].sort(compareText)),
    texts: stringTable(texts),
  }
}
