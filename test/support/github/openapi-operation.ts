/**
 * The vendored OpenAPI subset as a list of operations: which one a method and path mean, and where its
 * schemas stand in the document. It validates nothing itself.
 */
import { readFileSync } from 'node:fs'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly type: string | undefined
  /** JSON pointer of the parameter's schema. */
  readonly schema: string
}

export interface Operation {
  readonly id: string
  readonly method: string
  readonly template: string
  readonly parameters: readonly Parameter[]
  /** JSON pointer of the request body's schema. */
  readonly requestBody: string | undefined
  readonly requestBodyFields: readonly string[]
  /** By status: the pointer of the JSON schema, or undefined when the answer has no body. */
  readonly responses: ReadonlyMap<number, string | undefined>
}

export interface OperationMatch {
  readonly operation: Operation
  readonly pathParameters: Readonly<Record<string, string>>
}

type Node = Readonly<Record<string, unknown>>

const FILE = new URL('../../schemas/github-openapi.json', import.meta.url)
const METHODS: readonly string[] = ['get', 'post', 'patch', 'put', 'delete']

/** The document itself, for the validator that compiles its schemas. */
export const openapiDocument: Node = JSON.parse(readFileSync(FILE, 'utf8'))

/** JSON pointer of the schema of errors that the description doesn't list for an operation. */
export const BASIC_ERROR = '/components/schemas/basic-error'

/** All operations that the local GitHub may answer. */
const operations: readonly Operation[] = Object.entries(nodeAt('/paths')).flatMap(([template, methods]) =>
  Object.keys(asNode(methods, template))
    .filter((method) => METHODS.includes(method))
    .map((method) => readOperation(template, method)),
)

/** The operation of a request, or undefined when the subset has none. Literal segments win over parameters. */
export function matchOperation(method: string, path: string): OperationMatch | undefined {
  const found = operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const pathParameters = matchTemplate(operation.template, path)
      return pathParameters === undefined ? [] : [{ operation, pathParameters }]
    })
  return found.sort(
    (left, right) => Object.keys(left.pathParameters).length - Object.keys(right.pathParameters).length,
  )[0]
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const value = decodeURIComponent(actual[index] ?? '')
    if (segment.startsWith('{') && value !== '') parameters[segment.slice(1, -1)] = value
    else if (segment !== value) return undefined
  }
  return parameters
}

function readOperation(template: string, method: string): Operation {
  const pointer = `/paths/${escapePointer(template)}/${method}`
  const node = nodeAt(pointer)
  const requestBody = node['requestBody'] === undefined ? undefined : jsonSchemaOf(`${pointer}/requestBody`)
  return {
    id: String(node['operationId']),
    method: method.toUpperCase(),
    template,
    parameters: asList(node['parameters']).map((_, index) => readParameter(`${pointer}/parameters/${index}`)),
    requestBody,
    requestBodyFields: requestBody === undefined ? [] : Object.keys(nodeAt(`${requestBody}/properties`)),
    responses: new Map(
      Object.keys(asNode(node['responses'], pointer)).map((status) => [
        Number(status),
        jsonSchemaOf(`${pointer}/responses/${status}`),
      ]),
    ),
  }
}

function readParameter(pointer: string): Parameter {
  const target = dereference(pointer)
  const node = nodeAt(target)
  const place = node['in']
  if (place !== 'path' && place !== 'query' && place !== 'header')
    throw new Error(`${target}: in ${String(place)}`)
  const type = asNode(node['schema'], target)['type']
  return {
    name: String(node['name']),
    in: place,
    required: node['required'] === true,
    type: typeof type === 'string' ? type : undefined,
    schema: `${target}/schema`,
  }
}

function jsonSchemaOf(pointer: string): string | undefined {
  const target = dereference(pointer)
  const content = nodeAt(target)['content']
  if (content === undefined || !('application/json' in asNode(content, target))) return undefined
  return `${target}/content/${escapePointer('application/json')}/schema`
}

/** The pointer that a `$ref` at this pointer leads to, or the pointer itself. */
function dereference(pointer: string): string {
  const reference = nodeAt(pointer)['$ref']
  return typeof reference === 'string' ? reference.slice(1) : pointer
}

function nodeAt(pointer: string): Node {
  const keys = pointer.split('/').slice(1)
  const found = keys.reduce<unknown>((node, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    return Array.isArray(node) ? node[Number(name)] : asNode(node, pointer)[name]
  }, openapiDocument)
  return asNode(found, pointer)
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function asNode(value: unknown, where: string): Node {
  if (typeof value !== 'object' || value === null)
    throw new Error(`No object in the OpenAPI subset at ${where}`)
  return value as Node
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
