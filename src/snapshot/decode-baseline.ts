/** Reads a baseline in either form: a snapshot, or the committed file. */
import { decodeCommittedFile, isCommittedFile } from './committed-file.ts'
import { type Decoded, decodeSnapshot } from './decode.ts'

/** `source` names the text in the user's words. */
export function decodeBaseline(text: string, source: string): Decoded {
  return isCommittedFile(text) ? decodeCommittedFile(text, source) : decodeSnapshot(text, source)
}
