/** Reads the command that git calls to merge committed baselines. */
import { usage } from './cli-arguments.ts'
import type { Command } from './cli-command.ts'

/** As git calls its merge driver: `%O %A %B`. */
export function readBaselineMerge([base, ours, theirs, ...more]: readonly string[]): Command {
  if (base === undefined || ours === undefined || theirs === undefined || more.length > 0) {
    const given = [base, ours, theirs, ...more].filter((word) => word !== undefined).length
    throw usage({ kind: 'operands-missing', command: 'baseline merge', given })
  }
  return { kind: 'baseline-merge', base, ours, theirs }
}
