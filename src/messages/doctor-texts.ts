/** Words for what `doctor` finds: what it is and what follows, and what to change. */
import type { RemoteQuestion, SetupFault, SetupFinding } from '#model/setup-finding.ts'

const pages = 'https://github.com/type-ratchet/type-ratchet/blob/v1/docs'

interface Words {
  readonly what: string
  readonly fix: string
}

const texts: Readonly<Record<SetupFault, (value: string) => Words>> = {
  'workflow-none': () => ({
    what: 'No workflow uses type-ratchet.',
    fix: 'Run `type-ratchet init`, or copy a workflow from the README.',
  }),
  'workflow-unreadable': (value) => ({
    what: `This workflow can’t be read: ${value}.`,
    fix: 'Correct the YAML; GitHub does not run it either.',
  }),
  'event-push-missing': () => ({
    what: 'The workflow does not run on `push`, so the default branch never makes a baseline, and pull requests are only reported.',
    fix: 'Add `push: { branches: [main] }` to `on`, with the name of your default branch.',
  }),
  'event-push-branch': (value) => ({
    what: `The workflow runs on pushes to other branches than ${value}, so the default branch makes no baseline.`,
    fix: `Add ${value} to \`on.push.branches\`.`,
  }),
  'event-push-paths': () => ({
    what: '`push` is limited to some paths, so some commits of the default branch have no baseline; pull requests then use an older one.',
    fix: 'Take `paths` and `paths-ignore` out of `on.push`.',
  }),
  'event-pull-missing': () => ({
    what: 'The workflow does not run on `pull_request`, so no change is compared.',
    fix: 'Add `pull_request:` to `on`.',
  }),
  'event-pull-target': () => ({
    what: '`pull_request_target` checks out the base branch, not the change: the run is refused with exit 3.',
    fix: 'Use `pull_request`, and the publish action for comments on pull requests from forks.',
  }),
  'event-pull-paths': () => ({
    what: '`pull_request` is limited to some paths. Once the check is required, a pull request without such files waits for ever.',
    fix: 'Take `paths` out of `on.pull_request` before you make the check required.',
  }),
  'event-queue-missing': () => ({
    what: 'The workflow does not run on `merge_group`. In a merge queue a required check then never reports.',
    fix: 'Add `merge_group:` to `on`.',
  }),
  'pushes-cancelled': () => ({
    what: 'A newer push cancels the run before it, also on the default branch: a cancelled run leaves no baseline.',
    fix: 'Cancel only runs of pull requests: make `cancel-in-progress` an expression that compares `github.event_name` with `pull_request`.',
  }),
  'permission-contents': () => ({
    what: 'The job may not read the contents of the repository: the base commit can’t be found, exit 3.',
    fix: 'Add `contents: read` to its `permissions`.',
  }),
  'permission-actions': () => ({
    what: 'The job may not read artifacts, so there is no baseline: exit 3.',
    fix: 'Add `actions: read` to its `permissions`.',
  }),
  'permission-comment': () => ({
    what: 'The job may not write the comment; the summary alone has the result.',
    fix: 'Add `pull-requests: write` to its `permissions`, or set `comment: never`.',
  }),
  'permission-check-run': () => ({
    what: '`check-run: true` needs a permission that the job does not have.',
    fix: 'Add `checks: write` to its `permissions`.',
  }),
  'permission-needless': (value) => ({
    what: `Nothing in the job needs “${value}”, and whoever takes over one of its steps has it.`,
    fix: 'Take it out of `permissions`. A check needs `contents: read`, `actions: read` and `pull-requests: write`.',
  }),
  'input-unknown': (value) => ({
    what: `The action has no input “${value}”. GitHub warns of it in the log, and leaves it out.`,
    fix: `Correct the name, or take it out: ${pages}/inputs.md.`,
  }),
  'input-wrong': (value) => ({
    what: value,
    fix: `Correct the value: ${pages}/inputs.md. The run would end with exit 2.`,
  }),
  'config-wrong': (value) => ({
    what: `The configuration file can’t be used. ${value}`,
    fix: `Correct the configuration file: ${pages}/checks.md. The run would end with exit 2.`,
  }),
  'folder-missing': (value) => ({
    what: `The folder “${value}” (\`working-directory\`) is not there: exit 2.`,
    fix: 'Correct the path; it starts at the root of the repository.',
  }),
  'checker-none': (value) => ({
    what: `The step names no checker, and none is configured in “${value}”: exit 2.`,
    fix: 'Add `checker`, or `working-directory` with the folder that holds the checker’s configuration.',
  }),
  'checker-several': (value) => ({
    what: `The step names no checker, and several are configured: ${value}. That is exit 2.`,
    fix: `Add \`checker\`, or name them all in \`type-ratchet.yml\`: ${pages}/how-to/several-checks.md.`,
  }),
  'action-unpinned': (value) => ({
    what: `The action is used at “${value}”, which anybody who can push there can change.`,
    fix: 'Use a full commit SHA with the version in a comment, or `@v1`.',
  }),
  'checker-unpinned': (value) => ({
    what: `${value} is installed without a version: its next release brings errors that nobody wrote.`,
    fix: `Pin it, for example \`${value}==1.2.3\`, or install it from a lockfile.`,
  }),
  'version-differs': (value) => ({
    what: `${value}: each finds errors that the other does not.`,
    fix: 'Install the same version in both places, best from a lockfile.',
  }),
  'errors-ignored': () => ({
    what: '`continue-on-error: true` lets the job pass whatever the check says.',
    fix: 'Use `mode: report-only`, which says what would have failed.',
  }),
  'exit-code-missing': () => ({
    what: '`input-file` stands without `exit-code`: a text that does not prove its own end is refused with exit 3.',
    fix: 'Pass the exit code of the checker on as `exit-code`.',
  }),
  'names-same': (value) => ({
    what: `Two uses of the action are called “${value}”; the second one ends with exit 2.`,
    fix: 'Give each use a `name` of its own.',
  }),
  'merge-missing': () => ({
    what: 'Each job of the matrix leaves a part of the result, and no job of the workflow puts them together.',
    fix: 'Add a job with `type-ratchet/type-ratchet/merge@v1` that needs this one, or set `matrix: ""` to let each be a check of its own.',
  }),
  'checkout-other': (value) => ({
    what: `The checkout takes “${value}”, not the change: the run is refused with exit 3.`,
    fix: 'Take `ref` out of the checkout.',
  }),
  'checkout-shallow': () => ({
    what: 'The checkout has one commit and keeps no credentials, so the definition behind an error in another file can’t be named.',
    fix: 'Add `fetch-depth: 2` to the checkout.',
  }),
  'baseline-file-missing': (value) => ({
    what: `The committed baseline “${value}” is not there.`,
    fix: `Make it with \`type-ratchet baseline write --accept --file ${value}\`, and commit it.`,
  }),
  'companion-missing': () => ({
    what: 'Pull requests from forks get no comment: their token may not write one.',
    fix: `Add the second workflow of ${pages}/forks.md; \`type-ratchet init\` writes it too.`,
  }),
  'companion-workflow': (value) => ({
    what: `The publishing workflow waits for “${value}”, and no workflow that uses the action is called so.`,
    fix: 'Write the `name` of the checking workflow into `on.workflow_run.workflows`.',
  }),
  'baseline-nowhere': (value) => ({
    what: `No run of the default branch has left a baseline called “${value}” on GitHub, so pull requests are only reported.`,
    fix: 'Merge the workflow to the default branch, or run it there (`workflow_dispatch`); then look at the log of that run.',
  }),
  'baseline-expired': (value) => ({
    what: `Every baseline called “${value}” on GitHub has expired, so pull requests are only reported.`,
    fix: 'Run the workflow on the default branch. A `schedule` keeps it fresh where nobody merges for weeks.',
  }),
  'check-not-required': (value) => ({
    what: `No rule of the default branch requires ${value}, so a failed check blocks no merge.`,
    fix: `Require it when you trust it: ${pages}/how-to/required-check.md.`,
  }),
  'queue-without-event': () => ({
    what: 'The default branch has a merge queue, and the workflow does not run on `merge_group`: a required check never reports there.',
    fix: 'Add `merge_group:` to `on`.',
  }),
  'permission-default': (value) => ({
    what: `The job “${value}” says no permissions, and this repository gives a workflow no more than reading contents: there is no baseline, exit 3.`,
    fix: 'Add `permissions: { contents: read, actions: read, pull-requests: write }` to the job.',
  }),
}

const questions: Readonly<Record<RemoteQuestion, string>> = {
  artifacts: 'whether the default branch has left a baseline',
  rules: 'whether the check is required, and whether there is a merge queue',
  permissions: 'what the token of a workflow may do without `permissions`',
}

/** What was not asked, as a clause. */
export function remoteQuestionText(question: RemoteQuestion): string {
  return questions[question]
}

/** What is wrong and what to change, in two sentences or three. */
export function setupFindingText({ fault, value }: SetupFinding): Words {
  return texts[fault](value)
}
