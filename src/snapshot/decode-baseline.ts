/** Reads a baseline in either form: a snapshot, or the committed file. */
import { decodeCommittedFile, isCommittedFile } from './committed-file.ts'
import { type Decoded, decodeSnapshot } from './decode.ts'
import { snapshotFormat } from './encode.ts'

/**
 * `source` names the text in the user's words; `meant` says that its place is one of committed baselines, so that whatever is
 * not a JSON object there is a damaged one.
 */
export function decodeBaseline(text: string, source: string, meant = false): Decoded {
  return isCommittedFile(text) || (meant && !/^\uFEFF?\s*\{/.test(text))
    ? decodeCommittedFile(text, source)
    : decodeSnapshot(text.replace(/^\uFEFF/, ''), source)
}

/** Whether a text means to be one of them, whole or not. */
export function isBaselineText(text: string): boolean {
  return (
    isCommittedFile(text) || new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${snapshotFormat}"`).test(text)
  )
}
