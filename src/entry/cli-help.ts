/** What `--help` prints. */
import { checkerNames } from '#model/snapshot.ts'
import type { CommandName } from './cli-command.ts'
import { formats } from './output-format.ts'

const general = `type-ratchet: type errors only go down

Usage:
  type-ratchet check [--checker NAME] [--baseline FILE] [options] [-- CHECKER ARGS]
  type-ratchet snapshot --checker NAME [--input FILE|-] [options] [-- CHECKER ARGS]
  type-ratchet compare BASE HEAD [options]
  type-ratchet merge SNAPSHOT... --output FILE
  type-ratchet explain CODE [--checker NAME]
  type-ratchet baseline write [--accept] [options] [-- CHECKER ARGS]
  type-ratchet COMMAND --help   what a command does, and its options
  type-ratchet --help | --version

Checkers: ${checkerNames.join(', ')}.
Exit codes: 0 pass or report only, 1 a rule is broken, 2 wrong usage or configuration,
            3 not comparable (the checker's run or a snapshot can't be trusted), 70 a bug of ours.
`

const rules = `Rules (any given: only those given apply; none: no growth):
  --max-increase N|N%   growth allowed over the baseline's reference
  --max-errors N        the most errors there may be
  --max-new-errors N    the most new errors there may be

Target (shown in the report, decides nothing):
  --target-errors N     where the project wants to be
  --target-date DAY     until when: 2027-03-31

Output:
  --format NAME         ${formats.slice(0, 6).join(', ')},
                        ${formats.slice(6).join(', ')}; default text
  --output FILE         default, and -, is standard output
  --explain             the evidence behind every pair
`

const commands: Readonly<Record<CommandName, string>> = {
  check: `Runs the type checker here, compares with a snapshot, reports.

Usage: type-ratchet check [options] [-- CHECKER ARGS]

  --checker NAME        ${checkerNames.join(', ')}; default: by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --timeout-minutes N   ends the checker, and everything it started, after that long
  --baseline FILE       a snapshot or a committed baseline to compare with; without one nothing is enforced
  --confirm-new         run the checker again when there are new errors; one that is absent then is not counted
  --partial             only the files named in CHECKER ARGS are compared; nothing else is called fixed

${rules}`,
  snapshot: `Writes a snapshot of a checker's run. Exits 0 when it is written, however many errors there are.

Usage: type-ratchet snapshot --checker NAME [options] [-- CHECKER ARGS]

  --checker NAME        ${checkerNames.join(', ')}
  --input FILE          what the checker printed; - is standard input; without it the checker is run
  --exit-code N         how the checker ended; may be left out when the text proves its end
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --timeout-minutes N   ends the checker, and everything it started, after that long
  --root DIR            the repository; paths are relative to it; default .
  --cwd DIR             where the checker ran; default the root
  --output FILE         default, and -, is standard output
`,
  baseline: `Brings a committed baseline up to date: fixed errors leave it, new ones enter only with --accept.
Exits 1 when new errors were left out. Files that the checker was not told to look at keep their entries.

Usage: type-ratchet baseline write [options] [-- CHECKER ARGS]

  --accept              takes new errors in, and starts a file that is not there yet
  --file FILE           default type-ratchet-baseline.tsv
  --checker NAME        ${checkerNames.join(', ')}; default: by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --root DIR            the repository; paths are relative to it; default .
  --cwd DIR             where the checker runs; default the root
`,
  compare: `Compares two snapshots, or a committed baseline and a snapshot.

Usage: type-ratchet compare BASE HEAD [options]

  --git-dir DIR         a repository that knows both commits: lines are followed exactly
  --root DIR            the tree of HEAD: tells which files are still there; the report shows owners and lines of new errors
  --partial             only the files that HEAD was told to check are compared

${rules}`,
  merge: `Merges the snapshots of a matrix's legs, or of shards, into one that names the legs of each error.

Usage: type-ratchet merge SNAPSHOT... [options]

  --output FILE         default, and -, is standard output

A snapshot that does not say its leg is named after its file.
`,
  explain: `Says what is known of a rule: why the checker reports it, the usual fix, an example.

Usage: type-ratchet explain CODE [--checker NAME]

  CODE                  as the checker prints it: union-attr, TS2322, reportArgumentType
  --checker NAME        ${checkerNames.join(', ')}; default: all of them
`,
}

/** The help of one command, or of all. Ends with a line break. */
export function helpText(command: CommandName | null): string {
  return command === null ? general : commands[command]
}
