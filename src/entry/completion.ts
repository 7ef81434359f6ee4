/**
 * Scripts with which a shell completes commands, options and the words that some options take. They are made from the same tables
 * that read the command line. https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html,
 * https://zsh.sourceforge.io/Doc/Release/Completion-System.html, https://fishshell.com/docs/current/cmds/complete.html
 */
import { foreignFormats } from '#app/local/foreign-baselines.ts'
import { checkerNames } from '#model/snapshot.ts'
import {
  baselineActions,
  type CommandName,
  commandNames,
  dashboardFormats,
  historyActions,
  planFormats,
  type Shell,
  shells,
  whatIfFormats,
} from './cli-command.ts'
import { optionTables } from './option-tables.ts'
import { formats } from './output-format.ts'

const program = 'type-ratchet'

/** What stands behind a command, where that is one of some words. */
const nextWords: readonly (readonly [behind: readonly [string, ...string[]], words: readonly string[]])[] = [
  [['help'], commandNames],
  [['baseline'], baselineActions],
  [['baseline', 'import'], foreignFormats],
  [['history'], historyActions],
  [['completion'], shells],
]

const formatsOf: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  check: formats,
  compare: formats,
  dashboard: dashboardFormats,
  plan: planFormats,
  summary: planFormats,
}

/** What an option takes, where that is one of some words; anything else is a file or the user's own. */
function valuesOf(command: CommandName, option: string): readonly string[] | null {
  return option === 'checker'
    ? checkerNames
    : option === 'format'
      ? (formatsOf[command] ?? whatIfFormats)
      : null
}

/** Ends with a line break. Every word is one of ours, so nothing needs to be quoted. */
export function completionScript(shell: Shell): string {
  return `${{ bash, zsh, fish }[shell]().join('\n')}\n`
}

function bash(): readonly string[] {
  return [
    '_type_ratchet() {',
    '  local word="$2" before="$3" words=""',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${commandNames.join(' ')}"`,
    '  elif [[ "$word" != -* && "$before" != -* ]]; then',
    `    case "\${COMP_WORDS[*]:1:COMP_CWORD-1}" in`,
    ...nextCases((words) => `words="${words}"`),
    '    esac',
    '  else',
    `    case "\${COMP_WORDS[1]} $before" in`,
    ...valueCases((words) => `words="${words}"`),
    '    *)',
    `      case "\${COMP_WORDS[1]}" in`,
    ...optionCases((words) => `words="${words}"`),
    '      esac',
    '      [[ "$word" == -* ]] || words=""',
    '      ;;',
    '    esac',
    '  fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    `complete -o default -F _type_ratchet ${program}`,
  ]
}

function zsh(): readonly string[] {
  return [
    `#compdef ${program}`,
    '_type_ratchet() {',
    '  if (( CURRENT == 2 )); then',
    `    compadd -- ${commandNames.join(' ')}`,
    '    return',
    '  fi',
    '  case "$words[2] $words[CURRENT-1]" in',
    ...valueCases((words) => `compadd -- ${words}; return`),
    '  esac',
    '  if [[ "$words[CURRENT]" != -* ]]; then',
    '    case "$words[2,CURRENT-1]" in',
    ...nextCases((words) => `compadd -- ${words}; return`),
    '    esac',
    '    _files',
    '    return',
    '  fi',
    '  case "$words[2]" in',
    ...optionCases((words) => `compadd -- ${words}`),
    '  esac',
    '}',
    `compdef _type_ratchet ${program}`,
  ]
}

function nextCases(body: (words: string) => string): readonly string[] {
  return nextWords.map(([behind, words]) => `    '${behind.join(' ')}') ${body(words.join(' '))} ;;`)
}

function valueCases(body: (words: string) => string): readonly string[] {
  const cases = new Map<string, string[]>()
  for (const command of commandNames) {
    for (const option of Object.keys(optionTables[command])) {
      const words = valuesOf(command, option)?.join(' ')
      if (words !== undefined) {
        cases.set(words, [...(cases.get(words) ?? []), `'${command} --${option}'`])
      }
    }
  }
  return [...cases].map(([words, places]) => `    ${places.join('|')}) ${body(words)} ;;`)
}

function optionCases(body: (words: string) => string): readonly string[] {
  return commandNames.map((command) => {
    const options = Object.keys(optionTables[command]).map((option) => `--${option}`)
    return `      ${command}) ${body(options.join(' '))} ;;`
  })
}

function fish(): readonly string[] {
  const first = `complete -c ${program} -n __fish_use_subcommand -f`
  return [
    `${first} -a '${commandNames.join(' ')}'`,
    ...nextWords.map(([behind, words]) => {
      const seen = behind.map((word) => `__fish_seen_subcommand_from ${word}`)
      const unseen = `not __fish_seen_subcommand_from ${words.join(' ')}`
      return `complete -c ${program} -n '${[...seen, unseen].join('; and ')}' -f -a '${words.join(' ')}'`
    }),
    ...commandNames.flatMap((command) =>
      Object.entries(optionTables[command]).map(([option, { type }]) => {
        const values = valuesOf(command, option)
        const takes = values === null ? (type === 'string' ? ' -r' : '') : ` -x -a '${values.join(' ')}'`
        return `complete -c ${program} -n '__fish_seen_subcommand_from ${command}' -l ${option}${takes}`
      }),
    ),
  ]
}
