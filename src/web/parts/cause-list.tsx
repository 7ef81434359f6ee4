/** New findings by cause: what is wrong, what the change did, what helps, and where. */
import type { VNode } from 'preact'
import type { FindingsData } from '#model/report-data.ts'
import { hashOf } from '../route.ts'
import type { Cause, Rows } from '../rows.ts'
import { count, counted, fileName } from '../words.ts'
import { Excerpt } from './excerpt.tsx'
import { Mixed } from './mixed-text.tsx'
import { OutLink, PathName, RuleLink } from './names.tsx'

/** Causes that are told at once, and the lines that each of them gets. */
const shownCauses = 12
const shownLines = 6
/** So many get a line each, with their source. */
const fewPlaces = 3

/** The change's own files first, then those that it does not touch. */
export function CauseList({ rows }: { readonly rows: Rows }): VNode {
  let first = 0
  return (
    <>
      {rows.data.findings.map((findings) => {
        const start = first
        first += findings.causes.length
        return <Findings key={findings.title} rows={rows} findings={findings} first={start} />
      })}
    </>
  )
}

interface FindingsProps {
  readonly rows: Rows
  readonly findings: FindingsData
  /** The number of its first cause. */
  readonly first: number
}

function Findings({ rows, findings, first }: FindingsProps): VNode {
  const { title, note, causes } = findings
  const shown = rows.causes.slice(first, first + Math.min(causes.length, shownCauses))
  const left = causes.length - shown.length
  return (
    <>
      <h3>{title}</h3>
      <ol class="causes">
        {shown.map((cause, index) => (
          <li class="cause" key={first + index}>
            <CauseWords rows={rows} cause={cause} number={first + index + 1} />
          </li>
        ))}
      </ol>
      {left > 0 ? (
        <p>
          <a href={hashOf('errors', { status: 'new' })}>{`List ${counted(left, 'more cause')}`}</a>
        </p>
      ) : null}
      {note.length === 0 ? null : (
        <p class="hint">
          <Mixed text={note} />
        </p>
      )}
    </>
  )
}

interface CauseProps {
  readonly rows: Rows
  readonly cause: Cause
  /** From 1, as addresses have it. */
  readonly number: number
}

function CauseWords({ rows, cause, number }: CauseProps): VNode {
  const { data, rows: own } = cause
  const list = hashOf('errors', { status: 'new', cause: String(number) })
  return (
    <>
      <h4 class="cause-title">
        <a href={list}>
          <Mixed text={data.title} />
        </a>
        <span class="cause-facts">
          <span>{amountWords(rows, own)}</span>
          {data.code === -1 ? null : <RuleLink rows={rows} code={data.code} />}
        </span>
      </h4>
      <Declaration rows={rows} cause={cause} />
      <CauseHelp cause={cause} />
      <Places rows={rows} cause={cause} list={list} />
    </>
  )
}

function amountWords({ isError }: Rows, own: Uint32Array): string {
  return counted(own.length, isError[own[0] ?? 0] === 1 ? 'error' : 'warning')
}

/** What the change did; nothing where that is not known. */
export function Declaration({ rows, cause }: Omit<CauseProps, 'number'>): VNode | null {
  const { declaration } = cause.data
  if (declaration === null) {
    return null
  }
  const { name, path, address, line } = declaration
  const { headLinks } = rows.data
  const link =
    headLinks === null || address === null || line === null ? null : `${headLinks}${address}#L${line}`
  return (
    <p class="declaration">
      Probably because this change touches <code>{name}</code> in{' '}
      <OutLink address={link}>{line === null ? path : `${path}:${line}`}</OutLink>.
    </p>
  )
}

/** Why the checker says so, and what helps. */
function CauseHelp({ cause }: { readonly cause: Cause }): VNode | null {
  const { why, fix } = cause.data
  return why.length + fix.length === 0 ? null : (
    <p class="cause-help">
      <Mixed text={why} />{' '}
      {fix.length === 0 ? null : (
        <>
          <b>Fix:</b> <Mixed text={fix} />
        </>
      )}
    </p>
  )
}

interface Place {
  readonly row: number
  readonly name: string
}

function Places({ rows, cause, list }: Omit<CauseProps, 'number'> & { readonly list: string }): VNode {
  const { names } = cause.data
  const places = Array.from(cause.rows, (row, index): Place => ({ row, name: names?.[index] ?? '' }))
  const apart = names === null || places.length <= fewPlaces
  const lines = apart ? places.map((place) => [place]) : byFile(rows, places)
  const shown = lines.slice(0, shownLines)
  const left = places.length - shown.flat().length
  return (
    <>
      <ul class="places">
        {shown.map((line) => (
          <li key={line[0]?.row}>
            <PlaceLine rows={rows} line={line} list={list} message={names === null} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <p class="hint">
          <a href={list}>{`And ${count(left)} more`}</a>
        </p>
      ) : null}
    </>
  )
}

interface PlaceLineProps {
  readonly rows: Rows
  /** All of one file. */
  readonly line: readonly Place[]
  readonly list: string
  readonly message: boolean
}

function PlaceLine({ rows, line, list, message }: PlaceLineProps): VNode {
  const { data } = rows
  const row = line[0]?.row ?? 0
  const excerpt = line.length === 1 ? rows.excerpts.get(row) : undefined
  const path = fileName(data, rows.path[row] ?? 0)
  return (
    <>
      <span class="place">
        <PathName path={path} />
        {line.map(({ row: each, name }, index) => (
          <span key={each}>
            {index === 0 ? ':' : ', '}
            <a href={`${list}&row=${each}`} aria-label={`${path}:${data.line[each]}`}>
              {data.line[each]}
            </a>
            {name === '' ? null : (
              <>
                {' '}
                <code>{name}</code>
              </>
            )}
          </span>
        ))}
      </span>
      {message ? (
        <span class="place-message">{(data.texts[rows.message[row] ?? 0] ?? '').split('\n', 1)}</span>
      ) : null}
      {excerpt === undefined ? null : <Excerpt excerpt={excerpt} line={data.line[row] ?? 1} />}
    </>
  )
}

/** Rows are sorted by path. */
function byFile(rows: Rows, places: readonly Place[]): readonly (readonly Place[])[] {
  const files = new Map<number, Place[]>()
  for (const place of places) {
    const path = rows.path[place.row] ?? 0
    const file = files.get(path) ?? []
    file.push(place)
    files.set(path, file)
  }
  return [...files.values()]
}
