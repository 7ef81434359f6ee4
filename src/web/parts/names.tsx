/** Names and marks that several pages show alike. */
import type { VNode } from 'preact'
import { hashOfOne } from '../route.ts'
import { legWords } from '../row-names.ts'
import { type Rows, statuses } from '../rows.ts'
import { fileName, ruleName, signed, toneOf } from '../words.ts'

/** A path that may break after each slash, its folder quieter than its name. */
export function PathName({ path }: { readonly path: string }): VNode {
  const cut = path.lastIndexOf('/') + 1
  return (
    <span class="path">
      <span class="folder">{breakable(path.slice(0, cut))}</span>
      {path.slice(cut)}
    </span>
  )
}

function breakable(name: string): readonly (string | VNode)[] {
  return name.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]))
}

/** Backticks mark code. */
export function prose(text: string): readonly (string | VNode)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
}

/** Leads to the file's page. */
export function FileLink({ rows, path }: { readonly rows: Rows; readonly path: number }): VNode {
  const name = fileName(rows.data, path)
  return (
    <a class="name" href={hashOfOne('files', name)}>
      <PathName path={name} />
    </a>
  )
}

/** Leads to the rule's page. */
export function RuleLink({ rows, code }: { readonly rows: Rows; readonly code: number }): VNode {
  const name = ruleName(rows.data, code)
  return (
    <a class="rule-name" href={hashOfOne('rules', name)}>
      <code>{name}</code>
    </a>
  )
}

/** Leads out of the report; the bare content where there is nowhere to go. */
export function OutLink(props: {
  readonly address: string | null
  readonly children: VNode | string
}): VNode {
  const { address, children } = props
  return address === null ? <span>{children}</span> : <a href={address}>{children}</a>
}

/** What happened to a row, in a word. */
export function StatusTag({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode | null {
  if (rows.data.firstRun) {
    return null
  }
  const status = statuses[rows.status[row] ?? 2] ?? 'kept'
  const replaced = rows.partner[row] !== -2
  const words = status === 'fixed' ? 'fixed, replaced' : 'new, replacing'
  return <span class={`tag ${status}`}>{replaced ? words : status}</span>
}

/** Which legs found a row, where not all did. */
export function LegTag({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode | null {
  const words = legWords(rows, row)
  return words === '' ? null : <span class="tag leg">{words}</span>
}

/** Sign and colour say the same. */
export function Delta({ value }: { readonly value: number }): VNode {
  return <span class={`delta ${toneOf(value)}`}>{signed(value)}</span>
}

/** A part of the largest, drawn; says nothing that the number beside it does not. */
export function Bar({ value, largest }: { readonly value: number; readonly largest: number }): VNode {
  const length = value <= 0 || largest <= 0 ? 0 : Math.max(1, Math.round((value * 100) / largest))
  return (
    <svg class="mini" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect width={length} height="3" />
    </svg>
  )
}
