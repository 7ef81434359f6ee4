/** What holds for each check and where it was said, as text for people: YAML with a comment behind each value. */
import { readinessMeasures } from '#model/readiness.ts'
import type { ChecksFile, NamedCheck } from './checks-file.ts'
import { checkSettings, settingNames } from './settings.ts'

/** Ends with a line break. Settings without a value and without a default are left out. */
export function holdingText(file: ChecksFile, checks: readonly NamedCheck[]): string {
  const whole = [
    [
      `parallel: ${file.parallel ?? 'as many as there are cores'}`,
      file.parallel === null ? 'default' : file.path,
    ],
    [`comment: ${file.comment}`, ''],
  ] as const
  const rows = [
    ...whole,
    ...readinessRows(file.readiness),
    ['checks:', ''] as const,
    ...checks.flatMap((check) => [[`  ${keyText(check.name)}:`, ''] as const, ...settingRows(check)]),
  ]
  const width = Math.max(...rows.map(([text, from]) => (from === '' ? 0 : Math.min(text.length, widest))))
  const lines = rows.map(([text, from]) => (from === '' ? text : `${text.padEnd(width)}  # ${from}`))
  return `${[`# ${file.path}`, ...lines].join('\n')}\n`
}

function readinessRows(policy: ChecksFile['readiness']): readonly (readonly [text: string, from: string])[] {
  if (policy === null) {
    return []
  }
  const { minScore, mode, weights, from } = policy
  const score = minScore === null ? [] : [[`  min-score: ${minScore}`, from ?? ''] as const]
  return [
    ['readiness:', ''],
    ...score,
    [`  mode: ${mode}`, ''],
    ['  weights:', ''],
    ...readinessMeasures.map((measure) => [`    ${measure}: ${weights[measure]}`, ''] as const),
  ]
}

/** Comments stand in one column up to here. */
const widest = 60

function settingRows({ settings }: NamedCheck): readonly (readonly [text: string, from: string])[] {
  return settingNames.flatMap((name) => {
    const said = settings.get(name)
    const value = said?.value ?? checkSettings[name].fallback
    return value === '' && said === undefined
      ? []
      : [[`    ${name}: ${valueText(value)}`, said?.from ?? 'default'] as const]
  })
}

/** As it could stand in the file again. */
function valueText(value: string): string {
  return /^[\w./%][\w ./%=-]*$/.test(value) && value.trim() === value ? value : JSON.stringify(value)
}

function keyText(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : JSON.stringify(name)
}
