/**
 * Decides whether a request or an answer keeps to the OpenAPI subset. It returns complaints as text; what
 * happens to them is the server's business.
 */
import { Ajv, type ValidateFunction } from 'ajv'
import { BASIC_ERROR, type Operation, type OperationMatch, openapiDocument } from './openapi-operation.ts'

const DOCUMENT_ID = 'github'

const ajv: Ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(withJsonSchemaNull(openapiDocument) as Record<string, unknown>, DOCUMENT_ID, false, false)
const compiled = new Map<string, ValidateFunction>()

export interface ReceivedRequest {
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface GivenAnswer {
  readonly status: number
  readonly body?: unknown
}

/**
 * What is wrong with a request: parameters that don't fit or don't exist, a body that doesn't fit. GitHub
 * ignores unknown query parameters and body fields; here they are complaints, because they are our typing errors.
 */
export function requestComplaints(match: OperationMatch, request: ReceivedRequest): string[] {
  return [...parameterComplaints(match, request.query), ...bodyComplaints(match.operation, request.body)]
}

/**
 * What is wrong with an answer. Client and server errors that the description doesn't list for the
 * operation (401 and most 403) must still look like GitHub's basic error.
 */
export function answerComplaints(operation: Operation, answer: GivenAnswer): string[] {
  const documented = operation.responses.has(answer.status)
  if (!documented && answer.status < 400) return [`status ${answer.status} is not documented`]
  const schema = documented ? operation.responses.get(answer.status) : BASIC_ERROR
  if (schema === undefined) return answer.body === undefined ? [] : [`status ${answer.status} has no body`]
  return complaints(schema, answer.body, 'answer')
}

function parameterComplaints(match: OperationMatch, query: Readonly<Record<string, string>>): string[] {
  const { parameters } = match.operation
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name))
  const unknown = Object.keys(query).filter((name) => !known.has(name))
  const wrong = parameters
    .filter((parameter) => parameter.in !== 'header')
    .flatMap((parameter) => {
      const given = (parameter.in === 'path' ? match.pathParameters : query)[parameter.name]
      if (given === undefined) return parameter.required ? [`parameter ${parameter.name} is missing`] : []
      return complaints(parameter.schema, typed(given, parameter.type), `parameter ${parameter.name}`)
    })
  return [...unknown.map((name) => `query parameter ${name} is unknown`), ...wrong]
}

function bodyComplaints(operation: Operation, body: unknown): string[] {
  if (operation.requestBody === undefined) return body === undefined ? [] : ['the operation takes no body']
  if (body === undefined) return ['the body is missing']
  const unknown = Object.keys(Object(body)).filter((field) => !operation.requestBodyFields.includes(field))
  return [
    ...unknown.map((field) => `body field ${field} is unknown`),
    ...complaints(operation.requestBody, body, 'body'),
  ]
}

function typed(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function complaints(pointer: string, value: unknown, what: string): string[] {
  const validate = compiled.get(pointer) ?? compile(pointer)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    (error) => `${what}${error.instancePath} ${error.message ?? error.keyword}`,
  )
}

function compile(pointer: string): ValidateFunction {
  const validate = ajv.compile({ $ref: `${DOCUMENT_ID}#${encodeURI(pointer)}` })
  compiled.set(pointer, validate)
  return validate
}

/** OpenAPI 3.0 says `nullable`, JSON Schema says `null` is one of the types; the keyword may stand beside anything. */
function withJsonSchemaNull(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withJsonSchemaNull)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, withJsonSchemaNull(child)]),
  )
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest
}
