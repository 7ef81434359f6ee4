/** Faults that a test orders: which request meets one, how often, and what it gets instead of an answer. */
import { jsonReply, type Received, type Reply } from './http-service.ts'

export interface Fault {
  readonly method?: string
  /** Matched against the path without the query, on every server: REST, results service (`/twirp/…`) and blobs. */
  readonly path: RegExp
  /** How many requests meet it: 1 when left out, `Infinity` for all. */
  readonly times?: number
  /** 500 when left out. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Cut the connection instead of answering. */
  readonly drop?: true
  /** Do what was asked, and cut the connection in the middle of the answer. */
  readonly cut?: true
  /** Do what was asked, and give the fault's answer instead of the right one. */
  readonly done?: true
  /** Never answer. */
  readonly silent?: true
}

/** The faults still to be met, in the order they were ordered. */
export class FaultPlan {
  #pending: { readonly fault: Fault; left: number; met: boolean }[] = []

  /** Called as soon as a request is met with silence. */
  onSilence: () => void = () => undefined

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1, met: false })
  }

  /** Forgets all; gives how many were ordered and never met. */
  clear(): number {
    const unmet = this.#pending.filter(({ met }) => !met)
    this.#pending = []
    return unmet.length
  }

  /** What this request gets instead of `answer`, or the answer. Uses up one time of the fault. */
  async meet(
    received: Pick<Received, 'method' | 'path'>,
    answer: () => Promise<Reply> | Reply,
  ): Promise<Reply> {
    const fault = this.#take(received)
    if (fault === undefined) return answer()
    if (fault.drop) return { kind: 'dropped' }
    if (fault.silent) {
      this.onSilence()
      return { kind: 'silent' }
    }
    if (fault.done) {
      await answer()
      return faultReply(fault)
    }
    return fault.cut ? { kind: 'cut', reply: await answer() } : faultReply(fault)
  }

  #take(received: Pick<Received, 'method' | 'path'>): Fault | undefined {
    const entry = this.#pending.find(({ fault, left }) => left > 0 && concerns(fault, received))
    if (entry === undefined) return undefined
    entry.left -= 1
    entry.met = true
    return entry.fault
  }
}

function concerns(fault: Fault, received: Pick<Received, 'method' | 'path'>): boolean {
  const sameMethod = fault.method === undefined || fault.method.toUpperCase() === received.method
  return sameMethod && fault.path.test(received.path)
}

function faultReply(fault: Fault): Reply {
  const status = fault.status ?? 500
  return jsonReply(status, fault.body ?? { message: `Fault ordered by a test (${status})` }, fault.headers)
}
