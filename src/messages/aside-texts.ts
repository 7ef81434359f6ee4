/** Words for what is said beside a result and never changes it: a first run, and what was not delivered. */
import type { AbsenceProblem, DeliveryProblem } from '#model/problem.ts'
import { didYouMean } from './near-text.ts'
import type { TextTable } from './text-table.ts'

const firstRun = 'This run is reported and nothing is enforced.'

function otherWorkflow(refused: readonly string[]): string {
  return refused.length === 0
    ? ''
    : ' Where another workflow makes the baseline, name it: `baseline-workflow: FILE`.'
}

/** See {@link TextTable}. */
export const absenceTexts: TextTable<AbsenceProblem> = {
  'baseline-none': ({ artifact, refused }) => ({
    what: `There is no baseline yet: no run of the default branch has left an artifact “${artifact}” that can be trusted.`,
    why: firstRun,
    fix: `Run the workflow on the default branch once (\`on: push\` for that branch); pull requests are compared from then on.${otherWorkflow(refused)}`,
    details: refused,
  }),
  'baseline-expired': ({ artifact, expiredAt, refused }) => ({
    what: `The last baseline “${artifact}” expired on ${expiredAt}.`,
    why: firstRun,
    fix: `Run the workflow on the default branch again. A weekly \`schedule\` keeps the baseline of a quiet branch fresh.${otherWorkflow(refused)}`,
    details: refused,
  }),
  'baseline-file-none': ({ path, commit }) => ({
    what: `Commit ${commit} has no baseline file “${path}”.`,
    why: firstRun,
    fix: 'Write it with `type-ratchet baseline write --accept`, and commit it to the default branch. A change never brings its own baseline: the file is read at the base commit.',
    details: [],
  }),
  'baseline-not-asked': ({ looked = [] }) => ({
    what:
      looked.length === 0
        ? 'No baseline was given.'
        : `No baseline was given, and there is no ${looked.map((file) => `“${file}”`).join(' or ')}.`,
    why: firstRun,
    fix: 'Let one be looked for: `baseline: auto`.',
    details: [],
  }),
}

const commentPermission =
  'Add the permission to the job:\n\npermissions:\n  contents: read\n  actions: read\n  pull-requests: write\n\nPull requests from forks never get it; there the job summary and the report say the same.'

/** See {@link TextTable}. */
export const deliveryTexts: TextTable<DeliveryProblem> = {
  'comment-forbidden': ({ reason }) => ({
    what: `The pull-request comment was not written: GitHub refused it (${reason}).`,
    why: 'The verdict does not depend on it.',
    fix: commentPermission,
    details: [],
  }),
  'comment-failed': ({ reason }) => ({
    what: `The pull-request comment was not written: ${reason}.`,
    why: 'The verdict does not depend on it; the job summary says the same.',
    fix: 'Re-run the job to try again.',
    details: [],
  }),
  'comment-locked': () => ({
    what: 'The pull-request comment was not written: the conversation is locked.',
    why: 'The verdict does not depend on it; the job summary says the same.',
    fix: 'Unlock the conversation if the comment is wanted.',
    details: [],
  }),
  'check-run-forbidden': ({ reason }) => ({
    what: `The check run was not written: GitHub refused it (${reason}).`,
    why: 'The verdict does not depend on it.',
    fix: 'Add `checks: write` to the permissions of the job:\n\npermissions:\n  contents: read\n  actions: read\n  checks: write\n  pull-requests: write\n\nPull requests from forks never get it; there the publish action writes it.',
    details: [],
  }),
  'check-run-failed': ({ reason }) => ({
    what: `The check run was not written: ${reason}.`,
    why: 'The verdict does not depend on it; the job summary says the same.',
    fix: 'Re-run the job to try again.',
    details: [],
  }),
  'data-branch-forbidden': ({ branch, reason }) => ({
    what: `The data branch “${branch}” was not written: GitHub refused it (${reason}).`,
    why: 'The verdict does not depend on it.',
    fix: 'Give the job that runs on the default branch the permission:\n\npermissions:\n  contents: write\n  actions: read',
    details: [],
  }),
  'data-branch-failed': ({ branch, reason }) => ({
    what: `The data branch “${branch}” was not written: ${reason}.`,
    why: 'The verdict does not depend on it; baseline, report and result are uploaded as always.',
    fix: 'The next run of the default branch writes it. Where a ruleset forbids force pushes to it, take the branch out of the ruleset.',
    details: [],
  }),
  'data-branch-foreign': ({ branch }) => ({
    what: `The data branch was not written: “${branch}” is there already, and type-ratchet did not make it.`,
    why: 'Its files would be mixed with others.',
    fix: 'Name a branch that is not there yet: `data-branch: type-ratchet-data`.',
    details: [],
  }),
  'data-file-too-large': ({ branch, path }) => ({
    what: `“${path}” was not put on the data branch “${branch}”: it has more than 45 million characters.`,
    why: 'GitHub refuses files of 100 MiB. What was there before stays.',
    fix: 'It is uploaded as an artifact of the run as always.',
    details: [],
  }),
  'artifact-failed': ({ artifact, reason }) => ({
    what: `The artifact “${artifact}” was not uploaded: ${reason}.`,
    why: 'The verdict does not depend on it.',
    fix: 'Re-run the job to try again.',
    details: [],
  }),
  'artifact-unsupported': ({ missed }) => ({
    what: 'No artifact was uploaded: GitHub Enterprise Server has no artifact service that this action can upload to.',
    why:
      missed === null
        ? 'Snapshot, report and result are on the runner alone; the verdict does not depend on it.'
        : `Snapshot, report and result are on the runner alone, and “${missed}” will be looked for and not be there.`,
    fix:
      missed === null
        ? 'Upload the output `report-file` with `actions/upload-artifact@v3` if it is wanted.'
        : `Upload the snapshot in a step behind this one, whose \`id\` it names:\n\n- uses: actions/upload-artifact@v3\n  with:\n    name: ${missed}\n    path: \${{ steps.ID.outputs.snapshot-file }}`,
    details: [],
  }),
  'cache-failed': ({ reason }) => ({
    what: `The baseline was not kept in the cache: ${reason}.`,
    why: 'The verdict does not depend on it; the artifact is the first place to look.',
    fix: 'Nothing, unless artifacts expire before the default branch runs again. `baseline: artifact` leaves the cache out.',
    details: [],
  }),
  'report-unwritten': ({ path, reason }) => ({
    what: `“${path}” was not written: ${reason}.`,
    why: 'The verdict does not depend on it; the job summary says the same.',
    fix: 'Check that the folder `RUNNER_TEMP` names may be written to, and that nothing else stands at this path.',
    details: [],
  }),
  'runner-file': ({ what, reason }) => ({
    what: `The ${what} of this step could not be handed to the runner: ${reason}`,
    why: 'The verdict does not depend on it.',
    fix: 'The runner gives each step a file for it (`GITHUB_STEP_SUMMARY`, `GITHUB_OUTPUT`); what imitates the runner has to do so, too.',
    details: [],
  }),
  'files-unlisted': ({ reason }) => ({
    what: `The changed files could not be listed: ${reason}.`,
    why: 'Errors in other files are not told apart, and an edit of a workflow, of an action or of the checker’s configuration may be missing from what is said here.',
    fix: 'Give the job `contents: read` and `pull-requests: read`, or re-run it.',
    details: [],
  }),
  'files-cut': ({ listed }) => ({
    what: `GitHub lists only the first ${listed} files of this change.`,
    why: 'An edit of a workflow, of an action or of the checker’s configuration may be missing from what is said here, and errors in other files are not told apart.',
    fix: 'Look through the change for such files, or split it. A checkout with `fetch-depth: 2` needs no list of GitHub’s.',
    details: [],
  }),
  'snapshot-edited': ({ side, files }) => ({
    what: `The ${side === 'base' ? 'baseline' : 'current snapshot'} was taken with ${files.length === 1 ? 'a file' : `${files.length} files`} that ${files.length === 1 ? 'is' : 'are'} not as in its commit.`,
    why: 'Git follows the lines of all other files; errors in these are recognised by their lines, functions and messages alone.',
    fix: 'Commit or stash before `snapshot` where it matters which of two like errors is the new one.',
    details: files.slice(0, 20),
  }),
  'limit-rule-unknown': ({ code, checker, near, from }) => ({
    what: `The limit on the rule \`${code}\`${from === undefined ? '' : ` (\`${from}\`)`} counts nothing: no error of ${checker} has this code.${didYouMean(near)}`,
    why: 'A limit on a misspelled rule always holds.',
    fix: 'Correct the code; one that is right stays as it is.',
    details: [],
  }),
  'recompute-failed': ({ commit, reason }) => ({
    what: `The base commit ${commit} could not be checked in this run: ${reason}`,
    why: 'The run goes on without it, as it does with `recompute: never`.',
    fix: 'Nothing, where a run of the default branch makes the baseline. `recompute: never` leaves the attempt out.',
    details: [],
  }),
  'confirm-failed': ({ reason }) => ({
    what: `The new errors were not confirmed, because the second run failed: ${reason}`,
    why: 'The first run stands, so an error that comes and goes counts as new.',
    fix: 'Run the same command twice locally, one after the other, and look at what the second run says.',
    details: [],
  }),
}
