/** Pages of REST lists: `page` and `per_page` as GitHub reads them, and the Link header that goes with a page. */
import type { RestCall } from './rest-call.ts'

export interface PageWindow {
  readonly page: number
  readonly perPage: number
  readonly skip: number
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}

const DEFAULT_PER_PAGE = 30
const MOST_PER_PAGE = 100

/** Which part of a list a request asks for; more than 100 a page quietly becomes 100. */
export function pageWindow(query: RestCall['query']): PageWindow {
  const page = Math.max(1, Number(query['page'] ?? 1))
  const perPage = Math.min(MOST_PER_PAGE, Math.max(1, Number(query['per_page'] ?? DEFAULT_PER_PAGE)))
  return { page, perPage, skip: (page - 1) * perPage }
}

/** The part of a whole list that a request asks for. */
export function pageOf<T>(call: RestCall, all: readonly T[]): Page<T> {
  const { skip, perPage } = pageWindow(call.query)
  return { items: all.slice(skip, skip + perPage), headers: linkHeader(call, all.length) }
}

/** The Link header of a list with so many entries; none when everything fits on one page. */
export function linkHeader(call: RestCall, total: number): Record<string, string> {
  const { page, perPage } = pageWindow(call.query)
  const last = Math.ceil(total / perPage)
  const targets: [string, number][] = []
  if (page > 1) targets.push(['prev', page - 1])
  if (page < last) targets.push(['next', page + 1], ['last', last])
  if (page > 1) targets.push(['first', 1])
  if (targets.length === 0) return {}
  return {
    link: targets.map(([relation, target]) => `<${pageUrl(call, target)}>; rel="${relation}"`).join(', '),
  }
}

function pageUrl(call: RestCall, page: number): string {
  const query = new URLSearchParams({ ...call.query, page: String(page) })
  return `${call.apiUrl}${call.path}?${query}`
}
