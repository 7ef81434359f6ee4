/** `baseline merge`: says on standard error what was not merged; git reads the exit code. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { type MergeSides, mergeCommittedFiles } from '#app/local/merge-committed.ts'
import { notMergedText } from '#messages/not-merged-text.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'

/** Gives the exit code. */
export async function runBaselineMerge(sides: MergeSides): Promise<number> {
  const merged = await mergeCommittedFiles(sides, nodeFiles)
  if (merged.kind === 'refused') {
    process.stderr.write(`${notMergedText(terminalText(merged.reason))}\n`)
  }
  return merged.kind === 'merged' ? exitCodes.pass : exitCodes.fail
}
