/** Every file with its errors. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Rows } from '../rows.ts'
import { byFile } from '../tallies.ts'
import { counted } from '../words.ts'
import { FileLink } from './names.tsx'
import { TallyTable } from './tally-table.tsx'

/** Each leads to its own page. */
export function FilesPage({ rows }: { readonly rows: Rows }): VNode {
  const tallies = useMemo(() => byFile(rows), [rows])
  const withErrors = tallies.filter(({ head }) => head > 0).length
  return (
    <section id="files" aria-labelledby="files-title">
      <h1 id="files-title" tabIndex={-1}>
        {`${counted(withErrors, 'file')} with errors`}
      </h1>
      <TallyTable
        caption="Errors by file"
        noun="File"
        tallies={tallies}
        firstRun={rows.data.firstRun}
        nameOf={({ key }) => <FileLink rows={rows} path={key} />}
      />
    </section>
  )
}
