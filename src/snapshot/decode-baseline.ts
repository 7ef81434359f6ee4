/** Reads a baseline in either form: a snapshot, or the committed file. */
import { decodeCommittedFile, isCommittedFile } from './committed-file.ts'
import { type Decoded, decodeSnapshot } from './decode.ts'
import { snapshotFormat } from './encode.ts'

/** `source` names the text in the user's words. */
export function decodeBaseline(text: string, source: string): Decoded {
  return isCommittedFile(text)
    ? decodeCommittedFile(text, source)
    : decodeSnapshot(text.replace(/^\uFEFF/, ''), source)
}

/** Whether a text means to be one of them, whole or not. */
export function isBaselineText(text: string): boolean {
  return (
    isCommittedFile(text) || new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${snapshotFormat}"`).test(text)
  )
}
