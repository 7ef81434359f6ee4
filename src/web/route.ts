/** What the reader sees, as it stands behind the `#` of the address: `#view=errors&rule=arg-type`. */
import { type Filter, noFilter, shownStatuses } from './filter.ts'

/** The pages of the report. */
export const views = ['overview', 'errors', 'rules', 'files', 'fix-first', 'history'] as const
/** One of {@link views}. */
export type View = (typeof views)[number]

/** By what the map divides. */
export const mapKinds = ['folder', 'rule', 'owner', 'category'] as const
/** One of {@link mapKinds}. */
export type MapKind = (typeof mapKinds)[number]

/** Everything that is not the default stands in the address. */
export interface Route {
  readonly view: View
  readonly filter: Filter
  /** The chosen row of the list, or null. */
  readonly row: number | null
  /** The rule or the file that `rules` and `files` show alone; null: the table of all. */
  readonly one: string | null
  readonly map: MapKind
  /** How far the reader went into the map: names from the outside in. */
  readonly inMap: readonly string[]
}

/** Where the report opens. */
const home: Route = {
  view: 'overview',
  filter: noFilter,
  row: null,
  one: null,
  map: 'folder',
  inMap: [],
}

const filterNames = Object.keys(noFilter).filter((name) => name !== 'status') as Exclude<
  keyof Filter,
  'status'
>[]

/** Anything that makes no sense is ignored: an old or mistyped address still opens the report. */
export function parseRoute(hash: string): Route {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  const among = <Word extends string>(words: readonly Word[], name: string, otherwise: Word): Word =>
    words.find((word) => word === values.get(name)) ?? otherwise
  const row = values.get('row')
  return {
    view: among(views, 'view', home.view),
    filter: {
      ...(Object.fromEntries(filterNames.map((name) => [name, values.get(name) ?? ''])) as unknown as Filter),
      status: among(shownStatuses, 'status', noFilter.status),
    },
    row: row !== null && /^\d{1,9}$/.test(row) ? Number(row) : null,
    one: values.get('one'),
    map: among(mapKinds, 'map', home.map),
    inMap: values.getAll('in'),
  }
}

/** With its `#`; equal routes give equal addresses. */
export function routeHash(route: Route): string {
  const values = new URLSearchParams({ view: route.view })
  const set = (name: string, value: string, otherwise: string): void => {
    if (value !== otherwise) {
      values.set(name, value)
    }
  }
  set('one', route.one ?? '', '')
  set('status', route.filter.status, noFilter.status)
  for (const name of filterNames) {
    set(name, route.filter[name], '')
  }
  set('row', route.row === null ? '' : String(route.row), '')
  set('map', route.map, home.map)
  for (const name of route.inMap) {
    values.append('in', name)
  }
  return `#${values}`
}

/** The address of a page with some of a filter. */
export function hashOf(view: View, filter: Partial<Filter> = {}): string {
  return routeHash({ ...home, view, filter: { ...noFilter, ...filter } })
}

/** The address of one rule or one file. */
export function hashOfOne(view: 'rules' | 'files', one: string): string {
  return routeHash({ ...home, view, one })
}
