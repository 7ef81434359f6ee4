/** Reads lists that come in pages with a total: to the end, or a part that says that it is one. */
import { ProblemError } from '#model/problem.ts'
import type { ListStart } from '#ports/actions-api.ts'
import type { ListPage } from './actions-answers.ts'
import { verdictRead } from './api-failure.ts'

/** Of any list but that of ancestors: GitHub ends a search of runs after 1,000, and nothing of ours is that long. */
const mostPages = 50

/** The first page. One that is empty though there is more is no start of a list: throws a `ProblemError`. */
export function startOf<Item>(request: string, { items, total }: ListPage<Item>): ListStart<Item> {
  if (items.length === 0 && total > 0) {
    throw listCut(request, { read: 0, total })
  }
  return { items, whole: items.length >= total }
}

function listCut(request: string, counts: { readonly read: number; readonly total: number }): ProblemError {
  return new ProblemError({ kind: 'baseline-search-cut', what: `entries of “${request}”`, ...counts })
}

/** A list whose length others decide is not read to its end. */
export async function someOf<Item>(
  request: string,
  most: number,
  read: (page: number) => Promise<ListPage<Item>>,
): Promise<ListStart<Item>> {
  return verdictRead(request, async () => {
    const items: Item[] = []
    for (let page = 1; ; page++) {
      const answer = await read(page)
      items.push(...answer.items)
      const whole = items.length >= answer.total
      if (whole || page === most || answer.items.length === 0) {
        return { items, whole }
      }
    }
  })
}

/** A list that ends early is a problem. */
export async function allPages<Item>(
  request: string,
  read: (page: number) => Promise<ListPage<Item>>,
): Promise<readonly Item[]> {
  return verdictRead(request, async () => {
    const items: Item[] = []
    for (let page = 1; ; page++) {
      const answer = await read(page)
      items.push(...answer.items)
      if (items.length >= answer.total) {
        return items
      }
      if (answer.items.length === 0 || page === mostPages) {
        throw listCut(request, { read: items.length, total: answer.total })
      }
    }
  })
}
