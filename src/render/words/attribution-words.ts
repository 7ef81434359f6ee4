/** Whose a difference is, in words. Values stand in backticks. */
import { driftName } from '#messages/drift-texts.ts'
import type { Attribution } from '#model/attribution.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { amount, counted } from '../amount.ts'

/** `412 new by mypy 1.19.1 → 2.4.0, 0 by this change`: for the first line, which holds the change's part alone. */
export function attributionHeadline(attribution: Attribution): string {
  return `${amount(attribution.new.toolchain)} new by ${driftNames(attribution.drift)}, ${amount(attribution.new.change)} by this change`
}

/** What the sentences are headed with. */
export const attributionTitle = 'Whose the difference is'

/** The whole of it, one sentence each. */
export function attributionSentences(attribution: Attribution): readonly string[] {
  return attribution.by === 'runs' ? byRuns(attribution) : byLines(attribution)
}

function byRuns({ drift, commits, new: added, fixed, mended, rules }: Attribution): readonly string[] {
  const others = commits === 0 ? '' : ` and ${counted(commits, 'commit')} since the baseline`
  const most = rules
    .slice(0, 3)
    .map(({ rule, errors }) => `${rule === null ? 'no rule' : `\`${rule}\``} ${amount(errors)}`)
  return [
    `${part(added.toolchain, fixed.toolchain)} by ${driftNames(drift)}${others}; ${part(added.change, fixed.change + mended)} by this change.`,
    ...(most.length === 0 ? [] : [`Most of what it brings: ${most.join(', ')}.`]),
    ...(mended === 0
      ? []
      : [
          `${amount(mended)} of the errors that it brought ${mended === 1 ? 'is' : 'are'} fixed by this change.`,
        ]),
    `The base commit’s own files were checked with it, too, and only this change’s part is judged.${added.change === 0 ? '' : ` That includes what only ${driftNames(drift)} finds in its code.`} ${afterMerge(drift)}`,
  ]
}

function byLines({ drift, new: added, fixed }: Attribution): readonly string[] {
  const unclear = added.either + fixed.either
  const rest = unclear === 0 ? '' : ` ${counted(unclear, 'error')} in files that it touches may be either’s.`
  return [
    `An estimate by the lines that this change touches: ${part(added.toolchain, fixed.toolchain)} by ${driftNames(drift)}; ${part(added.change, fixed.change)} by this change.${rest}`,
    'All of them are judged. `recompute: on-drift` checks the base commit, too, and tells them apart for certain.',
  ]
}

function part(added: number, fixed: number): string {
  return fixed === 0 ? `${amount(added)} new` : `${amount(added)} new, ${amount(fixed)} fixed`
}

const mostNamed = 2

function driftNames(drift: readonly RunDrift[]): string {
  const names = drift.slice(0, mostNamed).map(driftName)
  const left = drift.length - names.length
  return left > 0 ? `${names.join(', ')} and ${amount(left)} more` : names.join(' and ')
}

/** What makes growth count anew. */
const restarting: ReadonlySet<RunDrift['kind']> = new Set<RunDrift['kind']>([
  'checker',
  'configuration',
  'arguments',
])

function afterMerge(drift: readonly RunDrift[]): string {
  return drift.some(({ kind }) => restarting.has(kind))
    ? 'When this is merged, its part becomes part of the reference that growth counts from.'
    : 'When this is merged, its part becomes part of the baseline; the reference that growth counts from stays.'
}
