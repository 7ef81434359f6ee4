/** How long each part of a step took: for who debugs a run. */

/** Counts from the start of the process. */
export class PhaseSeconds {
  private readonly now: () => number
  private readonly parts: string[] = []
  private last = 0

  /** `now`: milliseconds since the process started. */
  constructor(now: () => number) {
    this.now = now
  }

  /** What was done since the last call was this. */
  end(phase: string): void {
    const now = this.now()
    this.parts.push(`${phase} ${seconds(now - this.last)}`)
    this.last = now
  }

  /** One line, in the order in which the phases ended. */
  line(): string {
    return `seconds: ${this.parts.join(', ')}; all ${seconds(this.last)}`
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}
