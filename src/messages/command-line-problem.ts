/**
 * A problem in the words of the command line, which has no workflow, job or step: where the way out is another one than in the
 * action, it stands here; anywhere else the same sentence names options instead of inputs.
 */
import type { Problem } from '#model/problem.ts'
import { committedFixes, otherFormFix } from './baseline-texts.ts'
import { killedFix } from './checker-texts.ts'
import { checksBelow, checksFor, foundBelow } from './checks-example.ts'
import { commandLineText } from './command-line-text.ts'
import { problemText } from './problem-text.ts'
import type { ProblemText } from './text-table.ts'

type Fixes = {
  readonly [Kind in Problem['kind']]?: (problem: Extract<Problem, { readonly kind: Kind }>) => string
}

const memory = 'Check fewer files at a time, or start the checker with fewer workers.'

const fixes: Fixes = {
  'checker-ambiguous': ({ found, folder }) =>
    `Say which one: ${found.map(({ checker }) => `\`--checker ${checker}\``).join(' or ')}. To check with several, write a \`type-ratchet.yml\` that names them:\n\n${checksFor(found, folder)}`,
  'checker-undetected': ({ below = [], folder }) =>
    below[0] !== undefined
      ? `Below it there ${below.length === 1 ? 'is' : 'are'} ${foundBelow(below)}. Check one, as with \`${below[0].options}\`, or write a \`type-ratchet.yml\`:\n\n${checksBelow(below, folder)}`
      : 'Name it with `--checker`, or name the folder that holds its configuration with `--root` or `--cwd`.',
  'checker-killed': ({ signal }) => killedFix(signal, `This is often memory. ${memory}`),
  'checker-out-of-memory': () =>
    `${memory} For tsc raise the heap: \`NODE_OPTIONS=--max-old-space-size=8192\`.`,
  'checker-disk-full': () => 'Free space, or leave out the checker’s cache.',
  'checker-timed-out': () =>
    'If the checker needs that long, give more `--timeout-minutes`. If it hangs, run the same command alone: its last lines are below.',
  'checker-wrong-installation': () =>
    'Install the checker for the interpreter that starts it (`python -m pip install mypy` and `--command "python -m mypy"` belong together; `tsc` comes with the npm package `typescript`, not `tsc`), for this platform.',
  'checker-stopped-early': () => 'Fix this error first, then run the command again.',
  'checker-no-files': ({ references: [first] = [] }) =>
    first !== undefined
      ? `Check what it refers to: put \`-- --build\` at the end, or \`-- -p ${first}\` for one project. With a command of your own: \`--command 'tsc --build'\`.`
      : 'Correct the paths behind `--`, the folder (`--cwd`), or the include and exclude lists of the checker’s configuration.',
  'checker-project-missing': () =>
    'Correct the folder (`--cwd`), or the paths and projects named behind `--` (for tsc: `-p path/to/tsconfig.json`).',
  'checker-held-back': ({ instead }) =>
    instead !== undefined
      ? `Add \`${instead}\` to the checker’s words, or set the same in its configuration.`
      : 'Leave the option out of the words behind `--`, of `--command` or of the checker’s configuration for this check.',
  'output-too-large': () => 'Check a part of the project at a time, each part with a `--name` of its own.',
  'output-empty': () =>
    'Run the same command alone and look at what it prints. If the output goes to a file, name that file with `--input`.',
  'scope-shrank': () =>
    'If it is a mistake, correct what is named below. If less is to be checked from now on, make a new baseline from this run. To check a part on purpose, add `--partial`.',
  'snapshot-unreadable': ({ committed }) =>
    committed === undefined ? 'Write it again with `type-ratchet snapshot`.' : committedFixes[committed],
  'snapshot-version': () => 'Write both snapshots with the same version of type-ratchet.',
  'snapshot-too-large': () => 'Check a part of the project at a time, each part with a `--name` of its own.',
  'snapshot-other-checker': ({ head, carrier, form }) =>
    form !== undefined
      ? otherFormFix(form)
      : carrier !== undefined
        ? `Give each tool a baseline of its own: \`type-ratchet baseline write --checker ${carrier} --name NAME --accept\`, then \`type-ratchet check --checker ${carrier} --name NAME\`.`
        : `Compare runs of one checker. With several checkers each has a baseline of its own: \`type-ratchet baseline write --checker ${head} --name ${head} --accept\`, then \`type-ratchet check --checker ${head} --name ${head}\`.`,
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
export function commandLineProblem(problem: Problem): ProblemText {
  if (problem.kind === 'run-interrupted') {
    return ours
  }
  const fix = fixes[problem.kind] as ((problem: Problem) => string) | undefined
  // What a file says is spelled as in the file.
  const isFiled = 'place' in problem && problem.place !== undefined
  const text = isFiled ? problemText(problem) : commandLineText(problemText(problem))
  return fix === undefined ? text : { ...text, fix: fix(problem) }
}
