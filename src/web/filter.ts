/** What the reader asks the list for, by name, so that it can stand in an address. */
import { plainText } from './mixed-text.ts'
import type { Rows } from './rows.ts'

/** What can be asked of a row's status; `current` is new or kept. */
export const shownStatuses = ['current', 'new', 'fixed', 'kept', 'replaced', 'all'] as const
/** One of {@link shownStatuses}. */
export type ShownStatus = (typeof shownStatuses)[number]

/** What a row has one of, and of which several can be asked for. */
export const choiceNames = ['rule', 'category', 'priority', 'owner', 'leg', 'severity'] as const
/** One of {@link choiceNames}. */
export type ChoiceName = (typeof choiceNames)[number]

/** `''` and no names ask for everything. */
export interface Filter extends Readonly<Record<ChoiceName, readonly string[]>> {
  /** `''` for the one that the report opens on. */
  readonly status: ShownStatus | ''
  /** A folder, ending in a slash, or one whole path. */
  readonly inside: string
  /** Part of a path. */
  readonly path: string
  /** Every word must be in the path, the rule or the message. */
  readonly text: string
  /** A cluster of the leverage list by its number from 1. */
  readonly fix: string
  /** A cause of new ones by its number from 1. */
  readonly cause: string
}

/** The parts of a filter that are one text. */
export const textNames = ['inside', 'path', 'text', 'fix', 'cause'] as const

/** Asks for what the report opens on. */
export const noFilter: Filter = {
  status: '',
  rule: [],
  category: [],
  priority: [],
  owner: [],
  leg: [],
  severity: [],
  inside: '',
  path: '',
  text: '',
  fix: '',
  cause: '',
}

/** How names stand in a filter where the data has the empty string. */
export const unnamed: Readonly<Record<'rule' | 'owner', string>> = { rule: 'none', owner: 'nobody' }

/** Whether nothing but the status is asked for. */
export function isPlain(filter: Filter): boolean {
  return (
    textNames.every((name) => filter[name] === '') && choiceNames.every((name) => filter[name].length === 0)
  )
}

/** The status that is shown: the one asked for, or else the one that the report opens on. */
export function shownStatus({ data }: Rows, { status }: Filter): ShownStatus {
  return status === '' ? data.opensOn : status
}

/** `Status: new. Rule: arg-type or index.`; the filter as people read it, where its form can't be seen. */
export function filterWords(rows: Rows, filter: Filter): string {
  const cause = rows.causes[Number(filter.cause) - 1]
  const named: readonly (readonly [name: string, value: string])[] = [
    ['Status', shownStatus(rows, filter)],
    ...choiceNames.map((name) => [capital(name), filter[name].join(' or ')] as const),
    ['In', filter.inside],
    ['Path', filter.path],
    ['Text', filter.text],
    ['Fix', rows.data.leverage[Number(filter.fix) - 1]?.title ?? ''],
    ['Cause', cause === undefined ? '' : plainText(cause.data.title)],
  ]
  return named
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}.`)
    .join(' ')
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
