/** How a replay of past commits goes, and what came of it, in lines. docs/how-to/replay-history.md */
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { DatedCommit } from '#model/history.ts'
import type { Replay, ReplayStep } from '#model/replayed-history.ts'
import { counted } from './amount.ts'
import { dayText } from './day-text.ts'
import { terminalText } from './encode/terminal.ts'
import { barText, leftText } from './progress.ts'

/** `[#####---------------] 5 of 20: 3,912 errors at 1234567 (2026-05-04), about 3 min left` */
export function replayLine({ done, all, commit, errors, elapsedMs }: ReplayStep): string {
  const found = errors === null ? 'can’t be checked:' : `${counted(errors, 'error')} at`
  const left = done === all ? '' : `, ${leftText((elapsedMs / done) * (all - done))}`
  return `${barText({ done, all })}: ${found} ${placeText(commit)}${left}`
}

/** What was found, what was left out and why, and what to do with the file. Ends with a line break. */
export function replayText({
  history,
  sampled,
  skipped,
  shallow,
  file,
}: Replay & { readonly file: string }): string {
  const { name, points } = history
  const [first, last] = [points[0], points.at(-1)]
  const lines = [
    `${name}: ${counted(sampled, 'commit')} asked for, ${counted(points.length, 'point')} in ${file}`,
    ...(first === undefined || last === undefined || first === last
      ? []
      : [
          `  from ${counted(first.errors, 'error')} on ${dayText(first.time)} to ${counted(last.errors, 'error')} on ${dayText(last.time)}`,
        ]),
    ...(skipped.length === 0 ? [] : [`  ${counted(skipped.length, 'commit')} could not be checked:`]),
    ...skipped.map((commit) => `    ${placeText(commit)}: ${commandLineProblem(commit.problem).what}`),
    ...(shallow ? ['  The clone is shallow: `git fetch --unshallow` brings the older commits.'] : []),
    'Commit the file: the next run on the default branch puts its points before its own. It may be deleted after that.',
  ]
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}

function placeText({ commit, time }: DatedCommit): string {
  return `${commit.slice(0, 7)} (${dayText(time)})`
}
