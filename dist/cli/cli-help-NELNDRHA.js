import{createRequire as __cr}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';const require=__cr(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);
import{formats}from"./chunk-6H5GMAWW.js";import{checkerNames}from"./chunk-EH2H3HHB.js";import"./chunk-WIIUA3WA.js";function planningHelp(source2){return{plan:`Proposes the next sprint: which changes take away the most errors, which files and rules become clean.
Without an option that says what is checked, for a check of the configuration file.

Usage: type-ratchet plan [SNAPSHOT] [options] [-- CHECKER ARGS]

  --check NAME          of the configuration file, where it has several
  SNAPSHOT              plans from a snapshot or a committed baseline; without it the checker is run
  --size N              how many errors are to go; default 80
  --owner NAME          only errors in files that CODEOWNERS gives to this owner
  --ages                asks git when the lines of the errors were last written: the oldest, and how many by quarter
  --format NAME         text, markdown (a checklist for an issue), json; default text
  --output FILE         default, and -, is standard output

${source2}`,"what-if":`Counts what each strictness flag of the checker would add, folder by folder, and which cost nothing.
The checker runs once as it is, and once more for each flag that is not on.
Without an option that says what is checked, for a check of the configuration file.

Usage: type-ratchet what-if [options] [-- CHECKER ARGS]

  --check NAME          of the configuration file, where it has several
  --flag NAME           as the configuration spells it, as often as wanted; default all that are known
  --checker NAME        mypy, pyright, basedpyright, ty, tsc or vue-tsc; default by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --timeout-minutes N   ends each run after that long
  --root DIR            the repository; default .
  --cwd DIR             where the checker runs; default the root
  --name NAME           of the check; default the checker
  --format NAME         text, json; default text
  --output FILE         default, and -, is standard output
`,summary:`Sums up what happened to the errors since some day: by check, category and owner, what comes next, when the target is reached.

Without a baseline, those of all checks of the configuration file, pulled from the default branch as with baseline pull, else the committed ones.

Usage: type-ratchet summary [BASELINE...] [options]

  BASELINE              baselines of the default branch, one a check: they carry the series of its runs
  --since TIME          7.days, 2.weeks, 6.months; 1.run is since the run before the newest; default 7.days
  --target-errors N     where the project wants to be; default what the configuration file says of each check
  --target-date DAY     until when: 2027-03-31
  --max-errors N        the limit for --notify-on limit; default what the configuration file says of each check
  --root DIR            the repository, for the next work and its owners; default .
  --workflow FILE       the workflow that makes the baselines; default the one that uses type-ratchet
  --format NAME         text, markdown, json; default text
  --output FILE         default, and -, is standard output
  --page FILE           a Markdown page that gets a section of today, in place of an earlier one of today
  --commit              commits the page, and nothing else; default type-ratchet-summary.md in the root
  --notify              sends a few lines to the webhook of Slack, Discord or Teams in TYPE_RATCHET_WEBHOOK
  --notify-on NAME      only on news: limit or target, when one was crossed, regression, when there are more errors;
                        several with commas; default always
  --issue               keeps one issue of the repository up to date, and pins it when it is made; needs issues: write
  --owners FILE         the errors of each owner of CODEOWNERS as JSON, for the teams' own dashboards
  --count-fixes         in that file also how many errors went away since then, by team; people stand there in one number
  --dry-run             says what would be written, committed and sent, and does none of it
  --verbose             also what was asked, what was found, and what was left out

Where GITHUB_STEP_SUMMARY is set, the summary of the job gets the section, too.
`,dashboard:`Collects the errors of many repositories, and how they moved, from the newest baselines of their default branches: one page, or JSON.
With GITHUB_TOKEN, GH_TOKEN or the token of gh. What was read is kept, so that the next run asks GitHub only what has changed, and one that
was ended goes on. A repository that can't be read is a row with its reason. Exits 3 when none can be read, or GitHub's rate limit ends it.

Usage: type-ratchet dashboard --org NAME [options]

  --org NAME            all repositories of an organisation that the token may see
  --repo OWNER/NAME     this repository, as often as wanted
  --repos FILE          a repository a line; what stands behind # is left out
  --archived            archived repositories of the organisation, too
  --name NAME           only checks of this name, as often as wanted; default all that the newest artifacts have
  --workflow FILE       only baselines of this workflow; default any of the repository's
  --since TIME          7.days, 2.weeks, 6.months: what the change is counted from; default 7.days
  --format NAME         text, html, json; default text
  --format NAME=FILE    this form into a file; as often as wanted
  --output FILE         where the form without a file goes; default, and -, is standard output

GITHUB_API_URL, or GH_HOST, names a GitHub Enterprise Server.
`,history:`Checks past commits of this branch with what is installed now, so that there is a trend from the first day. Each commit's files
take the place of yours while it is checked, so leave the files alone meanwhile; afterwards everything is as it was. Ended early, it goes on
from there the next time. A commit that can't be checked is skipped.

Usage: type-ratchet history replay [options] [-- CHECKER ARGS]

  --check NAME          of the configuration file, where it has several
  --since TIME          how far back: 30.days, 12.weeks, 6.months; default 6.months
  --every TIME          one commit for each stretch of this length; default 7.days
  --output FILE         default type-ratchet-history-NAME.json in the root, which the default branch's next run reads
  --checker NAME        default by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run --no-sync mypy src'
  --timeout-minutes N   ends each run after that long
  --root DIR            the repository; default .
  --cwd DIR             where the checker runs; default the root
  --name NAME           of the check; default the checker
`}}var column=24;function listed(names){let lines=[],line="";for(let[index,name]of names.entries()){let word=index===names.length-1?name:`${name},`;line!==""&&column+line.length+word.length>=100&&(lines.push(line),line=""),line=line===""?word:`${line} ${word}`}return[...lines,line].join(`
${" ".repeat(column)}`)}var general=`type-ratchet: type errors only go down

Start with:
  type-ratchet init               looks at the repository and writes the workflow
  type-ratchet check              runs the checker and shows what is new

Check and fix:
  check [-- CHECKER ARGS]         run the checker, or read its text with --input, and compare with a baseline
  fix [--diff|--apply]            edits for mechanical new errors, confirmed by the checker
  explain CODE                    what a rule means, and its usual fix
Baselines and snapshots:
  baseline write [--accept]       a committed baseline, kept up to date
  baseline pull                   the default branch\u2019s baseline, from GitHub
  baseline import FORMAT FILE     from the known errors of another tool
  baseline merge BASE OURS THEIRS git\u2019s merge driver for committed baselines
  snapshot --checker NAME         one run of a checker as a file
  compare BASE HEAD               two snapshots, without a checker
  merge SNAPSHOT... --output FILE the snapshots of a matrix, or of shards, as one
Set-up:
  init [--yes]                    the workflow, and type-ratchet.yml for several checks
  doctor                          what is wrong with the workflows, and what to change
  config --print                  what holds for the checks of type-ratchet.yml, and why
  completion bash|zsh|fish        completes commands and options in your shell
The way to zero:
  plan [SNAPSHOT] [--size N]      the next sprint: which changes take away the most errors
  what-if [--flag NAME]...        how many errors stricter flags would bring
  readiness                       one score for all checks
  summary [BASELINE...]           what happened since last week
  history replay                  the course of errors over past commits
  dashboard --org NAME            one page for all repositories of an organisation

  type-ratchet COMMAND --help     what a command does, and its options
  type-ratchet --help | --version

Checkers:               ${listed(checkerNames)}

Exit codes: 0 pass or report only, 1 a rule is broken, 2 wrong usage or configuration,
            3 not comparable (the checker's run or a snapshot can't be trusted), 70 a bug in type-ratchet.
Files are written whole or not at all; a run without a result leaves no older one in its place.
`,source=`The run, or its text:
  --checker NAME        ${listed(checkerNames)};
                        default, but for snapshot: by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --timeout-minutes N   ends the checker, and everything it started, after that long
  --input FILE          what the checker printed, at most 128 MiB; - is standard input; nothing is run then
  --exit-code N         how it ended (with --input); may be left out when the text proves its end
  --pattern REGEX       with --checker pattern: how a line is read, with (?<path>\u2026), (?<line>\u2026), (?<message>\u2026)
  --root DIR            the repository; paths are relative to it; default .
  --cwd DIR             where the checker runs or ran; default the root
  --name NAME           of the check, where there are several; default the checker
  --leg NAME            the part of a whole that this run checks, or 3/10
  --verbose             also what the checker prints, which is shown anyway when it fails
`,rules=`Rules (any given: only those given apply; none: no growth):
  --max-increase N|N%   growth allowed over the baseline's reference
  --max-errors N        the most errors there may be
  --max-new-errors N    the most new errors there may be

Target (shown in the report, decides nothing):
  --target-errors N     where the project wants to be
  --target-date DAY     until when: 2027-03-31

Output:
  --format NAME         ${listed(formats)}; default text
  --format NAME=FILE    this form into a file; as often as wanted
  --output FILE         where the form without a file goes; default, and -, is standard output
  --explain             the evidence behind every pair
  --all                 whole lists on standard output too
  --quiet               only how it went
`,commands={...planningHelp(source),check:`Runs the type checker here, or reads what it printed, compares with a baseline, reports.
Without an option that says what is checked, all checks of the configuration file are run side by side.

Usage: type-ratchet check [--checks NAME,NAME] [options] [-- CHECKER ARGS]

  --checks NAME,NAME    of type-ratchet.yml, .github/type-ratchet.yml or [tool.type-ratchet] in pyproject.toml, here or in
                        the nearest folder above in the same repository; default all of them; rules and other options go before the file for a single one,
                        --against, --staged and --changed hold for each
  --strict              checks in mode warn-locally fail too, as they do where CI is set
  --baseline FILE       a snapshot or a committed baseline; default type-ratchet-baseline-NAME.tsv or
                        type-ratchet-baseline.tsv in the root; without one nothing is enforced
  --against REV         checks the files of that commit here first, in place of yours, and takes the result as the baseline
  --staged, --changed   only files that are staged, or that the branch changes; see --partial. A checker that needs
                        the whole project looks at all of it
  --save-snapshot FILE  keeps the snapshot of this run
  --confirm-new         run the checker again when there are new errors; one that is absent then is not counted
  --partial             only the files named in CHECKER ARGS are compared; nothing else is called fixed
  --watch               checks again whenever a file changes that git does not ignore; Ctrl-C ends with the exit code of the
                        last result

${source}
${rules}`,snapshot:`Writes a snapshot of a checker's run. Exits 0 when it is written, however many errors there are.

Usage: type-ratchet snapshot --checker NAME [options] [-- CHECKER ARGS]

  --output FILE         default, and -, is standard output

${source}`,baseline:`Brings a committed baseline up to date: fixed errors leave it, new ones enter only with --accept.
Without an option that says what is checked, that of every check of the configuration file.
Exits 1 when new errors were left out. Files that the checker was not told to look at keep their entries.

Usage: type-ratchet baseline write [options] [-- CHECKER ARGS]
       type-ratchet baseline pull [--checks NAME,NAME | --checker NAME] [--name NAME] [--workflow FILE]
       type-ratchet baseline import FORMAT FILE [options] [-- CHECKER ARGS]
       type-ratchet baseline merge BASE OURS THEIRS

baseline pull downloads the default branch\u2019s newest baseline from GitHub, with GITHUB_TOKEN, GH_TOKEN or the token of gh, and keeps it
where check finds it: that of every check of the configuration file. It prints the files. Offline, the one that was pulled last stays.

baseline import makes one of the errors that another tool's baseline knows: FORMAT is mypy-baseline, basedpyright, pyrefly, ty, tsc-baseline,
betterer, eslint (suppressions) or phpstan. The checker is run, and what could not be carried over is counted.

baseline merge is git's merge driver (%O %A %B): exact, or exit 1 with the marks of a conflict in OURS.

  --workflow FILE       the workflow that makes it; default the one that uses type-ratchet

  --checks NAME,NAME    of the configuration file; default all of them
  --accept              takes new errors in, and starts a file that is not there yet
  --file FILE           default type-ratchet-baseline.tsv in the root, with --name
                        type-ratchet-baseline-NAME.tsv: there check finds it

${source}`,init:`Sets a repository up: finds its checkers and how its packages are installed, runs each check once, shows the workflow
that it would write, asks, and writes it. It never overwrites a file, and does nothing where a workflow uses type-ratchet already.

Usage: type-ratchet init [options]

  -y, --yes             writes without asking; without it, and where nobody can be asked, nothing is written
  --checker NAME        only this one; default: all that are configured, at the root or in folders below it
  --root DIR            the repository; default .
`,compare:`Compares two snapshots, or a committed baseline and a snapshot; - is standard input.
Where a text comes from and belongs (--input, --exit-code, --cwd, --leg) is said when its snapshot is taken.
To compare what a checker printed at once: type-ratchet check --input FILE --baseline BASE

Usage: type-ratchet compare BASE HEAD [options]

  --name NAME           of the report; default the name in HEAD
  --git-dir DIR         a repository that knows both commits: lines are followed exactly
  --root DIR            the tree of HEAD: tells which files are still there; the report shows owners and lines of new errors
  --partial             only the files that HEAD was told to check are compared

${rules}`,merge:`Merges the snapshots of a matrix's legs, or of shards, into one that names the legs of each error.

Usage: type-ratchet merge SNAPSHOT... [options]

  --output FILE         default, and -, is standard output

A snapshot that does not say its leg (\`snapshot --leg\`) is named after its file.
`,config:`Shows what holds for the checks of the configuration file, and where each value comes from.

Usage: type-ratchet config --print [options]

  --checks NAME,NAME    only these
  --root DIR            the repository; default .
`,readiness:`How near all checks of the configuration file are to where the project wants to be: one score from 0 to 100.
Exits 1 when it is below the file's min-score, 3 when a check has no result. Limits of the checks decide nothing here.

Usage: type-ratchet readiness [options]

  --check-only          runs nothing: one line and the exit code by the baselines that are here, committed or pulled
  --verbose             also what the score is made of, and where each number comes from
  --root DIR            the repository; default .
  --format NAME         text, json; default text
`,fix:`Finds edits for new errors that are mechanical: ignores that ignore nothing, implicit Optional, a missing -> None, bare generics,
import type, override, and what ruff and eslint offer. Each is tried in the working copy, which is put back; only those are offered
after which the checker reports that error no more, and nothing else. Exits 1 when new errors remain beside those that the edits fix.
Without an option that says what is checked, the checks of the configuration file one after the other.

Usage: type-ratchet fix [--diff|--apply] [options] [-- CHECKER ARGS]

  --diff                prints the edits for git apply and writes nothing; the default
  --apply               writes them, if the files are still as they were checked
  --known               for all errors, those of the baseline too; none is needed then
  --baseline FILE       a snapshot or a committed baseline; default as with check
  --against REV         the errors that are new since that commit; everything must be committed
  --checks NAME,NAME    of the configuration file; default all of them
  --checker NAME        ${listed(checkerNames)};
                        default by the project's configuration files
  --command 'TEXT'      how the checker is started, without a shell: 'uv run mypy src'
  --timeout-minutes N   ends each run after that long
  --root DIR            the repository; no file outside is edited; default .
  --cwd DIR             where the checker runs; default the root
  --name NAME           of the check, where there are several; default the checker
  --verbose             also what the checker prints in its first run
`,explain:`Says what is known of a rule: why the checker reports it, the usual fix, an example.

Usage: type-ratchet explain CODE [--checker NAME]

  CODE                  as the checker prints it: union-attr, TS2322, reportArgumentType
  --checker NAME        ${listed(checkerNames)}; default: all of them
`,doctor:`Looks at the workflows that use the action: events, permissions, pins, matrices, comments for forks. Says what to change.
With GITHUB_TOKEN, GH_TOKEN or the token of gh it asks GitHub too: baselines, required checks, merge queue, default permissions.
Exits 1 when something is wrong, 0 when there is only advice.

Usage: type-ratchet doctor [options]

  --root DIR            the repository; default .
  --format NAME         text, json; default text
`,completion:`Prints a script with which a shell completes commands, options, and the names of checkers and formats.

Usage: type-ratchet completion bash|zsh|fish

  bash                  eval "$(type-ratchet completion bash)" in ~/.bashrc
  zsh                   eval "$(type-ratchet completion zsh)" in ~/.zshrc, behind compinit
  fish                  type-ratchet completion fish > ~/.config/fish/completions/type-ratchet.fish
`};function helpText(command){return command===null?general:commands[command]}export{helpText};
