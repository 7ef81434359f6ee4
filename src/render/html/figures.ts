/** Numbers as the page alone needs them; how numbers are written is in `../amount.ts`. */
import { share as exactShare } from '../amount.ts'

/** Part of a whole in percent; what rounds down to nothing is said to be less than 0.1 %. */
export function share(part: number, whole: number): string {
  return part > 0 && part * 1000 < whole ? 'less than 0.1 %' : exactShare(part, Math.max(1, whole))
}

/** A whole-number length of 0 to `full`; anything above zero stays visible. */
export function barLength(value: number, largest: number, full: number): number {
  return value <= 0 || largest <= 0 ? 0 : Math.max(1, Math.min(full, Math.round((value * full) / largest)))
}
