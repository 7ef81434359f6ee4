/** How far something is: a bar, and about how long it still takes. */
import { amount } from './amount.ts'
import { visibleLine } from './encode/visible.ts'

/** Characters of the bar. */
const barWidth = 20

/** `[#####---------------] 5 of 20`. `all` must not be 0. */
export function barText({ done, all }: { readonly done: number; readonly all: number }): string {
  const full = Math.floor((done / all) * barWidth)
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${amount(done)} of ${amount(all)}`
}

/** `about 3 min left`. */
export function leftText(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return seconds < 90
    ? `about ${amount(Math.ceil(seconds))} s left`
    : `about ${amount(Math.round(seconds / 60))} min left`
}

/** The bar, the time left once something is done, and what was done last. */
export function progressText({
  done,
  all,
  name,
  elapsedMs,
}: {
  readonly done: number
  readonly all: number
  readonly name: string
  readonly elapsedMs: number
}): string {
  const left = done === 0 || done === all ? '' : `, ${leftText((elapsedMs / done) * (all - done))}`
  return all === 0 ? '' : `${barText({ done, all })}${left}  ${visibleLine(name)}`
}
