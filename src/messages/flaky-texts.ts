/** Words for errors that a second run does not have; the same in every rendering. */

/** `1 flaky error`, `2 flaky errors and warnings`. */
export function flakyTitle(flaky: readonly { readonly severity: string }[]): string {
  const noun = flaky.every(({ severity }) => severity === 'error') ? 'error' : 'finding'
  return `${flaky.length} flaky ${noun}${flaky.length === 1 ? '' : 's'}`
}

/** What the list means. */
export const flakyExplanation =
  'Not counted anywhere: a second run does not have it, or it is known to come and go while nothing changes.'
