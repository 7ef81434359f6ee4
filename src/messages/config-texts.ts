/** Words for wrong inputs, options and configuration (exit 2). */

import type { ConfigProblem } from '#model/config-problem.ts'
import { checksBelow, checksFor, foundBelow } from './checks-example.ts'
import { checksTexts } from './checks-texts.ts'
import { didYouMean } from './near-text.ts'
import { firstOf, type TextTable } from './text-table.ts'
import { usageHelp, usageSentence } from './usage-texts.ts'

/** See {@link TextTable}. */
export const configTexts: TextTable<ConfigProblem> = {
  'input-invalid': ({ input, value, expected, near = [], place, check }) => ({
    what: `\`${input}\`${placed(place)} is ${quoted(value)}${owned(check)}.${didYouMean(near)}`,
    why: `It must be ${expected}.`,
    fix: 'Correct the value.',
    details: [],
  }),
  'command-needs-shell': ({ input, value, found, place, check }) => ({
    what: `\`${input}\`${placed(place)} holds an unquoted \`${found}\`: ${quoted(value)}${owned(check)}.`,
    why: 'Commands are started directly, without a shell, so pipes, variables, globs and redirections would not work.',
    fix: `Put the text in quotes if the checker is meant to get it as it is, or put the whole pipeline into a script of the repository and name that script in \`${input}\`.`,
    details: [],
  }),
  'command-unclosed-quote': ({ input, value, place, check }) => ({
    what: `\`${input}\`${placed(place)} has a quote that is never closed: ${quoted(value)}${owned(check)}.`,
    why: 'It is unclear where the argument ends.',
    fix: 'Close the quote, or write the quote itself with a backslash before it.',
    details: [],
  }),
  ...checksTexts,
  'checker-ambiguous': ({ found, folder }) => ({
    what: `\`checker: auto\` found more than one checker: ${found.map(({ checker, file }) => `${checker} (${file})`).join(', ')}.`,
    why: 'A run compares one checker with itself.',
    fix: `Set \`checker\` to one of them. For several, write a \`type-ratchet.yml\` that names them:\n\n${checksFor(found, folder)}`,
    details: [],
  }),
  'checker-undetected': ({ folder, lookedFor, below = [] }) => ({
    what: `\`checker: auto\` found no checker in ${quoted(folder)}.`,
    why: `It looked for ${firstOf(lookedFor).join(', ')}.`,
    fix:
      below.length === 0
        ? 'Set `checker`, or run in the folder that holds the checker’s configuration (`working-directory`).'
        : `Below it there ${below.length === 1 ? 'is' : 'are'} ${foundBelow(below)}. Set \`checker\` and \`working-directory\`, or write a \`type-ratchet.yml\`:\n\n${checksBelow(below, folder)}`,
    details: [],
  }),
  usage: ({ mistake }) => ({
    what: usageSentence(mistake),
    why: 'Nothing was run.',
    fix: `See \`${usageHelp(mistake)}\`.`,
    details: [],
  }),
  'rule-unknown': ({ code, checkers, near }) => ({
    what: `Nothing is known of the rule ${quoted(code)}${checkers.length === 1 ? ` of ${checkers.join()}` : ''}.${didYouMean(near)}`,
    why: 'Only the rules that make up nearly all errors of real projects are explained.',
    fix: 'Write the rule exactly as the checker prints it; the checker’s own documentation lists all of them.',
    details: [],
  }),
  'file-unreadable': ({ role, path, reason }) => ({
    what: `The ${role} ${quoted(path)} can’t be read: ${reason}.`,
    why: 'What can’t be read is never taken for a file without errors.',
    fix: 'Correct the path; it is relative to the folder that the command runs in.',
    details: [],
  }),
  'history-unreadable': ({ path, reason }) => ({
    what: `The history ${quoted(path)} can’t be read: ${reason}.`,
    why: 'Its points are left out, and would be lost if it were written again.',
    fix: 'Correct or delete it; `type-ratchet history replay` makes it.',
    details: [],
  }),
  'event-unreadable': ({ reason }) => ({
    what: `The event of this run is not what GitHub writes: ${reason}.`,
    why: 'Without it nobody knows which commits and which pull request this run is about.',
    fix: 'Let GitHub start the workflow. A tool that imitates its runner has to write the whole event to the file that `GITHUB_EVENT_PATH` names.',
    details: [],
  }),
  'file-unwritable': ({ path, reason, folder }) => ({
    what: `${quoted(path)} can’t be written: ${reason}.`,
    why: 'The result would be lost.',
    fix:
      folder === undefined
        ? 'Make room or give the permission, or name another place.'
        : `Make the folder ${quoted(folder)} first, or correct the path.`,
    details: [],
  }),
  'watch-impossible': ({ reason }) => ({
    what: `The files here can’t be watched: ${reason}.`,
    why: 'A change that is not seen would leave an old result on the screen.',
    fix: 'Leave `--watch` out, or name a smaller folder with `--root`. On Linux more folders may be watched after `sudo sysctl fs.inotify.max_user_watches=524288`.',
    details: [],
  }),
  'checker-endless': ({ checker, option }) => ({
    what: `With \`${option}\` ${checker} would watch files and never end.`,
    why: 'A result needs a run that comes to its end.',
    fix: `Leave \`${option}\` out.`,
    details: [],
  }),
  'result-place-taken': ({ path, by }) => ({
    what:
      by === 'input'
        ? `${quoted(path)} is read by this command, and was to be written by it too.`
        : `${quoted(path)} was to hold more than one result.`,
    why: 'One would overwrite the other.',
    fix: 'Name another file for the result.',
    details: [],
  }),
  'baseline-file-foreign': ({ path }) => ({
    what: `${quoted(path)} is there already, and is no committed baseline.`,
    why: 'Writing the baseline there would destroy what it holds.',
    fix: 'Name another file with `--file`, or delete this one first if nobody needs it.',
    details: [],
  }),
  'pull-impossible': ({ missing, host }) => ({
    what: pullTexts[missing].what(host),
    why: 'The baseline is an artifact of your repository on GitHub, and only who may read the repository gets it.',
    fix: pullTexts[missing].fix(host),
    details: [],
  }),
  'revision-unknown': ({ revision }) => ({
    what: `Git knows no commit ${quoted(revision)} here.`,
    why: 'There is nothing to compare with.',
    fix: 'Correct the name, or fetch it first (`git fetch origin`).',
    details: [],
  }),
  'tree-edited': ({ files }) => ({
    what: `${files.length === 1 ? 'One file is' : `${files.length} files are`} not as committed.`,
    why: 'The other commit’s files are put in their place for a while, and only what is committed can be told from them.',
    fix: 'Commit or stash them (`git stash --include-untracked`), then run the command again.',
    details: firstOf(files),
  }),
  'tree-in-the-way': ({ files }) => ({
    what: `The other commit has files where yours stand that git does not know: ${firstOf(files.map(quoted)).join(', ')}.`,
    why: 'They would be overwritten.',
    fix: 'Move them away, then run the command again.',
    details: [],
  }),
  'tree-unchangeable': ({ reason }) => ({
    what: `Files of this working copy can’t be replaced for a while: ${reason}.`,
    why: 'Another commit’s files, or edited ones, are checked in the same folder, because environments and packages know the folder that they were made for.',
    fix: 'Remove that obstacle. For `check --against` there is another way: make a baseline from a checkout of that commit with `type-ratchet snapshot`, and compare with it: `--baseline FILE`.',
    details: [],
  }),
  'edited-meanwhile': ({ files }) => ({
    what: `${files.length === 1 ? 'One file was' : `${files.length} files were`} changed while edits were tried.`,
    why: 'An edit is for the file as the checker saw it. Nothing was written.',
    fix: 'Run the command again when nothing else changes the files.',
    details: firstOf(files),
  }),
  'baseline-file-new': ({ path, errors }) => ({
    what: `There is no baseline ${quoted(path)} yet, and this run has ${errors} ${errors === 1 ? 'error' : 'errors'}.`,
    why: 'New errors are only added to a baseline when you ask for it.',
    fix: 'Add `--accept` to start with the errors of today.',
    details: [],
  }),
  'artifact-name-taken': ({ artifact, name }) => ({
    what: `The artifact ${quoted(artifact)} is taken: another step or job of this run uploaded one of that name.`,
    why: 'Two uses with the same `name` would overwrite each other’s baseline.',
    fix: `Give each use its own \`name\` (this one is ${quoted(name)}):\n\n- uses: type-ratchet/type-ratchet@v1\n  with:\n    name: ${name}-2`,
    details: [],
  }),
}

const pullTexts = {
  remote: {
    what: () => 'This working copy has no remote `origin` on GitHub.',
    fix: () => 'Run the command in a clone of the repository, or name its folder with `--root`.',
  },
  host: {
    what: (host: string) =>
      `The remote \`origin\` is on ${quoted(host)}, which you did not say is a GitHub server.`,
    fix: (host: string) => `If it is one, set \`GH_HOST=${host}\`: your token is sent to it.`,
  },
  token: {
    what: (host: string) => `There is no token for ${quoted(host)}.`,
    fix: () =>
      'Log in with the GitHub CLI (`gh auth login`), or set `GITHUB_TOKEN` to a token that may read Actions.',
  },
  workflow: {
    what: () => 'No workflow of this repository uses type-ratchet.',
    fix: () => 'Name the file of the workflow that makes the baseline: `--workflow types.yml`.',
  },
} as const satisfies Record<string, Record<'what' | 'fix', (host: string) => string>>

function placed(place: string | undefined): string {
  return place === undefined ? '' : ` (\`${place}\`)`
}

function owned(check: string | undefined): string {
  return check === undefined ? '' : ` in the check ${quoted(check)}`
}

function quoted(value: string): string {
  return `“${value}”`
}
