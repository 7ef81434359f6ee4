/**
 * Writes types/index.d.ts, the types of what `--format json` prints, from its published schema. `--check` writes nothing
 * and fails when the file differs. A word of the schema language that is not known here ends it: a type must not say less.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** As much of JSON Schema as the schema uses. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const source = 'docs/schemas/comparison.schema.json'
const target = 'types/index.d.ts'
/** Words that narrow a value more than TypeScript can, or say nothing of it. */
const ignored = ['$schema', '$id', 'title', 'minimum', 'maximum', 'pattern', 'maxItems', 'maxLength']
const understood = [
  'type',
  'description',
  'required',
  'properties',
  'items',
  'enum',
  'const',
  'anyOf',
  '$ref',
]
const known = new Set([...ignored, ...understood, '$defs', 'additionalProperties'])
const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))

const schema: Schema = JSON.parse(await readFile(path(source), 'utf8'))
const { $defs = {}, ...comparison } = schema
const fresh = [
  `// What \`type-ratchet check --format json\` and \`compare --format json\` print. Generated from ${source}: npm run docs`,
  declared('Comparison', comparison),
  ...Object.entries($defs).map(([name, part]) => declared(typeName(name), part)),
].join('\n\n')

if (!process.argv.includes('--check')) {
  await writeFile(path(target), `${fresh}\n`)
} else if (`${fresh}\n` !== (await readFile(path(target), 'utf8'))) {
  process.stderr.write(`${target} differs from ${source}; run “npm run docs” and commit the file.\n`)
  process.exitCode = 1
}

function declared(name: string, part: Schema): string {
  return `${comment(part, '')}export type ${name} = ${typeOf(part, '')}`
}

/** `indent` is that of the line on which the type starts. */
function typeOf(part: Schema, indent: string): string {
  const unknown = Object.keys(part).filter((word) => !known.has(word))
  if (unknown.length > 0) {
    throw new Error(`${source} uses ${unknown.join(', ')}, which scripts/result-types.ts does not know`)
  }
  if (part.const !== undefined || part.enum !== undefined) {
    return (part.enum ?? [part.const]).map(literal).join(' | ')
  }
  if (part.anyOf !== undefined) {
    return part.anyOf.map((one) => typeOf(one, indent)).join(' | ')
  }
  const own = part.$ref === undefined ? [] : [typeName(part.$ref.replace(/^#\/\$defs\//, ''))]
  if (part.$ref !== undefined && part.properties === undefined) {
    return own.join('')
  }
  const types = [part.type ?? 'object'].flat().map((word) => plainType(word, part, indent))
  return [...own, types.join(' | ')].join(' & ')
}

function plainType(word: string, part: Schema, indent: string): string {
  switch (word) {
    case 'object':
      return objectType(part, indent)
    case 'array':
      return `readonly ${grouped(typeOf(part.items ?? {}, indent))}[]`
    case 'integer':
      return 'number'
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return word
    default:
      throw new Error(`${source} has a type “${word}”, which scripts/result-types.ts does not know`)
  }
}

function objectType({ properties = {}, required = [], ...rest }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, part]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${comment(part, inner)}${inner}readonly ${name}${mark}: ${typeOf(part, inner)}`
  })
  if (rest.additionalProperties === true) {
    lines.push(`${inner}readonly [more: string]: unknown`)
  }
  return lines.length === 0 ? 'Readonly<Record<string, unknown>>' : `{\n${lines.join('\n')}\n${indent}}`
}

function grouped(type: string): string {
  return /^[\w.]+$/.test(type) || type.startsWith('{') ? type : `(${type})`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}

function comment({ description }: Schema, indent: string): string {
  return description === undefined ? '' : `${indent}/** ${description} */\n`
}

function typeName(name: string): string {
  return name.replace(/^./, (first) => first.toUpperCase())
}
