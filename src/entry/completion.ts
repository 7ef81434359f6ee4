/**
 * Scripts with which a shell completes commands, options and the words that some options take. They are made from the same tables
 * that read the command line. https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html,
 * https://zsh.sourceforge.io/Doc/Release/Completion-System.html, https://fishshell.com/docs/current/cmds/complete.html
 */
import { checkerNames } from '#model/snapshot.ts'
import { commandNames, type Shell } from './cli-command.ts'
import { optionTables } from './option-tables.ts'
import { formats } from './output-format.ts'

const program = 'type-ratchet'

/** What an option takes, where that is one of some words; anything else is a file or the user's own. */
const valuesOf: Readonly<Record<string, readonly string[]>> = { checker: checkerNames, format: formats }

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
    '  else',
    '    case "$before" in',
    ...valueCases((words) => `words="${words}"`),
    '    *)',
    `      case ${bashWord(1)} in`,
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

/** The word at this place of the line. */
function bashWord(place: number): string {
  return `"\${COMP_WORDS[${place}]}"`
}

function zsh(): readonly string[] {
  return [
    `#compdef ${program}`,
    '_type_ratchet() {',
    '  if (( CURRENT == 2 )); then',
    `    compadd -- ${commandNames.join(' ')}`,
    '    return',
    '  fi',
    '  case "$words[CURRENT-1]" in',
    ...valueCases((words) => `compadd -- ${words}; return`),
    '  esac',
    '  if [[ "$words[CURRENT]" != -* ]]; then',
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

function valueCases(body: (words: string) => string): readonly string[] {
  return Object.entries(valuesOf).map(([option, values]) => `    --${option}) ${body(values.join(' '))} ;;`)
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
    ...commandNames.flatMap((command) =>
      Object.entries(optionTables[command]).map(([option, { type }]) => {
        const values = valuesOf[option]
        const takes = values === undefined ? (type === 'string' ? ' -r' : '') : ` -x -a '${values.join(' ')}'`
        return `complete -c ${program} -n '__fish_seen_subcommand_from ${command}' -l ${option}${takes}`
      }),
    ),
  ]
}
