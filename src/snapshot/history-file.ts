/** A series as a file of its own, replayed or kept on a data branch: one point a line, so that a person can read what changed. */
import * as v from 'valibot'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import { checkerNames } from '#model/snapshot.ts'
import { wellFormedJson } from '#model/well-formed.ts'
import { keptHistory, storableHistory } from './stored-history.ts'

const format = 'type-ratchet-history'
const version = 1
const schema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  name: v.pipe(v.string(), v.maxLength(200)),
  checker: v.picklist(checkerNames),
  points: keptHistory,
})

/** Where the file of a check stands, from the root. `name` is safe for names of files. */
export function historyFileOf(name: string): string {
  return `type-ratchet-history-${name}.json`
}

/** Equal series give equal bytes; ends with a line break. */
export function encodeHistory({ name, checker, points }: ReplayedHistory): string {
  const head = { format, version, name, checker }
  const fields = Object.entries(head).map(([field, value]) => `"${field}": ${json(value)}`)
  const lines = storableHistory(points).map((point) => `  ${json(point)}`)
  return `{\n${fields.join(',\n')},\n"points": [\n${lines.join(',\n')}\n]\n}\n`
}

function json(value: unknown): string {
  return wellFormedJson(JSON.stringify(value))
}

/** The series, or why the text is none. */
export function decodeHistory(text: string): ReplayedHistory | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? error.message : String(error)})`
  }
  const read = v.safeParse(schema, json, { abortEarly: true })
  if (read.success) {
    const { name, checker, points } = read.output
    return { name, checker, points }
  }
  const [issue] = read.issues
  return `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`
}
