/** Everything that is known of one error. */
import type { VNode } from 'preact'
import { hashOf } from '../route.ts'
import { namesOf } from '../row-names.ts'
import type { Rows } from '../rows.ts'
import { addressOf, counted, fileName, lineAddress } from '../words.ts'
import { Declaration } from './cause-list.tsx'
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
        <OutLink
          address={lineAddress(rows, row)}
        >{`Line ${data.line[row]}, column ${data.column[row]}`}</OutLink>
        {baseLink(rows, row)}
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
  if (rows.status[row] !== 2 || (shift === 0 && was === undefined)) {
    return null
  }
  const path = was?.path ?? rows.path[row] ?? 0
  const line = (data.line[row] ?? 1) + shift
  const place = path === rows.path[row] ? `line ${line}` : `${fileName(data, path)}:${line}`
  return <OutLink address={addressOf(rows, { path, line, base: true })}>{`was at ${place}`}</OutLink>
}
