/** Words for results of other runs that are not published, or not as they stand. */
import type { PublishProblem } from '#model/publish-problem.ts'
import type { TextTable } from './text-table.ts'

const claim = 'The artifact was made by code of the pull request, so nothing that does not fit is shown.'
const quiet = 'Nothing is written.'

/** See {@link TextTable}. */
export const publishTexts: TextTable<PublishProblem> = {
  'publish-wrong-event': ({ event }) => ({
    what: `\`type-ratchet/type-ratchet/publish\` ran for the event “${event}”.`,
    why: 'It publishes what a finished run left, and learns of that run from the event `workflow_run`.',
    fix: 'Use it in a workflow of its own:\n\non:\n  workflow_run:\n    workflows: [types]\n    types: [completed]',
    details: [],
  }),
  'publish-not-needed': ({ reason }) => ({
    what: `There is nothing to publish: ${reason}.`,
    why: quiet,
    fix: 'Nothing to do.',
    details: [],
  }),
  'publish-run-foreign': ({ reason }) => ({
    what: `The run is not one that is published here: ${reason}.`,
    why: 'Only runs of this repository, and of the workflow that was named, are read.',
    fix: 'Name the workflow’s file with `workflow`, and its name under `on.workflow_run.workflows`.',
    details: [],
  }),
  'publish-run-failed': ({ code }) => ({
    what: `The run of this pull request says that it has no result: \`${code}\`.`,
    why: 'A run that failed says nothing about the errors.',
    fix: 'See the run’s own log and summary; docs/messages.md explains the word.',
    details: [],
  }),
  'publish-pull-none': ({ head }) => ({
    what: `No open pull request has the head ${head}.`,
    why: `${quiet} It was closed or merged in the meantime, or its branch or repository is gone.`,
    fix: 'Nothing to do.',
    details: [],
  }),
  'publish-pull-moved': ({ number, checked, now }) => ({
    what: `Pull request #${number} has moved on: ${checked.slice(0, 7)} was checked, its head is ${now.slice(0, 7)}.`,
    why: `${quiet} The run of the new head will be published.`,
    fix: 'Nothing to do.',
    details: [],
  }),
  'publish-pull-several': ({ numbers }) => ({
    what: `The run fits several open pull requests: ${numbers.map((number) => `#${number}`).join(', ')}.`,
    why: 'They share one head, and GitHub does not record which of them the run was for. None of them keeps an older result.',
    fix: 'Close all but one and push again, or open the others from branches of their own.',
    details: [],
  }),
  'publish-unread': ({ what, reason }) => ({
    what: `GitHub could not be asked for ${what}: ${reason}.`,
    why: 'Run, pull request and artifact are known by GitHub’s own record alone, never by what the run says.',
    fix: 'Give the job these permissions, or re-run it:\n\npermissions:\n  actions: read\n  pull-requests: write',
    details: [],
  }),
  'publish-result-none': ({ wanted }) => ({
    what: `The run left no result (${wanted}).`,
    why: 'It ended before it had one, so nothing is known of this commit’s errors.',
    fix: 'See the run’s own log. If its check has a `name`, give the same name here. If only other jobs were run again, re-run all.',
    details: [],
  }),
  'publish-artifacts-many': ({ read }) => ({
    what: `The run left more artifacts than are looked through: ${read} were read.`,
    why: 'Another result may stand behind them, and one use publishes one result.',
    fix: 'Set `name` to the check that is published here; then its artifact is asked for alone.',
    details: [],
  }),
  'publish-result-several': ({ names }) => ({
    what: `The run left results of several checks: ${names.map((name) => `“${name}”`).join(', ')}.`,
    why: 'One use publishes one result; otherwise a fork could write as many comments as it likes.',
    fix: 'Name the checks in a configuration file (docs/checks.md): then they are told as one, by that of the base commit, which a private repository lets the job read with `contents: read`. Or use one step for each check, with its `name`.',
    details: [],
  }),
  'publish-result-invalid': ({ artifact, reason }) => ({
    what: `The artifact “${artifact}” is not a result: ${reason}.`,
    why: claim,
    fix: 'Use the same version of type-ratchet in both workflows; if they are the same, look at what the pull request changes.',
    details: [],
  }),
  'publish-result-mismatch': ({ field, claimed, recorded }) => ({
    what: `The result says that its ${field} is “${claimed}”, but GitHub records “${recorded}”.`,
    why: claim,
    fix: 'Look at what the pull request changes in its workflow.',
    details: [],
  }),
}
