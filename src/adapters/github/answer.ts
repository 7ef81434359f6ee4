/** Checks an answer against the shape that is read of it. */
import * as v from 'valibot'

/** What Octokit gives for an answer of 2xx. */
export interface Answer {
  readonly data: unknown
}

/** Throws an `Error` that names the first field that does not fit. */
export function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: Answer,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, answer.data, { abortEarly: true })
  if (result.success) {
    return result.output
  }
  const [issue] = result.issues
  const field = v.getDotPath(issue)
  const place = field === null ? '' : ` at “${field}”`
  throw new Error(
    `the answer is not what GitHub documents${place}: ${issue.expected} was expected, and ${issue.received} came`,
  )
}
