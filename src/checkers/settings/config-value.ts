/** Takes values out of parsed configuration, whatever shape it has. Nothing here throws. */
import { compareText } from '#model/order.ts'

/** A table, else null. */
export function tableOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}

/** A text, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The texts of a list, or a single text as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((item) => typeof item === 'string')
}

/** One text for equal values, whatever the order of their keys. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    const table = tableOf(inner)
    return table === null
      ? inner
      : Object.fromEntries(Object.entries(table).sort(([a], [b]) => compareText(a, b)))
  })
}
