/** Reads lists that come in pages with a total: to the end, or a part that says that it is one. */
import { ProblemError } from '#model/problem.ts'
import type { ListStart } from '#ports/actions-api.ts'
import type { ListPage } from './actions-answers.ts'
import { verdictRead } from './api-failure.ts'

/** Of any list but that of ancestors: GitHub ends a search of runs after 1,000, and nothing of ours is that long. */
const mostPages = 50

/** The first page. */
export function startOf<Item>({ items, total }: ListPage<Item>): ListStart<Item> {
  return { items, whole: items.length >= total }
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
        throw new ProblemError({
          kind: 'baseline-search-cut',
          what: `entries of “${request}”`,
          read: items.length,
          total: answer.total,
        })
      }
    }
  })
}
