/** Words for a checker's run that can't be trusted (exit 3). */
import type { CheckerProblem } from '#model/problem.ts'
import { scopeChangeText } from './scope-texts.ts'
import { firstOf, type TextTable } from './text-table.ts'

const notZero =
  'A run that failed says nothing about the errors, so it is not compared: it would look like “no errors”.'

/** See {@link TextTable}. */
export const checkerTexts: TextTable<CheckerProblem> = {
  'checker-not-found': ({ command }) => ({
    what: `“${command}” is not installed, or not on the PATH.`,
    why: notZero,
    fix: 'Install the checker before this runs, or say how it is started with `command` (for example `command: uv run mypy src`).',
    details: [],
  }),
  'checker-not-executable': ({ command, reason }) => ({
    what: `“${command}” can’t be started: ${reason}.`,
    why: notZero,
    fix: 'Make the file executable (`chmod +x`, and `git update-index --chmod=+x` to keep it), or name its interpreter in `command`.',
    details: [],
  }),
  'checker-killed': ({ signal, lastLines }) => ({
    what: `The checker was ended by ${signal} before it finished.`,
    why: notZero,
    fix: killedFix(
      signal,
      'On hosted runners this is often memory: use a larger runner, check fewer files per job, or start the checker with fewer workers.',
    ),
    details: lastLines,
  }),
  'checker-out-of-memory': ({ lastLines }) => ({
    what: 'The checker ran out of memory.',
    why: notZero,
    fix: 'Use a larger runner or check fewer files per job; for tsc raise the heap with `NODE_OPTIONS: --max-old-space-size=8192` in `env`.',
    details: lastLines,
  }),
  'checker-timed-out': ({ limitMs, survivors, lastLines }) => ({
    what: `The checker was ended after ${limitMs / 60_000} ${limitMs === 60_000 ? 'minute' : 'minutes'}, which is the limit of \`timeout-minutes\`.${survivors === 0 ? '' : ` ${survivors} of its processes could not be ended.`}`,
    why: notZero,
    fix: 'If the checker needs that long, give more `timeout-minutes`, a larger runner, or a cache of the checker’s own. If it hangs, run the same command locally: its last lines are below.',
    details: lastLines,
  }),
  'checker-crashed': ({ exit, lastLines }) => ({
    what: `The checker crashed (${exit}).`,
    why: notZero,
    fix: 'Run the same command locally. If it crashes there too, it is a bug of the checker or of a plugin: try its newest version, or report it there.',
    details: lastLines,
  }),
  'checker-internal-error': ({ exit, lastLines }) => ({
    what: `The checker reported an internal error (${exit}).`,
    why: notZero,
    fix: 'This is a bug of the checker or of one of its plugins, or its cache is damaged (mypy: delete `.mypy_cache`). Try its newest version, switch plugins off one by one, or report it there with the lines below.',
    details: lastLines,
  }),
  'checker-wrong-installation': ({ exit, lastLines, unfit }) => ({
    what:
      unfit === undefined
        ? `What was started is not the checker, or its installation does not fit (${exit}).`
        : `${unfit.program} can’t run with ${unfit.part} (${exit}).`,
    why: notZero,
    fix:
      unfit !== undefined
        ? `Install the version that it supports, in this job: \`npm install --save-dev ${unfit.fix}\`.`
        : 'Install the checker for the interpreter that starts it (`python -m pip install mypy` and `command: python -m mypy` belong together; `tsc` comes with the npm package `typescript`, not `tsc`), in this job and for this platform.',
    details: lastLines,
  }),
  'checker-too-old': ({ checker, oldest, evidence }) => ({
    what: `This version of ${checker} takes or prints something else than the versions that can be read: ${evidence}`,
    why: 'Errors might be taken for something else, or be missed.',
    fix: `Use ${checker} ${oldest} or later.`,
    details: [],
  }),
  'checker-disk-full': ({ lastLines }) => ({
    what: 'The checker could not write: there is no space left.',
    why: 'Part of its output or of its cache is missing, so errors may be missing too.',
    fix: 'Free space in an earlier step, leave out the checker’s cache, or use a runner with a larger disk.',
    details: lastLines,
  }),
  'checker-bad-configuration': ({ exit, lastLines }) => ({
    what: `The checker could not read or use its configuration (${exit}).`,
    why: 'Some checkers go on without it and look at other files under other rules, so their errors can’t be compared.',
    fix: 'Correct the configuration file as the checker’s own message below says.',
    details: lastLines,
  }),
  'checker-plugin-missing': ({ evidence }) => ({
    what: `A plugin of the checker could not be loaded: ${evidence}`,
    why: 'Without it the checker stops, or reports errors that do not exist and misses real ones.',
    fix: 'Install the plugin’s package in the same environment as the checker, or correct its name in the checker’s configuration.',
    details: [],
  }),
  'checker-file-unreadable': ({ evidence }) => ({
    what: `The checker could not read a file that it was to check: ${evidence}`,
    why: 'The errors of that file, and of whatever imports it, are missing and would look fixed.',
    fix: 'Correct the file’s encoding (UTF-8) or its permissions, or leave it out with the checker’s exclude list.',
    details: [],
  }),
  'checker-usage-error': ({ exit, lastLines }) => ({
    what: `The checker did not accept its options (${exit}).`,
    why: notZero,
    fix: 'Correct `args` or `command` as its own message below says.',
    details: lastLines,
  }),
  'checker-project-missing': ({ exit, lastLines }) => ({
    what: `The checker did not find what it was told to check (${exit}).`,
    why: notZero,
    fix: 'Correct the folder (`working-directory`), or the paths and projects named in `args` (for tsc: `-p path/to/tsconfig.json`).',
    details: lastLines,
  }),
  'checker-stopped-early': ({ evidence }) => ({
    what: `The checker stopped early: ${evidence}`,
    why: 'It left the other files unchecked, so every error in them would look fixed.',
    fix: 'Fix this error first; the comparison comes back with the next push.',
    details: [],
  }),
  'checker-no-files': ({ evidence, references: [first] = [] }) => ({
    what: `The checker found no files to check: ${evidence}`,
    why: 'Every error of the baseline would look fixed.',
    fix:
      first !== undefined
        ? `Check what it refers to: \`args: --build\` (with a command of your own: \`command: tsc --build\`), or name one project: \`args: -p ${first}\`.`
        : 'Correct the paths in `args`, the folder (`working-directory`), or the include and exclude lists of the checker’s configuration.',
    details: [],
  }),
  'checker-held-back': ({ option, instead }) => ({
    what: `With \`${option}\` the checker does not show all errors.`,
    why: 'Those that it left out would look fixed.',
    fix:
      instead === undefined
        ? 'Leave the option out of `args`, `command` or the checker’s configuration for this check.'
        : `Add \`${instead}\` to the checker’s words, or set the same in its configuration.`,
    details: [],
  }),
  'output-empty': ({ exit }) => ({
    what: `The checker printed nothing (${exit}).`,
    why: notZero,
    fix: 'Run the same command locally and look at what it prints. If the output goes to a file, name that file in `input-file`.',
    details: [],
  }),
  'output-too-large': ({ bytes, limit }) => ({
    what: `The checker printed more than ${limit} bytes (${bytes} so far).`,
    why: 'What is beyond the limit was not read, so errors would be missing.',
    fix: 'Split the check over several steps or a matrix, each with a `name` of its own.',
    details: [],
  }),
  'output-unread': (problem) => ({
    what: `${problem.count} ${problem.count === 1 ? 'line' : 'lines'} of the checker’s output could not be read.`,
    why:
      problem.prefix === undefined
        ? 'An error may hide in them.'
        : `“${problem.prefix.trim()}” stands in front of the checker’s own words. With it no file of that name is here, and every error would look new and fixed.`,
    fix: unreadFix(problem),
    details: problem.lines,
  }),
  'files-elsewhere': ({ files, folders, packages }) => ({
    what: `${files.length} ${files.length === 1 ? 'file' : 'files'} in the checker’s output ${files.length === 1 ? 'is' : 'are'} not where the output says, or may be another one of that name.`,
    why:
      packages.length > 1
        ? `This is the output of several packages (${packages.slice(0, 5).join(', ')}), which ran in folders of their own. An error of one would be taken for another’s.`
        : 'Its errors would be put to no file of this checkout, or look new and fixed.',
    fix:
      packages.length > 1 || folders.length !== 1
        ? 'Make a check of its own of each package: run the checker in the package’s folder (`working-directory: packages/api`), each with a `name` of its own.'
        : `Say where the checker ran: \`working-directory: ${folders[0]}\`. If the output is of another commit, check out that commit first.`,
    details: [
      ...firstOf(files),
      ...(folders.length === 0
        ? []
        : [
            `there is: ${folders
              .slice(0, 5)
              .map((folder) => folder || '.')
              .join(', ')}`,
          ]),
    ],
  }),
  'output-encoding': ({ path, line }) => ({
    what: `The checker’s output is not UTF-8: line ${line} of ${path} has bytes of another encoding.`,
    why: 'Names and messages would be misread, so that their errors would look new and fixed.',
    fix: 'Let the checker write UTF-8 (`PYTHONUTF8=1` in the environment of mypy and its kin), or convert the text: `iconv -f WINDOWS-1252 -t UTF-8`. Where type-ratchet starts the checker, it sees to that itself.',
    details: [],
  }),
  'output-cut': ({ expected, lastLines }) => ({
    what: `The checker’s output ends before ${expected}.`,
    why: 'It may have been cut off, and the errors behind the cut would look fixed.',
    fix: 'Keep the checker’s summary (mypy: drop `--no-error-summary`), and make sure that the whole output is passed on.',
    details: lastLines,
  }),
  'summary-disagrees': ({ summary, claimed, read, unit }) => ({
    what: `The checker says “${summary}”, but ${read} ${unit} could be read where it counts ${claimed}.`,
    why: 'Part of its output is missing or was not understood.',
    fix: 'Pass on the whole output unchanged. If it is whole, please report it with the checker’s version and options.',
    details: [],
  }),
  'exit-disagrees': ({ exit, errors, meaning }) => ({
    what: `The checker ended with ${exit}, but ${errors} ${errors === 1 ? 'error was' : 'errors were'} read.`,
    why: `${meaning}.`,
    fix: 'If a wrapper changes the exit code, start the checker directly with `command`; with `input-file`, give the checker’s own `exit-code`.',
    details: [],
  }),
  'exit-unknown': ({ checker }) => ({
    what: `The exit code of ${checker} is not known, and its output does not prove its end.`,
    why: 'A run that crashed half-way looks the same as a run with fewer errors.',
    fix: 'Give `exit-code`: the code that the checker ended with.',
    details: [],
  }),
  'tools-several': ({ tools }) => ({
    what: `The document is of several tools: ${tools.slice(0, 10).join(', ')}.`,
    why: 'A run compares one tool with itself: the errors of one would be taken for another’s.',
    fix: 'Let each tool write a document of its own, and make a check of each, with a `name` of its own.',
    details: [],
  }),
  'findings-gone': ({ findings, tool, paths }) => ({
    what: `${findings === 1 ? 'The only finding' : `All ${findings} findings`} of ${tool ?? 'the tool'} ${findings === 1 ? 'is' : 'are'} gone at once, and ${paths.length === 1 ? 'the file is' : 'the files are'} still there.`,
    why: 'A document without findings does not prove that anything was looked at: a tool that found no files writes the same.',
    fix: 'If the tool did not look, correct its paths or its configuration. If everything is fixed, merge this change with `mode: report-only`: the run on the default branch makes a new baseline.',
    details: firstOf(paths),
  }),
  'rules-foreign': ({ checker, base, head }) => ({
    what: `The baseline and this run have no rule in common, and a document of the form \`${checker}\` does not name its tool.`,
    why: 'If they are of two tools, every finding would look new and fixed.',
    fix: 'Give each tool a `name` of its own. If it is the same tool with other rules, merge this change with `mode: report-only`: the run on the default branch makes a new baseline.',
    details: [`in the baseline: ${firstOf(base).join(', ')}`, `in this run: ${firstOf(head).join(', ')}`],
  }),
  'run-interrupted': () => ({
    what: 'The step ended before it had a result: it was cancelled, timed out or failed itself.',
    why: notZero,
    fix: 'See the log of the run, and re-run the job.',
    details: [],
  }),
  'scope-shrank': ({ files, of, proven, changes, paths }) => ({
    what: `${files} of the ${of} ${of === 1 ? 'file' : 'files'} with errors in the baseline ${proven ? (files === 1 ? 'was not' : 'were not') : 'may not have been'} looked at, and ${files === 1 ? 'is' : 'are'} still there.`,
    why: 'Their errors would look fixed.',
    fix: 'If it is a mistake, correct what is named below. If the project is meant to be checked less from now on, merge this change with `mode: report-only`: the run on the default branch makes a new baseline. To check a part on purpose there is `type-ratchet check --partial`.',
    details: [...changes.map(scopeChangeText), ...firstOf(paths)],
  }),
  'commit-other': ({ checked, right, pull, target }) => ({
    what:
      pull === null
        ? `Commit ${checked} was checked, and this run is about ${right.join(' or ')}.`
        : `Commit ${checked} was checked, which is neither the merge commit of pull request ${pull} nor its head.`,
    why: 'Nobody looked at the change, so its errors would not be found.',
    fix: commitFix(pull, target),
    details: pull === null ? [] : [`right would be: ${right.join(' or ')}`],
  }),
  'run-overtaken': () => ({
    what: 'A newer commit was pushed while the run for an older one was writing this comment.',
    why: 'What stood here may have been the newer commit’s result.',
    fix: 'The run of the newest commit writes it, or has said it in its summary; re-run that job to have it here.',
    details: [],
  }),
  'tree-not-restored': ({ reason, files, folder }) => ({
    what: `The files of the base commit were checked here, and those of this commit could not be put back: ${reason}.`,
    why: 'What is read from here on would be a mixture of two commits, so there is no result.',
    fix: `Check out the commit anew. The originals are in “${folder}”. \`recompute: never\` keeps the base commit from being checked here.`,
    details: files.slice(0, 20),
  }),
}

const pullTrigger = 'on:\n  pull_request:'
const plainCheckout = '- uses: actions/checkout@v7'
const headCheckout = `${plainCheckout}\n  with:\n    ref: \${{ github.event.pull_request.head.sha }}`

function commitFix(pull: number | null, target: boolean): string {
  if (pull === null) {
    return `Check out the commit of the run, which is what the checkout does without \`ref\`:\n\n${plainCheckout}`
  }
  return target
    ? `\`pull_request_target\` checks out the base branch. Use the trigger \`pull_request\`; for forks, a second workflow writes the comment (docs/forks.md):\n\n${pullTrigger}`
    : `Leave out \`ref\` in the checkout, or check out the head of the pull request:\n\n${headCheckout}`
}

function unreadFix({
  looksLike,
  option,
  prefix,
}: Pick<Extract<CheckerProblem, { kind: 'output-unread' }>, 'looksLike' | 'option' | 'prefix'>): string {
  if (prefix !== undefined) {
    return 'Keep the checker’s output without what a log, a container or a task runner puts in front of each line: start the checker with `command`, or write its own output to a file (`tsc > out.txt`).'
  }
  if (looksLike !== undefined) {
    return `This is what ${looksLike} prints. If it is that, name it: \`checker: ${looksLike}\`.`
  }
  return option === undefined
    ? 'If a wrapper adds lines of its own, start the checker directly with `command`. If the checker prints them, please report it with these lines.'
    : `\`${option}\` prints them. Leave it out of \`args\`, \`command\` and the checker’s configuration for this check.`
}

/** Asked to end: by Ctrl-C, a cancelled job, or a program around it. The system never asks for want of memory. */
const asking: ReadonlySet<string> = new Set(['SIGINT', 'SIGTERM', 'SIGHUP'])

/** What to do about a checker that a signal ended; `memory`: where it was killed outright. */
export function killedFix(signal: string, memory: string): string {
  if (asking.has(signal)) {
    return 'It was asked to stop: by Ctrl-C, a cancelled job, or a time limit around it. Run it again.'
  }
  return signal === 'SIGKILL'
    ? memory
    : 'It crashed. Run the same command alone; if it crashes there too, try another version of the checker.'
}
