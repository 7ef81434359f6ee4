/** The frame of a text about several checks: heading and table first, then a section for each with news, in the room there is. */
import type { Outcome } from '#model/verdict.ts'
import { counted } from '../amount.ts'
import { markdownCell, markdownText } from '../encode/markdown.ts'
import { type CheckRow, rowHeads } from './check-rows.ts'
import { fairShares } from './fair-shares.ts'

/** A row of the table, and where its name leads; null for nowhere. */
export interface TableRow {
  readonly row: CheckRow
  readonly address: string | null
}

/** In the order given. */
export function checksTable(rows: readonly TableRow[]): string {
  const head = [`| ${rowHeads.join(' | ')} |`, '| :-- | :-- | --: | --: | --: | --: | --: |']
  return [...head, ...rows.map(rowText)].join('\n')
}

function rowText({ row: { label, sign, verdict, ...numbers }, address }: TableRow): string {
  const name = address === null ? markdownText(label) : `[${markdownText(label)}](<${address}>)`
  const cells = [name, `${sign} ${verdict}`, ...Object.values(numbers)]
  return `| ${cells.map(markdownCell).join(' | ')} |`
}

/** What is told of one check, as long as it may be. */
export interface CheckSection {
  readonly outcome: Outcome
  readonly write: (limit: number) => string
}

/** A section with less room than this tells nothing. */
const leastRoom = 1500

/** In UTF-16 code units no longer than `limit`, as long as head and foot are. The table keeps its order; what failed is read first. */
export function fittedChecks(
  {
    head,
    sections,
    foot,
  }: { readonly head: readonly string[]; readonly sections: readonly CheckSection[]; readonly foot: string },
  limit: number,
): string {
  const top = head.join('\n\n')
  const left = limit - top.length - foot.length - 200
  const told = [...sections].sort((a, b) => rankOf(a) - rankOf(b))
  const shown = told.slice(0, Math.max(0, Math.floor(left / leastRoom)))
  const cut = told.length - shown.length
  const more =
    cut === 0 ? [] : [`${counted(cut, 'more check')} with news ${cut === 1 ? 'has' : 'have'} no room here.`]
  return [top, ...fittedSections(shown, left), ...more, foot].join('\n\n')
}

/** Each as long as it is where all fit, else in shares. Written twice only when they don't. */
function fittedSections(sections: readonly CheckSection[], room: number): readonly string[] {
  const whole = sections.map(({ write }) => write(room))
  const shares = fairShares(
    whole.map(({ length }) => length),
    room - sections.length * 2,
  )
  return sections.map(({ write }, index) => {
    const [text = '', share = 0] = [whole[index], shares[index]]
    return text.length <= share ? text : write(share)
  })
}

function rankOf({ outcome }: CheckSection): number {
  return outcome === 'fail' ? 0 : outcome === 'pass' ? 2 : outcome === 'report-only' ? 3 : 1
}
