/** Words for matrices and shards: what keeps legs from being merged into one result. */
import type { LegConfigProblem, LegProblem } from '#model/leg-problem.ts'
import type { TextTable } from './text-table.ts'

const notFewer = 'Errors that only a missing leg finds would look fixed, so nothing is compared.'

function missingWords(missing: readonly string[], expected: number, found: readonly string[]): string {
  const named = missing.length === 0 ? '' : `; missing: ${missing.join(', ')}`
  const count = expected > found.length ? `${found.length} of ${expected}` : `${found.length}`
  return `${count} ${count === '1' ? 'leg' : 'legs'} left a snapshot${named}`
}

function lostWords(lost: readonly string[]): string {
  const [first, ...others] = lost
  if (first === undefined) {
    return ''
  }
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `; the job “${first}”${more} ended without one and may have been a leg`
}

/** See {@link TextTable}. */
export const legTexts: TextTable<LegConfigProblem | LegProblem> = {
  'leg-twice': ({ leg }) => ({
    what: `The leg “${leg}” was given twice.`,
    why: 'Each leg counts once; it is unclear which of the two is meant.',
    fix: 'Give each snapshot once, and each leg its own name with `shard`.',
    details: [],
  }),
  'legs-ambiguous': ({ names }) => ({
    what: `This run has legs of more than one check: ${names.map((name) => `“${name}”`).join(', ')}.`,
    why: 'One merge makes one result.',
    fix: `Let the job check out the repository, so that the configuration file that names the checks is found, or use one merge job for each, with \`name\`:\n\n- uses: type-ratchet/type-ratchet/merge@v1\n  with:\n    name: ${names[0] ?? ''}`,
    details: [],
  }),
  'legs-none': ({ name }) => ({
    what: `This run has no snapshot of any leg${name === null ? '' : ` of “${name}”`}.`,
    why: 'There is nothing to merge: every leg failed, or none ran before this job.',
    fix: 'See the log of the legs. The merge job must name them in `needs`, and a leg must not be given `matrix: ""`.',
    details: [],
  }),
  'legs-missing': ({ missing, expected, found, lost }) => ({
    what: `${missingWords(missing, expected, found)}${lostWords(lost)}.`,
    why: notFewer,
    fix: 'See the log of the legs that failed, and re-run them. If these legs are all there should be, name them with `legs`, or say how many.',
    details: found.length === 0 ? [] : [`found: ${found.join(', ')}`],
  }),
  'legs-differ': ({ what, values }) => ({
    what: `The legs do not have the same ${what}: ${values.map((value) => `“${value}”`).join(', ')}.`,
    why: 'They are not parts of one check of one commit.',
    fix: 'Merge only snapshots of one check that were made at one commit.',
    details: [],
  }),
  'leg-not-uploaded': ({ artifact, reason }) => ({
    what: `The snapshot of this leg (“${artifact}”) was not uploaded: ${reason}.`,
    why: notFewer,
    fix: 'Re-run the job.',
    details: [],
  }),
}
