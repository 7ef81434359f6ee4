/**
 * Writes `test/schemas/github-openapi.json`: the operations of GitHub's REST description that this
 * project may call, with everything they refer to and nothing that is only prose. Run it by hand when the
 * pinned version changes: `node scripts/github-openapi.ts`.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const SOURCE = '@octokit/openapi@23.0.2'
const DESCRIPTION = 'package/generated/api.github.com.json'
const TARGET = new URL('../test/schemas/github-openapi.json', import.meta.url)

const OPERATIONS: readonly string[] = [
  'actions/download-artifact',
  'actions/get-actions-cache-list',
  'actions/get-artifact',
  'actions/get-github-actions-default-workflow-permissions-repository',
  'actions/get-workflow',
  'actions/get-workflow-run',
  'actions/list-artifacts-for-repo',
  'actions/list-jobs-for-workflow-run',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'checks/create',
  'checks/list-for-ref',
  'checks/update',
  'git/get-commit',
  'git/get-tree',
  'issues/create',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-for-repo',
  'issues/update',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'rate-limit/get',
  'repos/compare-commits-with-basehead',
  'repos/get',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-commits',
  'repos/list-for-org',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
]

/** Keys of an operation that say how to call it; tags, summaries and links to the documentation are left out. */
const OPERATION_KEYS: readonly string[] = ['operationId', 'parameters', 'requestBody', 'responses']

/** Keyword objects whose keys are names chosen by the API, so `description` may be one of them. */
const NAME_MAPS: readonly string[] = ['properties', 'patternProperties', 'headers', 'mapping']

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key]
  if (!isObject(found)) throw new Error(`${SOURCE}: expected an object at ${key}`)
  return found
}

function isProse(key: string): boolean {
  return ['description', 'example', 'examples', 'externalDocs'].includes(key) || key.startsWith('x-')
}

function withoutProse(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutProse)
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([key]) => !isProse(key))
  return Object.fromEntries(
    entries.map(([key, child]) => [
      key,
      NAME_MAPS.includes(key) && isObject(child) ? eachValueWithoutProse(child) : withoutProse(child),
    ]),
  )
}

function eachValueWithoutProse(names: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(names).map(([name, child]) => [name, withoutProse(child)]))
}

function selectPaths(document: JsonObject): JsonObject {
  const selected: [string, JsonObject][] = []
  const missing = new Set(OPERATIONS)
  for (const [path, methods] of Object.entries(objectAt(document, 'paths'))) {
    if (!isObject(methods)) continue
    const kept = Object.entries(methods).flatMap(([method, operation]): [string, Json][] => {
      if (!isObject(operation) || typeof operation['operationId'] !== 'string') return []
      if (!missing.delete(operation['operationId'])) return []
      const callable = Object.entries(operation).filter(([key]) => OPERATION_KEYS.includes(key))
      return [[method, withoutProse(Object.fromEntries(callable))]]
    })
    if (kept.length > 0) selected.push([path, Object.fromEntries(kept)])
  }
  if (missing.size > 0) throw new Error(`${SOURCE} has no operation ${[...missing].join(', ')}`)
  return Object.fromEntries(selected.sort(byKey))
}

function byKey(left: readonly [string, Json], right: readonly [string, Json]): number {
  return left[0] < right[0] ? -1 : 1
}

function references(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : references(child),
  )
}

/** The components that the paths need, directly or through other components, sorted by name. */
function selectComponents(document: JsonObject, paths: JsonObject): JsonObject {
  const components = objectAt(document, 'components')
  const found = new Map<string, Map<string, Json>>()
  const queue = references(paths)
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    const [, section, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(reference) ?? []
    if (section === undefined || name === undefined) throw new Error(`Unexpected reference ${reference}`)
    const kept = found.get(section) ?? new Map<string, Json>()
    found.set(section, kept)
    if (kept.has(name)) continue
    const component = withoutProse(objectAt(objectAt(components, section), name))
    kept.set(name, component)
    queue.push(...references(component))
  }
  return Object.fromEntries(
    [...found]
      .map(([section, kept]): [string, Json] => [section, Object.fromEntries([...kept].sort(byKey))])
      .sort(byKey),
  )
}

async function download(): Promise<JsonObject> {
  const run = promisify(execFile)
  const folder = await mkdtemp(join(tmpdir(), 'github-openapi-'))
  try {
    const { stdout } = await run('npm', ['pack', SOURCE, '--silent', '--pack-destination', folder])
    await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder, DESCRIPTION])
    return JSON.parse(await readFile(join(folder, DESCRIPTION), 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const description = await download()
const paths = selectPaths(description)
const subset = {
  openapi: description['openapi'],
  info: withoutProse(objectAt(description, 'info')),
  paths,
  components: selectComponents(description, paths),
}
await writeFile(TARGET, `${JSON.stringify(subset)}\n`)
