/** Words for what is wrong with a command line, one sentence each. */
import { nearWords } from '#model/near-words.ts'
import type { UsageMistake } from '#model/usage.ts'

type Sentences = {
  readonly [Kind in UsageMistake['kind']]: (mistake: Extract<UsageMistake, { readonly kind: Kind }>) => string
}

const sentences: Sentences = {
  'command-unknown': ({ command, known }) =>
    `There is no command “${command}”.${didYouMean(command, known)} The commands are ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}.`,
  'action-unknown': ({ command, action, known }) =>
    `“${command}” needs to be told what to do; there is ${known.map((each) => `“${command} ${each}”`).join(', ')}${action === '' ? '' : `, not “${action}”`}.`,
  'option-refused': (mistake) => optionSentence(mistake),
  'option-empty': ({ option }) =>
    `“${option}” was given an empty value. If it comes from a variable, the variable is not set.`,
  'option-missing': ({ command, option, values }) =>
    `“${command}” needs “${option}”; the names are ${values.join(', ')}.`,
  'option-needs': ({ option, needs }) => `“${option}” goes with “${needs}”, which was not given.`,
  'input-with-run': ({ word }) =>
    word === '--'
      ? 'The words behind “--” are for a checker that is run here; with “--input” none is.'
      : `“${word}” is for a checker that is run here; with “--input” none is.`,
  'input-file-against': ({ check, path }) =>
    `“--against” runs the checker at another commit, and the check “${check}” reads “${path}” (\`input-file\`). Leave it out with “--checks”, or let it run its checker.`,
  'files-need-git': ({ option }) =>
    `“${option}” asks git which files there are, and this is no working copy with a commit.`,
  'options-exclude': ({ options: [one, other] }) =>
    `“${one}” and “${other}” don’t go together: use one of them.`,
  'formats-collide': ({ formats }) =>
    `Only one form can go to one place: ${formats.map((format) => `“--format ${format}”`).join(', ')}. Give the others a file: “--format json=report.json”.`,
  'exit-code-without-input': () =>
    '“--exit-code” goes with “--input”: without it the checker is run and its own exit code counts.',
  'options-collide': ({ options }) =>
    `${options.map((option) => `“${option}”`).join(' and ')} each say what is checked: one of them is enough.`,
  'check-unchosen': ({ command, option, path, checks }) =>
    `“${command}” is about a single check, and ${path} has several: ${checks.join(', ')}. Choose one: “${option} ${checks[0] ?? 'NAME'}”.`,
  'partial-names-nothing': () =>
    '“--partial” needs the files that were checked, and the checker’s arguments name none.',
  'operand-refused': ({ command, operand, belongs }) =>
    `“${command}” does not take “${operand}”. ${places[belongs]}`,
  'operands-missing': ({ command, given }) => operands[command](given),
}

const places = {
  'behind --': 'The checker’s own arguments go behind “--”.',
  'to --input': 'Name the checker’s output with “--input FILE”.',
  nowhere: 'It has options only.',
} as const

const operands = {
  compare: (given: number) => `“compare” needs two snapshot files, BASE and HEAD; ${wereGiven(given)}.`,
  'baseline import': (given: number) =>
    `It is “baseline import FORMAT FILE”: the format and the file of the other tool; ${wereGiven(given)}.`,
  'baseline merge': (given: number) =>
    `“baseline merge” needs three files, BASE, OURS and THEIRS; ${wereGiven(given)}.`,
  merge: () => '“merge” needs at least one snapshot file.',
  explain: (given: number) => `“explain” needs one rule code; ${wereGiven(given)}.`,
} as const

function wereGiven(count: number): string {
  return count === 0 ? 'none was given' : `${count} ${count === 1 ? 'was' : 'were'} given`
}

/** What Node's parser says of an option, by its beginning, and the same without the parser's own terms. */
const optionSentences: readonly (readonly [
  said: RegExp,
  sentence: (option: string, command: string) => string,
])[] = [
  [/^Unknown option '([^']+)'/, (option, command) => `“${command}” has no option “${option}”.`],
  [/^Option '(?:-\w, )?(--[\w-]+)[^']*' argument missing/, (option) => `“${option}” needs a value.`],
  [
    /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/,
    (option) => `“${option}” needs a value. One that starts with a hyphen is written “${option}=-VALUE”.`,
  ],
  [
    /^Option '(?:-\w, )?(--[\w-]+)[^']*' does not take an argument/,
    (option) => `“${option}” takes no value.`,
  ],
]

type RefusedOption = Extract<UsageMistake, { readonly kind: 'option-refused' }>

/** A sentence that is not known stays as it is. */
function optionSentence({ said, command, known, elsewhere }: RefusedOption): string {
  for (const [pattern, sentence] of optionSentences) {
    const option = pattern.exec(said)?.[1]
    if (option !== undefined) {
      if (elsewhere.length > 0) {
        const others = elsewhere.map((name) => `“${name}”`).join(', ')
        return `${sentence(option, command)} It belongs to ${others}.`
      }
      return `${sentence(option, command)}${known.includes(option) ? '' : didYouMean(option, known)}`
    }
  }
  return said
}

/** With a blank before it; nothing when nothing is near. */
function didYouMean(word: string, known: readonly string[]): string {
  const [near] = nearWords(word, known)
  return near === undefined ? '' : ` Did you mean “${near}”?`
}

/** Each kind of mistake that has words. */
export const usageMistakes: readonly UsageMistake['kind'][] = Object.keys(sentences) as UsageMistake['kind'][]

/** One sentence with the value received. */
export function usageSentence(mistake: UsageMistake): string {
  const sentence = sentences[mistake.kind] as (mistake: UsageMistake) => string
  return sentence(mistake)
}

/** What shows the reader how the command is meant; all of them where the mistake does not tell which. */
export function usageHelp(mistake: UsageMistake): string {
  switch (mistake.kind) {
    case 'command-unknown':
      return 'type-ratchet --help'
    case 'formats-collide':
    case 'options-collide':
    case 'partial-names-nothing':
    case 'files-need-git':
    case 'input-file-against':
      return 'type-ratchet check --help'
    default:
      return `type-ratchet ${mistake.command} --help`
  }
}
