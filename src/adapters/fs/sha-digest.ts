/** SHA-256, cut to what an identity within one project needs. */
import { createHash } from 'node:crypto'
import type { Digest } from '#model/digest.ts'

/** 48 bits: two of a million different lines share one with a chance of about 0.2 %. */
export const shaDigest: Digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)
