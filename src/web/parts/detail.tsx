/** Everything that is known of one error. */
import type { VNode } from 'preact'
import { hashOf } from '../route.ts'
import { namesOf } from '../row-names.ts'
import type { Rows } from '../rows.ts'
import { addressOf, counted, fileName, lineAddress } from '../words.ts'
import { Declaration } from './cause-list.tsx'
import { CopyButton } from './copy-button.tsx'
import { Excerpt } from './excerpt.tsx'
import { FileLink, OutLink, RuleLink, StatusTag } from './names.tsx'
import { RuleHelp } from './rule-help.tsx'
import { SideBySide, sidesOf } from './side-by-side.tsx'

interface DetailProps {
  readonly rows: Rows
  readonly row: number
  readonly onClose: () => void
}

/** Beside the list; on narrow screens over it. */
export function Detail({ rows, row, onClose }: DetailProps): VNode {
  const { data } = rows
  const path = rows.path[row] ?? 0
  const sides = sidesOf(rows, row)
  const excerpt = rows.excerpts.get(row)
  const cause = rows.causes[rows.causeOf.get(row) ?? -1]
  return (
    <section
      class="detail"
      id="detail"
      tabIndex={-1}
      aria-labelledby="detail-title"
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <div class="detail-head">
        <h2 id="detail-title">
          <StatusTag rows={rows} row={row} /> <FileLink rows={rows} path={path} />
        </h2>
        <button type="button" class="close" onClick={onClose}>
          Close
        </button>
      </div>
      <p class="message">{data.texts[rows.message[row] ?? 0]}</p>
      {(rows.notes.get(row) ?? []).map((note) => (
        <p class="note" key={note}>
          {data.texts[note]}
        </p>
      ))}
      {excerpt === undefined ? null : <Excerpt excerpt={excerpt} line={data.line[row] ?? 1} />}
      <p class="links">
        <OutLink address={lineAddress(rows, row)}>{placeWords(rows, row)}</OutLink>
        {baseLink(rows, row)}
        <CopyButton
          text={data.line[row] === 0 ? fileName(data, path) : `${fileName(data, path)}:${data.line[row]}`}
        >
          Copy path
        </CopyButton>
        {lineAddress(rows, row) === null ? null : (
          <CopyButton text={lineAddress(rows, row) ?? ''}>Copy link</CopyButton>
        )}
      </p>
      {rows.mayComeFromBase.has(row) ? (
        <p class="aside">
          It may come from the base branch: the baseline is older, and the change does not touch this file.
        </p>
      ) : null}
      {cause === undefined ? null : <Declaration rows={rows} cause={cause} />}
      {sides === null ? null : <SideBySide rows={rows} sides={sides} />}
      <Facts rows={rows} row={row} />
      <RuleHelp words={data.rules[rows.code[row] ?? 0]} level="h3" cause={cause?.data} />
    </section>
  )
}

/** A checker that prints no column leaves 1 behind. */
function placeWords({ data }: Rows, row: number): string {
  const column = data.column[row] ?? 1
  if (data.line[row] === 0) {
    return 'File'
  }
  return `Line ${data.line[row]}${column === 1 ? '' : `, column ${column}`}`
}

function Facts({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode {
  const { category, priority, owner, legs } = namesOf(rows, row)
  const cluster = rows.clusterOf.get(row)
  const cause = rows.causeOf.get(row) ?? -1
  const siblings = rows.causes[cause]?.rows.length ?? 0
  return (
    <dl class="facts short">
      <Fact term="Rule">
        <RuleLink rows={rows} code={rows.code[row] ?? 0} />
      </Fact>
      <Fact term="Category">{`${category}, priority ${priority.toLowerCase()}`}</Fact>
      {owner === '' ? null : <Fact term="Owner">{owner}</Fact>}
      {legs === '' ? null : (
        <Fact term="Found on">{legs === rows.data.allLegs.join(', ') ? `all legs: ${legs}` : legs}</Fact>
      )}
      {siblings < 2 ? null : (
        <Fact term="Same cause">
          <a href={hashOf('errors', { status: 'new', cause: String(cause + 1) })}>
            {`List all ${counted(siblings, 'finding')}`}
          </a>
        </Fact>
      )}
      {cluster === undefined ? null : (
        <Fact term="In common">
          <a href={hashOf('errors', { status: 'current', fix: String(cluster + 1) })}>
            {`${rows.data.leverage[cluster]?.title}: ${counted(rows.clusters[cluster]?.length ?? 0, 'error')}`}
          </a>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: VNode | string }): VNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Kept ones whose line moved have two places. */
function baseLink(rows: Rows, row: number): VNode | null {
  const { data } = rows
  const shift = data.shift[row] ?? 0
  const was = rows.was.get(row)
  const path = was?.path ?? rows.path[row] ?? 0
  const line = (data.line[row] ?? 1) + shift
  const isSame = path === rows.path[row] && (line === 0 || (shift === 0 && was === undefined))
  if (rows.status[row] !== 2 || isSame) {
    return null
  }
  const file = fileName(data, path)
  const place = path === rows.path[row] ? `line ${line}` : line === 0 ? file : `${file}:${line}`
  return (
    <OutLink address={addressOf(rows, { path, line: line || null, base: true })}>{`was at ${place}`}</OutLink>
  )
}
