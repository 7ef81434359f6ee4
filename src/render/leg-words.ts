/** Which legs of a matrix found an error, in words. */

const most = 6

/** `on 3.11, 3.12` when those are `all` legs, `only on 3.11` else; a long list is cut and counted. */
export function legWords(legs: string, all: string | null = null): string {
  const names = legs.split(', ')
  const shown = names.slice(0, most).join(', ')
  const left = names.length - most
  return `${all === null || legs === all ? '' : 'only '}on ${shown}${left > 0 ? ` and ${left} more legs` : ''}`
}
