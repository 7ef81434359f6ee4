/** Reads TOML: `pyproject.toml` and lockfiles. */
import { parse, TomlError } from 'smol-toml'
import { tableOf } from './config-value.ts'

/** The document, or null when it can't be read. */
export function readToml(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return tableOf(parse(text))
  } catch (error) {
    if (error instanceof TomlError) {
      return null
    }
    throw error
  }
}

/** `[tool.name]` of a pyproject.toml; null when there is none. */
export function toolTable(
  document: Readonly<Record<string, unknown>> | null,
  name: string,
): Readonly<Record<string, unknown>> | null {
  return tableOf(tableOf(document?.['tool'])?.[name])
}
