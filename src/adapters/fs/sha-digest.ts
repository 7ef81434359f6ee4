/** SHA-256, whole and cut to what an identity within one project needs. */
import { hash } from 'node:crypto'
import type { Digest } from '#model/digest.ts'

/** 48 bits: two of a million different lines share one with a chance of about 0.2 %. */
export const shaDigest: Digest = (text) => sha256(text).slice(0, 12)

/** All 64 digits, as GitHub names files on a page of changes. */
export const sha256: Digest = (text) => hash('sha256', text)
