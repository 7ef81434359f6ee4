/** Which legs of a matrix found an error, in words. */

const most = 6
/** A shard is a part of the whole, so that an error is found by one alone says nothing. */
const shard = /^\d+-of-\d+$/

/** `only on 3.11`; `''` where there is nothing to say: `all` legs found it, or the legs are shards. A long list is cut and counted. */
export function legWords(legs: string | undefined, all: string | null): string {
  const names = legs?.split(', ') ?? []
  if (legs === all || names.every((name) => shard.test(name))) {
    return ''
  }
  const shown = names.slice(0, most).join(', ')
  const left = names.length - most
  return `${all === null ? '' : 'only '}on ${shown}${left > 0 ? ` and ${left} more legs` : ''}`
}
