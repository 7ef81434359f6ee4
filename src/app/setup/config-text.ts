/** Writes the configuration file of a repository with several checks. */
import { joinArguments } from '#config/argv.ts'
import { yamlScalar } from './yaml-scalar.ts'

/** One check, as far as it is not found out by itself. */
export interface ConfiguredCheck {
  readonly name: string
  readonly checker: string
  /** `''` for the root. */
  readonly folder: string
  readonly command: readonly string[]
  readonly args: readonly string[]
}

/** Where it is written; the reader knows other places too. */
export const configFile = 'type-ratchet.yml'
const schema =
  'https://raw.githubusercontent.com/type-ratchet/type-ratchet/v1/docs/schemas/config.schema.json'
const page = 'https://github.com/type-ratchet/type-ratchet/blob/v1/docs/checks.md'

/** The first line is for editors. Ends with a line break. */
export function configText(checks: readonly ConfiguredCheck[]): string {
  return `# yaml-language-server: $schema=${schema}
# Made by \`type-ratchet init\`. What it can say: ${page}
defaults:
  max-new-errors: 0 # or max-increase: 10%, max-errors: 4000
checks:
${checks.map(checkText).join('')}`
}

function checkText({ name, checker, folder, command, args }: ConfiguredCheck): string {
  const settings: Readonly<Record<string, string>> = {
    checker,
    'working-directory': folder,
    command: joinArguments(command),
    args: joinArguments(args),
  }
  const lines = Object.entries(settings).flatMap(([key, value]) =>
    value === '' ? [] : [`    ${key}: ${yamlScalar(value)}\n`],
  )
  return `  ${yamlScalar(name)}:\n${lines.join('')}`
}
