/**
 * Runs tasks in every order in which their steps can come one after the other. A task waits at its gate before each step;
 * nothing else happens between two steps, so a schedule is the list of who went next. Of two neighbours that can't tell
 * which came first, such as two that only read, one order stands for both.
 */

/** What a step does to what the tasks share. */
export interface Step {
  readonly place: string
  readonly writes: boolean
}

/** Waits until it is this task's turn. */
export type Gate = (step: Step) => Promise<void>

/** One task of a schedule; it must await its gate before every step that others can see. */
export type Task = (gate: Gate) => Promise<void>

/** Calls `play` once for each schedule with fresh tasks, and gives how many there were. */
export async function everyInterleaving(
  tasks: () => readonly Task[],
  check: (schedule: string) => void,
): Promise<number> {
  let choices: readonly number[] | null = []
  let count = 0
  while (choices !== null) {
    const played: Played = await play(tasks(), choices)
    if (played.ended) {
      check(played.steps.map(({ task }) => String.fromCodePoint(65 + task)).join(''))
      count += 1
    }
    choices = nextChoices(played)
  }
  return count
}

interface Played {
  /** False for an order that another one stands for; its tasks wait for ever. */
  readonly ended: boolean
  readonly steps: readonly {
    readonly task: number
    readonly step: Step
    readonly choice: number
    readonly options: number
  }[]
}

/** Tasks that are under way; each either runs or waits at its gate. */
class Tasks {
  readonly waiting = new Map<number, { readonly step: Step; readonly go: () => void }>()
  #started = 0
  #running = 0
  #settled: () => void = () => undefined
  readonly #failures: unknown[] = []

  start(task: Task): void {
    const index = this.#started
    this.#started += 1
    this.#running += 1
    const gate: Gate = (step) =>
      new Promise((go) => {
        this.waiting.set(index, { step, go })
        this.#rest()
      })
    task(gate).then(
      () => this.#rest(),
      (error: unknown) => {
        this.#failures.push(error)
        this.#rest()
      },
    )
  }

  /** Until each waits or has ended. */
  async quiet(): Promise<void> {
    if (this.#running > 0) {
      await new Promise<void>((resolve) => {
        this.#settled = resolve
      })
    }
  }

  go(task: number): void {
    const { go } = this.waiting.get(task) ?? {}
    this.waiting.delete(task)
    this.#running += 1
    go?.()
  }

  /** Throws what the first task threw that failed. */
  check(): void {
    if (this.#failures.length > 0) {
      throw this.#failures[0]
    }
  }

  #rest(): void {
    this.#running -= 1
    if (this.#running === 0) {
      this.#settled()
    }
  }
}

async function play(given: readonly Task[], choices: readonly number[]): Promise<Played> {
  const tasks = new Tasks()
  for (const task of given) {
    tasks.start(task)
  }
  const steps: { task: number; step: Step; choice: number; options: number }[] = []
  for (;;) {
    await tasks.quiet()
    const last = steps.at(-1)
    const ready = [...tasks.waiting]
      .map(([task, { step }]) => ({ task, step }))
      .filter(({ task, step }) => last === undefined || task >= last.task || isTold(step, last.step))
      .sort((a, b) => a.task - b.task)
    const choice = choices[steps.length] ?? 0
    const next = ready[choice]
    if (next === undefined) {
      break
    }
    steps.push({ ...next, choice, options: ready.length })
    tasks.go(next.task)
  }
  tasks.check()
  return { ended: tasks.waiting.size === 0, steps }
}

/**
 * Plays one order to its end: `pick` says which of so many waiting tasks goes next, and `before` is called before each step
 * and gives tasks that start there. Gives the number of steps.
 */
export async function oneInterleaving(
  before: (step: Step | null) => readonly Task[],
  pick: (waiting: number) => number,
): Promise<number> {
  const tasks = new Tasks()
  for (let count = 0; ; count++) {
    await tasks.quiet()
    const chosen = [...tasks.waiting][pick(tasks.waiting.size)]
    for (const task of before(chosen?.[1].step ?? null)) {
      tasks.start(task)
    }
    await tasks.quiet()
    const next = chosen?.[0] ?? [...tasks.waiting.keys()][0]
    if (next === undefined) {
      tasks.check()
      return count
    }
    tasks.go(next)
  }
}

/** Whether it makes a difference which of two steps came first. */
function isTold(one: Step, other: Step): boolean {
  return one.place === other.place && (one.writes || other.writes)
}

/** The next schedule in order; null behind the last. */
function nextChoices({ steps }: Played): readonly number[] | null {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    if (step !== undefined && step.choice + 1 < step.options) {
      return [...steps.slice(0, index).map(({ choice }) => choice), step.choice + 1]
    }
  }
  return null
}
