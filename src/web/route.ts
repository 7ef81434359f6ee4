/** What the reader sees, as it stands behind the `#` of the address: `#view=errors&rule=arg-type`. */
import { type Grouping, groupings, type Sort, sorts } from './arrange.ts'
import { choiceNames, type Filter, noFilter, shownStatuses, textNames } from './filter.ts'

/** The pages of the report. */
export const views = ['overview', 'errors', 'rules', 'files', 'fix-first', 'history'] as const
/** One of {@link views}. */
export type View = (typeof views)[number]

/** By what the map divides. */
export const mapKinds = ['folder', 'rule', 'owner', 'category'] as const
/** One of {@link mapKinds}. */
export type MapKind = (typeof mapKinds)[number]

/** By what a table of counts can be sorted. */
export const columns = ['errors', 'change', 'new', 'fixed', 'name'] as const
/** One of {@link columns}. */
export type Column = (typeof columns)[number]

/** Everything that is not the default stands in the address. */
export interface Route {
  /** Of several checks the one that is shown; null: the table of all, or there is only one. */
  readonly check: string | null
  readonly view: View
  readonly filter: Filter
  readonly sort: Sort
  /** null: what is usual for what is shown. */
  readonly group: Grouping | null
  /** By what a table of counts is sorted. */
  readonly column: Column
  /** Files stand in their folders. */
  readonly folders: boolean
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
  check: null,
  view: 'overview',
  filter: noFilter,
  sort: 'place',
  group: null,
  column: 'errors',
  folders: false,
  row: null,
  one: null,
  map: 'folder',
  inMap: [],
}

let shownCheck: string | null = null

/** Links lead around in one check until the reader chooses another. */
export function stayWithCheck(check: string | null): void {
  shownCheck = check
}

/** Anything that makes no sense is ignored: an old or mistyped address still opens the report. */
export function parseRoute(hash: string): Route {
  const values = new URLSearchParams(hash.replace(/^#/, ''))
  const among = <Word extends string, Otherwise>(
    words: readonly Word[],
    name: string,
    otherwise: Otherwise,
  ): Word | Otherwise => words.find((word) => word === values.get(name)) ?? otherwise
  const row = values.get('row')
  return {
    check: values.get('check'),
    view: among(views, 'view', home.view),
    filter: {
      ...noFilter,
      ...Object.fromEntries(choiceNames.map((name) => [name, values.getAll(name).filter(isNamed)])),
      ...Object.fromEntries(textNames.map((name) => [name, values.get(name) ?? ''])),
      status: among(shownStatuses, 'status', noFilter.status),
    },
    sort: among(sorts, 'sort', home.sort),
    group: among(groupings, 'group', home.group),
    column: among(columns, 'column', home.column),
    folders: values.get('folders') === '1',
    row: row !== null && /^\d{1,9}$/.test(row) ? Number(row) : null,
    one: values.get('one'),
    map: among(mapKinds, 'map', home.map),
    inMap: values.getAll('in'),
  }
}

/** Nothing has no name. */
function isNamed(value: string): boolean {
  return value !== ''
}

/** With its `#`; equal routes give equal addresses. */
export function routeHash(route: Route): string {
  const check = route.check ?? shownCheck
  const values = new URLSearchParams({ ...(check === null ? {} : { check }), view: route.view })
  const set = (name: string, value: string, otherwise: string): void => {
    if (value !== otherwise) {
      values.set(name, value)
    }
  }
  set('one', route.one ?? '', '')
  set('status', route.filter.status, noFilter.status)
  for (const name of choiceNames) {
    for (const value of route.filter[name]) {
      values.append(name, value)
    }
  }
  for (const name of textNames) {
    set(name, route.filter[name], '')
  }
  set('sort', route.sort, home.sort)
  set('group', route.group ?? '', '')
  set('column', route.column, home.column)
  set('folders', route.folders ? '1' : '', '')
  set('row', route.row === null ? '' : String(route.row), '')
  set('map', route.map, home.map)
  for (const name of route.inMap) {
    values.append('in', name)
  }
  return `#${values}`
}

/** The address of another check, or of all: the same page, as far as it has it, with everything shown. */
export function hashOfCheck(check: string | null, view: View): string {
  return check === null ? '#' : routeHash({ ...home, check, view })
}

/** The address of a page with some of a filter. */
export function hashOf(view: View, filter: Partial<Filter> = {}): string {
  return routeHash({ ...home, view, filter: { ...noFilter, ...filter } })
}

/** The address of a folder among the files. */
export function hashOfFolder(inside: string): string {
  return routeHash({ ...home, view: 'files', folders: true, filter: { ...noFilter, inside } })
}

/** The address of one rule or one file. */
export function hashOfOne(view: 'rules' | 'files', one: string): string {
  return routeHash({ ...home, view, one })
}
