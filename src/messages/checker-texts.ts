/** Words for a checker's run that can't be trusted (exit 3). */
import type { CheckerProblem } from '#model/problem.ts'
import { scopeChangeText } from './scope-texts.ts'
import type { TextTable } from './text-table.ts'

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
    fix: 'On hosted runners this is often memory: use a larger runner, check fewer files per job, or start the checker with fewer workers.',
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
    what: `The checker says that it failed inside (${exit}).`,
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
        ? `Install the version that it supports beside it, in this job: \`npm install --save-dev ${unfit.fix}\`.`
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
    why: 'Without it the checker stops, or finds errors that are none and misses others.',
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
  'checker-held-back': ({ option }) => ({
    what: `With \`${option}\` the checker does not look for all errors.`,
    why: 'Those that it did not look for would look fixed.',
    fix: 'Leave the option out of `args`, `command` or the checker’s configuration for this check.',
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
    why: 'An error may hide in them.',
    fix: unreadFix(problem),
    details: problem.lines,
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
  'run-interrupted': () => ({
    what: 'The step ended before it had a result: it was cancelled, timed out or failed inside.',
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
  'run-overtaken': () => ({
    what: 'A newer commit was pushed while the run for an older one was writing this comment.',
    why: 'What stood here may have been the newer commit’s result.',
    fix: 'The run of the newest commit writes it, or has said it in its summary; re-run that job to have it here.',
    details: [],
  }),
}

function unreadFix({
  looksLike,
  option,
}: Pick<Extract<CheckerProblem, { kind: 'output-unread' }>, 'looksLike' | 'option'>): string {
  if (looksLike !== undefined) {
    return `This is what ${looksLike} prints. If it is that, name it: \`checker: ${looksLike}\`.`
  }
  return option === undefined
    ? 'If a wrapper adds lines of its own, start the checker directly with `command`. If the checker prints them, please report it with these lines.'
    : `\`${option}\` prints them. Leave it out of \`args\`, \`command\` and the checker’s configuration for this check.`
}

function firstOf(paths: readonly string[]): readonly string[] {
  const left = paths.length - 10
  return [...paths.slice(0, 10), ...(left > 0 ? [`… and ${left} more`] : [])]
}
