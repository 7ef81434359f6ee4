/** One file: its errors by line, before and now. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { noFilter } from '../filter.ts'
import { hashOf } from '../route.ts'
import type { Rows } from '../rows.ts'
import { select } from '../select.ts'
import { addressOf, count, counted, fileName, lineAddress } from '../words.ts'
import { Back } from './back.tsx'
import { Excerpt } from './excerpt.tsx'
import { LegTag, OutLink, PathName, RuleLink, StatusTag } from './names.tsx'
import { SideBySide, sidesOf } from './side-by-side.tsx'

const firstRows = 200

/** `name` is the path. */
export function FilePage({ rows, name }: { readonly rows: Rows; readonly name: string }): VNode {
  const { data } = rows
  const [shown, setShown] = useState(firstRows)
  const path = data.paths.findIndex((_, index) => fileName(data, index) === name)
  const selected = useMemo(
    () => select(rows, { ...noFilter, status: 'all' }).filter((row) => rows.path[row] === path),
    [rows, path],
  )
  const owner = data.owners[data.pathOwner[path] ?? 0] ?? ''
  return (
    <section id="file" aria-labelledby="file-title">
      <Back to="files" words="All files" />
      <h1 id="file-title" tabIndex={-1}>
        <PathName path={name} />
      </h1>
      {selected.length === 0 ? (
        <p>This report lists nothing in this file.</p>
      ) : (
        <>
          <p class="links">
            {owner === '' ? null : <span>{owner}</span>}
            <a
              href={hashOf('errors', { inside: data.paths[path] ?? '', status: 'all' })}
            >{`List ${counted(selected.length, 'finding')}`}</a>
            {addressOf(rows, { path, line: null, base: false }) === null ? null : (
              <OutLink address={addressOf(rows, { path, line: null, base: false })}>
                The file on GitHub
              </OutLink>
            )}
          </p>
          <ol class="by-line">
            {Array.from(selected.subarray(0, shown), (row) =>
              // A replaced one stands beside what replaces it.
              rows.status[row] === 1 && (rows.partner[row] ?? -1) >= 0 ? null : (
                <FileRow key={row} rows={rows} row={row} />
              ),
            )}
          </ol>
          {selected.length > shown ? (
            <p>
              <button type="button" onClick={() => setShown(shown + firstRows)}>
                {`Show more of ${count(selected.length)}`}
              </button>
            </p>
          ) : null}
        </>
      )}
    </section>
  )
}

function FileRow({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode {
  const { data } = rows
  const sides = sidesOf(rows, row)
  const excerpt = rows.excerpts.get(row)
  const line = data.line[row] ?? 1
  return (
    <li class="by-line-row">
      <span class="at">
        <OutLink address={lineAddress(rows, row)}>{`${line}:${data.column[row]}`}</OutLink>
      </span>
      <div class="what">
        <p class="message">
          <StatusTag rows={rows} row={row} /> <LegTag rows={rows} row={row} />{' '}
          {data.texts[rows.message[row] ?? 0]}
        </p>
        {(rows.notes.get(row) ?? []).map((note) => (
          <p class="note" key={note}>
            {data.texts[note]}
          </p>
        ))}
        {excerpt === undefined ? null : <Excerpt excerpt={excerpt} line={line} />}
        {sides === null ? null : <SideBySide rows={rows} sides={sides} />}
      </div>
      <RuleLink rows={rows} code={rows.code[row] ?? 0} />
    </li>
  )
}
