/**
 * The one encoder for JSON that people let a step print. The runner looks for `##[command]` anywhere in a line; written
 * with an escape the bracket is the same text to every reader of JSON.
 */
import { wellFormedJson } from '#model/well-formed.ts'

/** Indented; ends with a line break. */
export function jsonText(value: unknown): string {
  return quietJson(`${wellFormedJson(JSON.stringify(value, null, 2))}\n`)
}

/** The same for text that is JSON already: outside of its strings there is no `#`. */
export function quietJson(json: string): string {
  return json.replaceAll('##[', '##\\u005b')
}
