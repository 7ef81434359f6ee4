/** Several pieces of work at once, so many of them at a time. */
import type { Log } from '#ports/log.ts'

/** Results in the order of the items. What one throws ends the whole, when those under way have ended. */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at]
      if (item !== undefined) {
        results[at] = await work(item)
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker))
  for (const end of ends) {
    if (end.status === 'rejected') {
      throw end.reason
    }
  }
  return results
}

/** Logs of one run whose groups never stand inside each other: each is written whole when its work has ended. */
export class TakenTurns {
  readonly #log: Log
  #turn: Promise<void> = Promise.resolve()

  constructor(log: Log) {
    this.#log = log
  }

  /** For one check; its name stands before each of its groups. */
  logOf(name: string): Log {
    const log = this.#log
    return {
      ...log,
      group: async (title, body) => {
        const chunks: string[] = []
        try {
          return await body((chunk) => chunks.push(chunk))
        } finally {
          this.#turn = this.#turn.then(() =>
            log.group(`${name}: ${title}`, async (print) => print(chunks.join(''))),
          )
          await this.#turn
        }
      },
    }
  }
}
