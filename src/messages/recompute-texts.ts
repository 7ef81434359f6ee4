/** Words for a base commit that is checked in the run of a change. */
import type { Problem } from '#model/problem.ts'
import { problemText } from './problem-text.ts'

/** Why it is checked. */
export type RecomputeReason = 'missing' | 'drift' | 'asked'

const reasons: Readonly<Record<RecomputeReason, string>> = {
  missing: 'There is no baseline to compare with',
  drift: 'The baseline was made with another checker, configuration or environment',
  asked: '`recompute: always` is set',
}

/** For the log. */
export function recomputeText(reason: RecomputeReason, commit: string): string {
  return `${reasons[reason]}, so the base commit ${commit} is checked here, too.`
}

/** A sentence for the log: how many files the checker wrote there. */
export function writtenText(files: number): string {
  return files === 1
    ? 'the checker wrote a file of the working copy; it is as it was again'
    : `the checker wrote ${files} files of the working copy; they are as they were again`
}

/** Of the post step, when the main one was cut off. */
export const restoredText =
  'The step was cut off while the base commit was checked. The files of this commit are back, as they were.'

/** The same when they are not. */
export function unrestoredText(
  reason: string,
  { folder, files }: { readonly folder: string; readonly files: readonly string[] },
): string {
  const named = files.slice(0, 10).map((file) => `\n  ${file}`)
  return `The step was cut off while the base commit was checked, and not all files of this commit are back: ${reason}. The originals are in “${folder}”; check out the commit anew.${named.join('')}`
}

/** Sentences. */
export const recomputeFaults = {
  unfetched: 'Git does not have it, and could not fetch it.',
  overran: (limitMs: number): string =>
    `The checker was ended after ${limitMs / 60_000} ${limitMs === 60_000 ? 'minute' : 'minutes'}, which is the limit of \`recompute-minutes\`.`,
} as const

/** Why it could not be checked, in one sentence; with the files where it is about some. */
export function recomputeFault(problem: Problem): string {
  if (problem.kind === 'recompute-failed') {
    return problem.reason
  }
  const { what } = problemText(problem)
  const files = problem.kind === 'tree-edited' ? problem.files : []
  const named = files.slice(0, 3).map((file) => `“${file}”`)
  const more = files.length > named.length ? ', …' : ''
  return files.length === 0 ? what : `${what.replace(/\.$/, '')}: ${named.join(', ')}${more}.`
}
