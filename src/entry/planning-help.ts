/** The help of the commands that show the way to zero. */
import type { CommandName } from './cli-command.ts'

/** By command; `source`: the options of a run or its text, which some of them have too. */
export function planningHelp(
  source: string,
): Readonly<Record<Extract<CommandName, 'plan' | 'what-if' | 'summary' | 'dashboard' | 'history'>, string>> {
  return {
    plan: `Proposes the next sprint: which changes take away the most errors, which files and rules become clean.
Without an option that says what is checked, for a check of the configuration file.

Usage: type-ratchet plan [SNAPSHOT] [options] [-- CHECKER ARGS]

  --check NAME          of the configuration file, where it has several
  SNAPSHOT              plans from a snapshot or a committed baseline; without it the checker is run
  --size N              how many errors are to go; default 80
  --owner NAME          only errors in files that CODEOWNERS gives to this owner
  --ages                asks git when the lines of the errors were last written: the oldest, and how many by quarter
  --format NAME         text, markdown (a checklist for an issue), json; default text
  --output FILE         default, and -, is standard output

${source}`,
    'what-if': `Counts what each strictness flag of the checker would add, folder by folder, and which cost nothing.
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
`,
    summary: `Sums up what happened to the errors since some day: by check, category and owner, what comes next, when the target is reached.

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
`,
    dashboard: `Collects the errors of many repositories, and how they moved, from the newest baselines of their default branches: one page, or JSON.
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
`,
    history: `Checks past commits of this branch with what is installed now, so that there is a trend from the first day. Each commit's files
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
`,
  }
}
