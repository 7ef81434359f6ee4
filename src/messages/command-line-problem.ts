/**
 * A problem in the words of the command line, which has no workflow, job or step: where the way out is another one than in the
 * action, it stands here. Both are written with the names of settings, which are options for a run that options describe, and
 * stay settings for a check of the configuration file.
 */
import type { Problem } from '#model/problem.ts'
import type { SaidOption } from '#model/said-options.ts'
import { committedFixes, otherFormFix } from './baseline-texts.ts'
import { killedFix } from './checker-texts.ts'
import { checksBelow, checksFor, foundBelow } from './checks-example.ts'
import { commandLineText, withOptions } from './command-line-text.ts'
import { ownCommand } from './own-command.ts'
import { problemText } from './problem-text.ts'
import type { ProblemText } from './text-table.ts'

/** Of which run it is told. */
export interface ToldRun {
  /** Whether a configuration file says what is checked. */
  readonly filed: boolean
  /** What the command was told, for the commands that help. */
  readonly said: readonly SaidOption[]
}

type Fixes = {
  readonly [Kind in Problem['kind']]?: (
    problem: Extract<Problem, { readonly kind: Kind }>,
    run: ToldRun,
  ) => string
}

const memory = 'Check fewer files at a time, or start the checker with fewer workers.'
const partName = ({ filed }: ToldRun): string =>
  filed
    ? 'Make several checks of it, each of a part of the project.'
    : 'Check a part of the project at a time, each part with a `name` of its own.'

const fixes: Fixes = {
  'checker-ambiguous': ({ found, folder }, { filed }) =>
    filed
      ? `Set \`checker\` of this check. For several, make a check of each:\n\n${checksFor(found, folder)}`
      : `Say which one: ${found.map(({ checker }) => `\`checker: ${checker}\``).join(' or ')}. To check with several, write a \`type-ratchet.yml\` that names them:\n\n${checksFor(found, folder)}`,
  'checker-undetected': ({ below = [], folder }, { filed }) => {
    const [first] = below
    if (first === undefined) {
      return filed
        ? 'Set `checker` of this check, or correct its `working-directory`.'
        : 'Name it with `checker`, or name the folder that holds its configuration with `--root` or `working-directory`.'
    }
    const there = `Below it there ${below.length === 1 ? 'is' : 'are'} ${foundBelow(below)}.`
    const use = filed
      ? 'Make a check of each'
      : `Check one, as with \`${first.options}\`, or write a \`type-ratchet.yml\``
    return `${there} ${use}:\n\n${checksBelow(below, folder)}`
  },
  'checker-endless': ({ option }) =>
    `Leave \`${option}\` out. \`type-ratchet check --watch\` checks again by itself whenever a file changes.`,
  'checker-killed': ({ signal }) => killedFix(signal, `This is often memory. ${memory}`),
  'checker-out-of-memory': () =>
    `${memory} For tsc raise the heap: \`NODE_OPTIONS=--max-old-space-size=8192\`.`,
  'checker-disk-full': () => 'Free space, or leave out the checker’s cache.',
  'checker-timed-out': () =>
    'If the checker needs that long, give more `timeout-minutes`. If it hangs, run the same command alone: its last lines are below.',
  'checker-wrong-installation': () =>
    'Install the checker for the interpreter that starts it (`python -m pip install mypy` and `command: python -m mypy` belong together; `tsc` comes with the npm package `typescript`, not `tsc`), for this platform.',
  'checker-stopped-early': () => 'Fix this error first, then run the command again.',
  'checker-no-files': ({ references: [first] = [] }) =>
    first !== undefined
      ? `Check what it refers to: \`args: --build\`, or \`args: -p ${first}\` for one project. With a command of your own: \`command: tsc --build\`.`
      : 'Correct the paths in `args`, the folder (`working-directory`), or the include and exclude lists of the checker’s configuration.',
  'checker-project-missing': () =>
    'Correct the folder (`working-directory`), or the paths and projects named in `args` (for tsc: `-p path/to/tsconfig.json`).',
  'checker-held-back': ({ instead }) =>
    instead !== undefined
      ? `Add \`${instead}\` to the checker’s words, or set the same in its configuration.`
      : 'Leave the option out of `args`, of `command` or of the checker’s configuration for this check.',
  'output-too-large': (_, run) => partName(run),
  'output-empty': () =>
    'Run the same command alone and look at what it prints. If the output goes to a file, name that file with `input-file`.',
  'scope-shrank': () =>
    'If it is a mistake, correct what is named below. If less is to be checked from now on, make a new baseline from this run. To check a part on purpose, add `--partial`.',
  'snapshot-unreadable': ({ committed }) =>
    committed === undefined ? 'Write it again with `type-ratchet snapshot`.' : committedFixes[committed],
  'snapshot-version': () => 'Write both snapshots with the same version of type-ratchet.',
  'snapshot-too-large': (_, run) => partName(run),
  'snapshot-other-checker': ({ head, carrier, form }, { said }) => {
    if (form !== undefined) {
      return otherFormFix(form)
    }
    const [first, checker, name] =
      carrier === undefined
        ? (['Compare runs of one checker. With several checkers each has', head, head] as const)
        : (['Give each tool', carrier, 'NAME'] as const)
    const own = ['--checker', checker, '--name', name]
    return `${first} a baseline of its own: \`${ownCommand('baseline write', said, [...own, '--accept'])}\`, then \`${ownCommand('check', said, own)}\`.`
  },
  'baseline-not-asked': ({ looked = [] }, { said }) =>
    looked.length === 0
      ? 'Give a snapshot with `--baseline FILE`.'
      : `\`${ownCommand('baseline write', said, ['--accept'])}\` starts a committed one with the errors of today. Without one, \`--against REV\` checks that commit first and compares with it; \`--baseline FILE\` takes a snapshot.`,
  'baseline-file-new': (_, { said }) =>
    `Add \`--accept\` to start with the errors of today: \`${ownCommand('baseline write', said, ['--accept'])}\`.`,
  'leg-twice': () => 'Give each snapshot once, and each leg its own name with `--leg`.',
}

/** At a command line nothing else ends a run from inside. */
const ours: ProblemText = {
  what: 'type-ratchet had an internal error before it had a result. This is a bug in type-ratchet.',
  why: 'Nothing was compared, and that is not the same as no errors.',
  fix: 'Please report it with what was printed to standard error: https://github.com/type-ratchet/type-ratchet/issues',
  details: [],
}

/** See {@link ProblemText}. */
export function commandLineProblem(problem: Problem, run: ToldRun = { filed: false, said: [] }): ProblemText {
  if (problem.kind === 'run-interrupted') {
    return ours
  }
  const fixOf = fixes[problem.kind] as ((problem: Problem, run: ToldRun) => string) | undefined
  // What a file says is spelled as in the file.
  const isFiled = run.filed || ('place' in problem && problem.place !== undefined)
  const own = problemText(problem)
  const text = isFiled ? own : commandLineText(own)
  if (fixOf === undefined) {
    return text
  }
  const fix = fixOf(problem, run)
  return { ...text, fix: isFiled ? fix : withOptions(fix) }
}
