/** Walks several sorted sequences as one, holding only the head of each. */

interface Head<Item> {
  readonly item: Item
  readonly source: Iterator<Item>
}

/** Each source must be sorted by `compare`; equal items of different sources come in no particular order. */
export function* inOrder<Item>(
  sources: readonly Iterable<Item>[],
  compare: (a: Item, b: Item) => number,
): Generator<Item> {
  const heap: Head<Item>[] = []
  for (const iterable of sources) {
    const source = iterable[Symbol.iterator]()
    const { done, value } = source.next()
    if (done !== true) {
      heap.push({ item: value, source })
    }
  }
  const order = (a: Head<Item>, b: Head<Item>): number => compare(a.item, b.item)
  for (let index = (heap.length >> 1) - 1; index >= 0; index--) {
    sink(heap, index, order)
  }
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    yield top.item
    const { done, value } = top.source.next()
    if (done !== true) {
      heap[0] = { item: value, source: top.source }
    } else {
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) {
        heap[0] = last
      }
    }
    sink(heap, 0, order)
  }
}

/** Restores the heap below `start`. */
function sink<Item>(heap: Item[], start: number, compare: (a: Item, b: Item) => number): void {
  for (let index = start; ; ) {
    const smallest = [2 * index + 1, 2 * index + 2].reduce((best, child) => {
      const [a, b] = [heap[child], heap[best]]
      return a !== undefined && b !== undefined && compare(a, b) < 0 ? child : best
    }, index)
    const [parent, child] = [heap[index], heap[smallest]]
    if (smallest === index || parent === undefined || child === undefined) {
      return
    }
    heap[index] = child
    heap[smallest] = parent
    index = smallest
  }
}
