/**
 * Reads an `action.yml` strictly: block mappings of plain, quoted and block scalars, which is all that an
 * action's metadata needs. Any other YAML is an error here, so the file stays that simple.
 */

export interface ActionManifest {
  readonly name: string
  /** By input name; undefined when the input has no default. */
  readonly inputs: ReadonlyMap<string, string | undefined>
  readonly outputs: readonly string[]
  readonly using: string
  readonly main: string
  readonly post: string | undefined
}

type YamlMap = Map<string, string | YamlMap>

interface Line {
  readonly indent: number
  readonly text: string
  readonly number: number
}

/** The parts of the metadata that a runner acts on. */
export function parseActionManifest(text: string): ActionManifest {
  const root = parseYamlMap(text)
  const runs = mapAt(root, 'runs')
  return {
    name: scalarAt(root, 'name') ?? '',
    inputs: new Map(
      [...mapAt(root, 'inputs').entries()].map(([name, input]) => [
        name,
        typeof input === 'string' ? undefined : scalarAt(input, 'default'),
      ]),
    ),
    outputs: [...mapAt(root, 'outputs').keys()],
    using: scalarAt(runs, 'using') ?? '',
    main: scalarAt(runs, 'main') ?? '',
    post: scalarAt(runs, 'post'),
  }
}

function mapAt(map: YamlMap, key: string): YamlMap {
  const value = map.get(key) ?? new Map()
  if (typeof value === 'string') throw new Error(`action.yml: ${key} is not a mapping`)
  return value
}

function scalarAt(map: YamlMap, key: string): string | undefined {
  const value = map.get(key)
  if (value instanceof Map) throw new Error(`action.yml: ${key} is not a scalar`)
  return value
}

function parseYamlMap(text: string): YamlMap {
  const lines = text.split('\n').map((line, index) => ({
    indent: line.length - line.trimStart().length,
    text: line.trim(),
    number: index + 1,
  }))
  const map = takeMap(lines, 0)
  skipBlank(lines)
  if (lines[0] !== undefined) throw unreadable(lines[0])
  return map
}

function takeMap(lines: Line[], indent: number): YamlMap {
  const map: YamlMap = new Map()
  for (skipBlank(lines); lines[0]?.indent === indent; skipBlank(lines)) {
    const line = lines[0]
    const [, key, rest] = /^([A-Za-z_][\w.-]*):(?: +(.*))?$/.exec(line.text) ?? []
    if (key === undefined || map.has(key)) throw unreadable(line)
    lines.shift()
    map.set(key, takeValue(lines, line, rest ?? ''))
  }
  return map
}

function takeValue(lines: Line[], line: Line, rest: string): string | YamlMap {
  const [, style, chomp] = /^([|>])(-?)$/.exec(rest) ?? []
  if (style !== undefined) return takeBlock(lines, { indent: line.indent, style, chomp: chomp ?? '' })
  if (rest !== '' && !rest.startsWith('#')) return parseScalar(rest, line)
  skipBlank(lines)
  const inner = lines[0]?.indent ?? 0
  return inner > line.indent ? takeMap(lines, inner) : new Map()
}

function takeBlock(lines: Line[], block: { indent: number; style: string; chomp: string }): string {
  const inner = lines.find(({ text }) => text !== '')?.indent ?? 0
  const taken: string[] = []
  while (lines[0] !== undefined && (lines[0].text === '' || lines[0].indent > block.indent)) {
    const { text, indent } = lines[0]
    taken.push(text === '' ? '' : ' '.repeat(indent - inner) + text)
    lines.shift()
  }
  const body = taken.join('\n').trimEnd()
  const folded = block.style === '>' ? body.replaceAll(/(?<!\n)\n(?!\n)/g, ' ') : body
  return block.chomp === '-' ? folded : `${folded}\n`
}

function parseScalar(text: string, line: Line): string {
  const [, single] = /^'((?:[^']|'')*)'(?: +#.*)?$/.exec(text) ?? []
  if (single !== undefined) return single.replaceAll("''", "'")
  const [, double] = /^"([^"\\]*)"(?: +#.*)?$/.exec(text) ?? []
  if (double !== undefined) return double
  const plain = text.replace(/ +#.*$/, '')
  if (/^[[{"'&*!|>%@`-]/.test(plain) || /: |:$/.test(plain)) throw unreadable(line)
  return plain
}

function skipBlank(lines: Line[]): void {
  while (lines[0] !== undefined && (lines[0].text === '' || lines[0].text.startsWith('#'))) lines.shift()
}

function unreadable(line: Line): Error {
  return new Error(`action.yml, line ${line.number}: this reader does not know '${line.text}'`)
}
