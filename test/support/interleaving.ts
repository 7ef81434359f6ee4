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

async function play(tasks: readonly Task[], choices: readonly number[]): Promise<Played> {
  const waiting = new Map<number, { readonly step: Step; readonly go: () => void }>()
  let running = tasks.length
  let settled: () => void = () => undefined
  const rest = (): void => {
    running -= 1
    if (running === 0) {
      settled()
    }
  }
  const failures: unknown[] = []
  const quiet = (): Promise<void> =>
    running === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          settled = resolve
        })
  for (const [index, task] of tasks.entries()) {
    const gate: Gate = (step) =>
      new Promise((go) => {
        waiting.set(index, { step, go })
        rest()
      })
    task(gate).then(rest, (error: unknown) => {
      failures.push(error)
      rest()
    })
  }
  const steps: { task: number; step: Step; choice: number; options: number }[] = []
  for (;;) {
    await quiet()
    const last = steps.at(-1)
    const ready = [...waiting]
      .map(([task, { step, go }]) => ({ task, step, go }))
      .filter(({ task, step }) => last === undefined || task >= last.task || isTold(step, last.step))
      .sort((a, b) => a.task - b.task)
    const choice = choices[steps.length] ?? 0
    const next = ready[choice]
    if (next === undefined) {
      break
    }
    const { task, step, go } = next
    steps.push({ task, step, choice, options: ready.length })
    waiting.delete(task)
    running += 1
    go()
  }
  if (failures.length > 0) {
    throw failures[0]
  }
  return { ended: waiting.size === 0, steps }
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
