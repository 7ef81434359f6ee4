/** `baseline merge`: says on standard error what was not merged; git reads the exit code. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { type MergeSides, mergeCommittedFiles } from '#app/local/merge-committed.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'

/** Where a baseline could not be merged. */
const mergeAdvice =
  'Take the file of either side (git checkout --theirs FILE), then bring it up to date with “type-ratchet baseline write”.'

/** Gives the exit code. */
export async function runBaselineMerge(sides: MergeSides): Promise<number> {
  const merged = await mergeCommittedFiles(sides, nodeFiles)
  if (merged.kind === 'refused') {
    process.stderr.write(`${terminalText(`not merged: ${merged.reason}`)}\n${mergeAdvice}\n`)
  }
  return merged.kind === 'merged' ? exitCodes.pass : exitCodes.fail
}
