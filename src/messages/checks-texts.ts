/** Words for a configuration file that can't be used (exit 2). */
import type { ChecksProblem } from '#model/checks-problem.ts'
import { didYouMean } from './near-text.ts'
import type { TextTable } from './text-table.ts'

/** See {@link TextTable}. */
export const checksTexts: TextTable<ChecksProblem> = {
  'config-file-none': ({ input }) => ({
    what:
      input === 'readiness'
        ? 'The score is that of all checks of a configuration file, and there is none.'
        : `\`${input}\` chooses among the checks of a configuration file, and there is none.`,
    why: 'It would be `type-ratchet.yml` or `.github/type-ratchet.yml` in the repository’s root, or `[tool.type-ratchet]` in `pyproject.toml`.',
    fix: `Write one${input === 'readiness' ? '' : `, or leave \`${input}\` out`}:\n\nchecks:\n  api:\n    checker: mypy\n    working-directory: backend`,
    details: [],
  }),
  'config-file-two': ({ paths }) => ({
    what: `There is more than one configuration file: ${paths.map((path) => `\`${path}\``).join(' and ')}.`,
    why: 'It would be unclear which of them holds.',
    fix: 'Keep one of them, with all checks in it.',
    details: [],
  }),
  'config-file-unreadable': ({ path, line, reason }) => ({
    what: `\`${path}:${line}\` can’t be read: ${reason.replace(/[.\s]+$/, '')}.`,
    why: 'Nothing was run, because what the file wants can’t be told.',
    fix: 'Correct the file. `type-ratchet config --print` shows what it says.',
    details: [],
  }),
  'config-key-unknown': ({ key, place, known, near }) => ({
    what: `\`${key}\` (\`${place}\`) is no setting.${didYouMean(near)}`,
    why: `Known here: ${known.map((word) => `\`${word}\``).join(', ')}.`,
    fix: 'Correct the name, or take it out.',
    details: [],
  }),
  'setting-for-one': ({ input, checks, filed }) => ({
    what: `${input} is given for ${checks.length} checks at once: ${checks.map((name) => `\`${name}\``).join(', ')}.`,
    why: 'It could be meant for any of them.',
    fix: `${filed ? 'Put it into the configuration file, below the check that it is for, or choose' : 'Choose'} one check with \`checks\` (on the command line \`--checks ${checks[0]}\`).`,
    details: [],
  }),
  'check-names-equal': ({ name, checks }) => ({
    what: `${checks.map((check) => `“${check}”`).join(' and ')} would both be called “${name}”.`,
    why: 'Their baselines and reports would overwrite each other.',
    fix: 'Give one of them another name.',
    details: [],
  }),
  'checks-in-matrix': ({ leg }) => ({
    what: `This job is a part of a matrix (“${leg}”), and was to run several checks.`,
    why: 'Each job of the matrix would compare the same checks with the same baselines.',
    fix: `Let the matrix name the check of each job, or tell the action that each job is a check of its own by leaving \`matrix\` empty:\n\nstrategy:\n  matrix:\n    check: [api, web]\nsteps:\n  - uses: type-ratchet/type-ratchet@v1\n    with:\n      checks: $\{{ matrix.check }}`,
    details: [],
  }),
}
