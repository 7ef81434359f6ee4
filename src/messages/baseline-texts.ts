/** Words for a baseline that can't be read or speaks of something else (exit 3). */
import type { BaselineProblem } from '#model/problem.ts'
import type { TextTable } from './text-table.ts'

const notFirst = 'It may hold errors that would now look new or fixed, so this is not treated as a first run.'
const refresh = 'Delete the artifact, then run the workflow on the default branch to make a new one.'

const rewrite =
  'delete the file and run `type-ratchet baseline write --accept`, with `--file` when it is not at the default place'

/** The same in the action and on the command line. Writing over the file is no way out: it would lose what is in it. */
export const committedFixes: Record<'damaged' | 'conflict', string> = {
  damaged: `Restore the file from git. Or ${rewrite}: that starts with the errors of today.`,
  conflict: `Resolve the merge conflict: delete its marks, keep the rows of both sides, then run \`type-ratchet baseline write\`. Or ${rewrite}: that starts with the errors of today.`,
}

/** See {@link TextTable}. */
export const baselineTexts: TextTable<BaselineProblem> = {
  'snapshot-unreadable': ({ source, reason, committed }) => ({
    what: `${source} is not a valid ${committed === undefined ? 'snapshot' : 'baseline'}: ${reason}.`,
    why: notFirst,
    fix:
      committed !== undefined
        ? committedFixes[committed]
        : `If it is a file of yours, write it again with \`type-ratchet snapshot\`. If it is an artifact: ${lowerFirst(refresh)}`,
    details: [],
  }),
  'snapshot-version': ({ source, found, supported }) => ({
    what: `${source} has format version ${found}; this version of type-ratchet reads ${supported}.`,
    why: notFirst,
    fix: 'Use the same version of type-ratchet on both branches, or run the workflow on the default branch to make a new baseline.',
    details: [],
  }),
  'snapshot-too-large': ({ source, bytes, limit }) => ({
    what: `${source} has ${bytes} bytes; at most ${limit} are read.`,
    why: 'Larger files are refused, so that a hostile file can’t exhaust the machine.',
    fix: 'Split the check over several steps, each with a `name` of its own.',
    details: [],
  }),
  'snapshot-other-checker': ({ base, head, form }) => ({
    what: `The baseline is of ${base}, this run is of ${head}.`,
    why:
      form === undefined
        ? 'Errors of different checkers can’t be compared.'
        : 'It words an error otherwise in each form, so errors that nobody touched would look new.',
    fix:
      form !== undefined
        ? otherFormFix(form)
        : 'Compare runs of one checker. In the action, give each checker a `name` of its own; the default is the checker’s name.',
    details: [],
  }),
  'artifact-digest': ({ artifact, expected, actual }) => ({
    what: `The artifact “${artifact}” arrived with digest ${actual}, but GitHub recorded ${expected}.`,
    why: 'It was damaged or replaced on the way.',
    fix: 'Re-run this job. If it happens again: delete the artifact, then run the workflow on the default branch.',
    details: [],
  }),
  'artifact-shape': ({ artifact, reason }) => ({
    what: `The artifact “${artifact}” is not one of ours: ${reason}.`,
    why: notFirst,
    fix: refresh,
    details: [],
  }),
  'baseline-search-cut': ({ what, read, total }) => ({
    what: `The search for the baseline ended before it was complete: ${read} of ${total} ${what} were read.`,
    why: 'What was not read may hold the baseline.',
    fix: 'Run the workflow on the default branch, so that the newest commits have a baseline.',
    details: [],
  }),
  'baseline-api-failed': ({ request, reason }) => ({
    what: `GitHub did not answer “${request}”: ${reason}.`,
    why: 'Without that answer it is unknown whether there is a baseline.',
    fix: 'Re-run the job; if it goes on, see GitHub’s status page.',
    details: [],
  }),
  'github-limited': ({ until }) => ({
    what: `GitHub’s rate limit for this token is used up until ${until}.`,
    why: 'What was not asked is not known, and that is not the same as no errors.',
    fix: 'Run the same command again then: it goes on from what is kept.',
    details: [],
  }),
  'repository-hidden': ({ request, reason }) => ({
    what: `GitHub refused to ${request} (${reason}).`,
    why: 'There is none of that name, or the token may not see it: GitHub answers both alike.',
    fix: 'Correct the name, or give a token that may read it in `GITHUB_TOKEN` or `GH_TOKEN`. It needs to read metadata and actions.',
    details: [],
  }),
  'baseline-none-pulled': ({ artifact, branch, refused }) => ({
    what: `GitHub has no artifact “${artifact}” of the branch “${branch}” that can be trusted.`,
    why:
      refused.length === 0
        ? 'None was uploaded yet, or all are expired.'
        : `Of those that are there: ${refused.join('; ')}.`,
    fix: 'Run the workflow on that branch once. If the check has a name of its own, give it with `--name`; if another workflow makes the baseline, name its file with `--workflow`.',
    details: [],
  }),
  'baseline-cache': ({ key, reason }) => ({
    what: `The cached baseline “${key}” can’t be used: ${reason}.`,
    why: notFirst,
    fix: 'Re-run the job. If it happens again, run the workflow on the default branch, which makes a new artifact; `baseline: artifact` leaves the cache out.',
    details: [],
  }),
  'permission-actions-read': ({ request, reason }) => ({
    what: `The token may not read the baseline: “${request}” was refused (${reason}).`,
    why: 'The baseline is an artifact of an earlier run, and reading it needs `actions: read`.',
    fix: 'Add the permission to the job:\n\npermissions:\n  contents: read\n  actions: read\n  pull-requests: write',
    details: [],
  }),
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The same in the action and on the command line. */
export function otherFormFix(form: string): string {
  return `Have the checker print its ${form} form again, or make a baseline in the new one first.`
}
