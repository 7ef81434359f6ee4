/** Texts that a command is given: a file, or `-` for standard input. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { readStandardInput } from '#adapters/fs/standard-streams.ts'
import { decodedText, decodeText } from '#adapters/fs/text-encoding.ts'
import { requiredText, utf8Output } from '#app/files/required-file.ts'
import { readSnapshot, snapshotFrom } from '#app/local/compare-files.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { mostOutput } from '#ports/checker-process.ts'
import { snapshotLimits } from '#snapshot/limits.ts'

const standardInput = '-'

/** What a checker printed. Throws a `ProblemError`. */
export async function inputText(input: string): Promise<string> {
  if (input !== standardInput) {
    return requiredText({ role: 'checker output', path: input }, nodeFiles)
  }
  const read = await readStandardInput(mostOutput)
  if (read.kind === 'too-large') {
    throw new ProblemError({ kind: 'output-too-large', bytes: read.bytes, limit: mostOutput })
  }
  return utf8Output(decodedText(read.bytes), 'standard input')
}

/** A snapshot, or a committed baseline. Throws a `ProblemError`. */
export async function snapshotAt(path: string): Promise<Snapshot> {
  if (path !== standardInput) {
    return readSnapshot(path, nodeFiles)
  }
  const source = 'Standard input'
  const { bytes: limit } = snapshotLimits
  const read = await readStandardInput(limit)
  if (read.kind === 'too-large') {
    throw new ProblemError({ kind: 'snapshot-too-large', source, bytes: read.bytes, limit })
  }
  return snapshotFrom(decodeText(read.bytes), source)
}
