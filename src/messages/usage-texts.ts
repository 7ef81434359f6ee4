/** Words for what is wrong with a command line, one sentence each. */
import type { UsageMistake } from '#model/usage.ts'

type Sentences = {
  readonly [Kind in UsageMistake['kind']]: (mistake: Extract<UsageMistake, { readonly kind: Kind }>) => string
}

const sentences: Sentences = {
  'command-unknown': ({ command, known }) =>
    `There is no command “${command}”; there are ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}.`,
  'action-unknown': ({ command, action, known }) =>
    `“${command}” needs to be told what to do; there is “${command} ${known}”, not “${action}”.`,
  'option-refused': ({ said }) => said,
  'option-missing': ({ command, option, values }) =>
    `“${command}” needs “${option}”; the names are ${values.join(', ')}.`,
  'exit-code-without-input': () =>
    '“--exit-code” goes with “--input”: without it the checker is run and its own exit code counts.',
  'partial-names-nothing': () =>
    '“--partial” needs the files that were checked, and the checker’s arguments name none.',
  'operand-refused': ({ command, operand, belongs }) =>
    `“${command}” does not take “${operand}”. ${places[belongs]}`,
  'operands-missing': ({ command, given }) => operands[command](given),
}

const places = {
  'behind --': 'The checker’s own arguments go behind “--”.',
  'to --input': 'Name the checker’s output with “--input FILE”.',
} as const

const operands = {
  compare: (given: number) => `“compare” needs two snapshot files, BASE and HEAD; ${given} were given.`,
  merge: () => '“merge” needs at least one snapshot file.',
  explain: (given: number) => `“explain” needs one rule code; ${given} were given.`,
} as const

/** Each kind of mistake that has words. */
export const usageMistakes: readonly UsageMistake['kind'][] = Object.keys(sentences) as UsageMistake['kind'][]

/** One sentence with the value received. */
export function usageSentence(mistake: UsageMistake): string {
  const sentence = sentences[mistake.kind] as (mistake: UsageMistake) => string
  return sentence(mistake)
}
