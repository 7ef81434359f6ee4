/** The form of the places where errors come and go, inside a baseline. */
import * as v from 'valibot'
import type { FlakyPlace } from '#model/flaky-place.ts'
import { ruleCode, storedPath } from '#model/ids.ts'

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Longer messages are another place: what is cut would be equal to others. */
const longestMessage = 2000
const shortText = v.pipe(v.string(), v.maxLength(200))

/** What a reader accepts; more than a writer leaves. */
export const storedFlaky: v.GenericSchema<unknown, readonly FlakyPlace[]> = v.pipe(
  v.array(
    v.object({
      path: v.pipe(v.string(), v.maxLength(4096), v.transform(storedPath)),
      line: position,
      column: position,
      severity: v.picklist(['error', 'warning']),
      code: v.pipe(v.nullable(shortText), v.transform(ruleCode)),
      message: v.pipe(v.string(), v.maxLength(longestMessage)),
      legs: v.exactOptional(v.pipe(v.string(), v.maxLength(4096))),
      changes: position,
    }),
  ),
  v.maxLength(1000),
  v.readonly(),
)

/** Fields in one order, whatever order the value has them in. */
export function storableFlaky(places: readonly FlakyPlace[]): readonly object[] {
  return places
    .filter(({ message, code }) => message.length <= longestMessage && (code?.length ?? 0) <= 200)
    .map(({ path, line, column, severity, code, message, legs, changes }) => ({
      path,
      line,
      column,
      severity,
      code,
      message,
      ...(legs === undefined ? {} : { legs }),
      changes,
    }))
}
