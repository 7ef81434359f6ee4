/**
 * Which lines of a step's log the runner obeys, after its `ActionCommand.cs`: `::command key=value::data` at
 * the start of a line, and the older `##[command key=value]data` anywhere in it. Hostile text shows up here.
 */

export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
  readonly endColumn?: number
}

interface Syntax {
  readonly pattern: RegExp
  readonly separator: string
  readonly propertyEscapes: Readonly<Record<string, string>>
  readonly dataEscapes: Readonly<Record<string, string>>
}

const COMMANDS: readonly string[] = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

const BASIC_ESCAPES = { '%0D': '\r', '%0A': '\n' }

const SYNTAXES: readonly Syntax[] = [
  {
    // What .NET trims is white space here and the control NEL.
    pattern: /^[\s\u0085]*::(?<name>[^ ]*?)(?: (?<properties>.*?))?::(?<data>.*)$/,
    separator: ',',
    propertyEscapes: { ...BASIC_ESCAPES, '%3A': ':', '%2C': ',' },
    dataEscapes: BASIC_ESCAPES,
  },
  {
    pattern: /##\[(?<name>[^ \]]*)(?: (?<properties>[^\]]*))?\](?<data>.*)$/,
    separator: ';',
    propertyEscapes: { '%3B': ';', ...BASIC_ESCAPES, '%5D': ']' },
    dataEscapes: { '%3B': ';', ...BASIC_ESCAPES, '%5D': ']' },
  },
]

/** The commands of a log in order, without those between `stop-commands` and its token. */
export function parseWorkflowCommands(log: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = []
  let stopToken: string | undefined
  for (const line of log.split(/\r?\n/)) {
    const known = stopToken === undefined ? COMMANDS : [...COMMANDS, stopToken]
    const command = parseLine(line, known)
    if (command === undefined) continue
    if (stopToken !== undefined) {
      if (command.name === stopToken) stopToken = undefined
      continue
    }
    if (command.name === 'stop-commands') stopToken = command.data
    commands.push(command)
  }
  return commands
}

/** The annotations among the commands of a log. */
export function annotationsOf(log: string): Annotation[] {
  return parseWorkflowCommands(log).flatMap(({ name, properties, data }) => {
    if (name !== 'notice' && name !== 'warning' && name !== 'error') return []
    const { title, file, line, endLine, col, endColumn } = properties
    return [
      {
        level: name,
        message: data,
        ...(title === undefined ? {} : { title }),
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line: Number(line) }),
        ...(endLine === undefined ? {} : { endLine: Number(endLine) }),
        ...(col === undefined ? {} : { column: Number(col) }),
        ...(endColumn === undefined ? {} : { endColumn: Number(endColumn) }),
      },
    ]
  })
}

function parseLine(line: string, known: readonly string[]): WorkflowCommand | undefined {
  for (const syntax of SYNTAXES) {
    const { name: written = '', properties = '', data = '' } = syntax.pattern.exec(line)?.groups ?? {}
    const name = known.find((candidate) => candidate.toLowerCase() === written.toLowerCase())
    if (name === undefined) continue
    return {
      name,
      properties: parseProperties(properties, syntax),
      data: unescaped(data, syntax.dataEscapes),
    }
  }
  return undefined
}

function parseProperties(text: string, syntax: Syntax): Record<string, string> {
  const pairs = text
    .split(syntax.separator)
    .map((pair) => /^\s*([^=]+)=(.+)$/s.exec(pair))
    .filter((pair) => pair !== null)
  return Object.fromEntries(
    pairs.map(([, key, value]) => [key, unescaped(value ?? '', syntax.propertyEscapes)]),
  )
}

/** Percent itself comes last, as in the runner: `%250A` is the text `%0A`, never a line feed. */
function unescaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return Object.entries({ ...escapes, '%25': '%' }).reduce(
    (result, [escaped, plain]) => result.replaceAll(escaped, plain),
    text,
  )
}
