/** Hashing comes from outside as a value, because pure folders can't reach a hash function themselves. */

/** Lower-case hex of the first 48 bits of SHA-256 over the text's UTF-8: 12 digits; of all of it where that is asked for. */
export type Digest = (text: string) => string
