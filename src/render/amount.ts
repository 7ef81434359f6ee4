/** Numbers in words, the same on every machine whatever its locale. */

/** `3,636`. */
export function amount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `1 error`, `3,636 errors`. */
export function counted(count: number, noun: string): string {
  return `${amount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `+12`, `−3`, `±0`, with a real minus sign. */
export function signed(count: number): string {
  return count === 0 ? '±0' : count > 0 ? `+${amount(count)}` : `−${amount(-count)}`
}

/** `3.7 %` with one decimal, rounded down, so that “100 %” means all; `whole` must not be 0. */
export function share(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.trunc(tenths / 10)}.${Math.abs(tenths % 10)} %`
}
