/** The nearest known names: stands right behind the wrong one, where the reader looks first. */

/** With a blank before it; nothing when nothing is near. */
export function didYouMean(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Did you mean ${near.map((word) => `\`${word}\``).join(', ')}?`
}
