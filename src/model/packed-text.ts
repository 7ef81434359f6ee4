/** Compression comes from outside as a value, because pure folders can't reach a compressor themselves. */

/** Base64 (RFC 4648, padded) of the raw DEFLATE stream (RFC 1951) of the text's UTF-8. Equal texts give equal results. */
export type PackText = (text: string) => string
