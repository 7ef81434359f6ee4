/**
 * Edits TypeScript and JavaScript sources in place, and says where something new was put: the counterpart of
 * `python-edits.py`, with the same use and the same answer.
 *
 * `node script-edits.ts EDIT SEED FOLDER <ERRORS`; FOLDER has a `tsconfig.json`, ERRORS is a JSON list of [path below FOLDER, line].
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import ts from 'typescript'
import { generator } from './random.ts'

type Inserted = Record<string, [number, number][]>
interface Answer {
  readonly edited: number
  readonly inserted: Inserted
}

const [edit = '', seed = '1', folder = ''] = process.argv.slice(2)
const errors = JSON.parse(await text(process.stdin)) as readonly (readonly [string, number])[]
const random = generator(Number(seed))
const configuration = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  folder,
)
const service = languageService(configuration)
const edits: Readonly<Record<string, () => Answer>> = {
  'insert-lines': () =>
    eachSource((source) => [{ start: topOf(source), end: topOf(source), text: '// a remark\n'.repeat(30) }]),
  'comment-lines': () => eachSource(commented),
  'reorder-functions': () => eachSource(reordered),
  'wrap-in-if': () => eachSource(wrapped),
  'rename-locals': () => renameAll(locals(), Number.POSITIVE_INFINITY),
  'rename-functions': () => renameAll(shuffled(names()), 20),
  'rename-files': renameFiles,
  'duplicate-functions': duplicateFunctions,
  'inject-errors': injectErrors,
  'swap-functions': swapFunctions,
}
const made = edits[edit]
process.stdout.write(JSON.stringify(made === undefined ? { edited: 0, inserted: {} } : made()))

interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The files with errors. */
function sources(): readonly ts.SourceFile[] {
  const paths = [...new Set(errors.map(([path]) => path))].sort()
  return paths.flatMap((path) => service.getProgram()?.getSourceFile(join(folder, path)) ?? [])
}

function pathOf(source: ts.SourceFile): string {
  return relative(folder, source.fileName)
}

function linesWithErrors(source: ts.SourceFile): ReadonlySet<number> {
  return new Set(errors.filter(([path]) => path === pathOf(source)).map(([, line]) => line - 1))
}

function apply(source: ts.SourceFile, replacements: readonly Replacement[]): number {
  let edited = source.text
  for (const { start, end, text: by } of [...replacements].sort((a, b) => b.start - a.start)) {
    edited = edited.slice(0, start) + by + edited.slice(end)
  }
  writeFileSync(source.fileName, edited)
  return replacements.length
}

function eachSource(of: (source: ts.SourceFile) => readonly Replacement[]): Answer {
  return { edited: sources().reduce((sum, source) => sum + apply(source, of(source)), 0), inserted: {} }
}

/** Behind a first line that has to stay the first. */
function topOf(source: ts.SourceFile): number {
  return ts.getShebang(source.text) === undefined ? 0 : source.text.indexOf('\n') + 1
}

/** Inside of these a line must stay as it is. */
function textRanges(source: ts.SourceFile): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node) || ts.isJsxText(node) || ts.isStringLiteral(node)) {
      found.push([node.getStart(source), node.end])
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function commented(source: ts.SourceFile): readonly Replacement[] {
  const texts = textRanges(source)
  return [...linesWithErrors(source)].flatMap((line) => {
    const start = source.getLineStarts()[line] ?? 0
    const end = source.text.indexOf('\n', start)
    const isText = end === -1 || texts.some(([first, last]) => first < end && end < last)
    const row = source.text.slice(start, end)
    const isRemark = /^\s*(?:\*|\/\*)/.test(row) || row.includes('//') || row.endsWith('\\')
    return isText || isRemark ? [] : [{ start: end, end, text: ' // a remark' }]
  })
}

type Named = ts.FunctionDeclaration & { readonly name: ts.Identifier; readonly body: ts.Block }

/** Declarations whose lines are theirs alone, with an error in them. */
function functionsOf(source: ts.SourceFile): readonly Named[] {
  const wrong = [...linesWithErrors(source)]
  const counts = new Map<string, number>()
  const declared = source.statements.filter((node): node is Named => {
    const isNamed = ts.isFunctionDeclaration(node) && node.name !== undefined && node.body !== undefined
    if (isNamed && node.name !== undefined) {
      counts.set(node.name.text, (counts.get(node.name.text) ?? 0) + 1)
    }
    return isNamed
  })
  return declared.filter((node) => {
    const [first, last] = rowsOf(source, node)
    const ownLines = source.text.slice(source.getLineStarts()[first], node.getStart(source)).trim() === ''
    return counts.get(node.name.text) === 1 && ownLines && wrong.some((line) => first <= line && line <= last)
  })
}

function rowsOf(source: ts.SourceFile, node: ts.Node): readonly [number, number] {
  const row = (at: number): number => source.getLineAndCharacterOfPosition(at).line
  return [row(node.getStart(source)), row(node.end)]
}

/** Function declarations are known everywhere in their scope, so their order means nothing. */
function reordered(source: ts.SourceFile): readonly Replacement[] {
  const functions = functionsOf(source)
  return functions.map((node, index) => ({
    start: node.getFullStart(),
    end: node.end,
    text: functions.at(-1 - index)?.getFullText(source) ?? '',
  }))
}

function wrapped(source: ts.SourceFile): readonly Replacement[] {
  const texts = textRanges(source)
  return functionsOf(source).flatMap(({ body }) => {
    const [first, last] = rowsOf(source, body)
    const hasText = texts.some(
      ([start, end]) => body.pos < start && end < body.end && source.text.slice(start, end).includes('\n'),
    )
    if (
      first === last ||
      hasText ||
      ts.forEachChild(body, (node) => (ts.isFunctionDeclaration(node) ? true : undefined)) === true
    ) {
      return []
    }
    const inner = source.text.slice(body.getStart(source) + 1, body.end - 1)
    const indented = inner.replace(/\n(?=[^\n])/g, '\n  ')
    return [
      {
        start: body.getStart(source) + 1,
        end: body.end - 1,
        text: `\n  if (true) {${indented.trimEnd()}\n  }\n`,
      },
    ]
  })
}

interface Place {
  readonly fileName: string
  readonly at: number
}

/** Variables and parameters inside of functions with errors. */
function locals(): readonly Place[] {
  return sources().flatMap((source) => {
    const found: Place[] = []
    const wrong = [...linesWithErrors(source)]
    const visit = (node: ts.Node, inside: boolean): void => {
      const isFunction = ts.isFunctionLike(node) && 'body' in node
      const [first, last] = isFunction ? rowsOf(source, node) : [0, -1]
      const isInside = inside || (isFunction && wrong.some((line) => first <= line && line <= last))
      const isLocal = (ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name)
      if (isLocal && isInside && node.name.getText(source) !== 'this') {
        found.push({ fileName: source.fileName, at: node.name.getStart(source) })
      }
      ts.forEachChild(node, (child) => visit(child, isInside))
    }
    visit(source, false)
    return found
  })
}

/** Names of functions and methods with errors in them. */
function names(): readonly Place[] {
  return sources().flatMap((source) => {
    const found: Place[] = []
    const wrong = [...linesWithErrors(source)]
    const visit = (node: ts.Node): void => {
      const isNamed =
        (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name !== undefined
      const [first, last] = rowsOf(source, node)
      if (isNamed && node.name !== undefined && wrong.some((line) => first <= line && line <= last)) {
        found.push({ fileName: source.fileName, at: node.name.getStart(source) })
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
}

function renameAll(places: readonly Place[], most: number): Answer {
  const byFile = new Map<string, Map<number, Replacement>>()
  let edited = 0
  for (const { fileName, at } of places) {
    const options = { allowRenameOfImportPath: false }
    const info = edited < most ? service.getRenameInfo(fileName, at, options) : null
    if (info === null || !info.canRename) {
      continue
    }
    const found =
      service.findRenameLocations(fileName, at, false, false, {
        ...options,
        providePrefixAndSuffixTextForRename: true,
      }) ?? []
    if (
      found.some(
        ({ fileName: file }) => relative(folder, file).startsWith('..') || file.includes('node_modules'),
      )
    ) {
      continue
    }
    for (const { fileName: file, textSpan, prefixText = '', suffixText = '' } of found) {
      const replacements = byFile.get(file) ?? new Map<number, Replacement>()
      const end = textSpan.start + textSpan.length
      replacements.set(textSpan.start, {
        start: textSpan.start,
        end,
        text: `${prefixText}${info.displayName}Renamed${suffixText}`,
      })
      byFile.set(file, replacements)
    }
    edited += 1
  }
  for (const [file, replacements] of byFile) {
    const source = service.getProgram()?.getSourceFile(file)
    if (source !== undefined) {
      apply(source, [...replacements.values()])
    }
  }
  return { edited, inserted: {} }
}

function renameFiles(): Answer {
  const chosen = shuffled(sources()).slice(0, Math.max(1, Math.floor(sources().length / 3)))
  const moves = chosen.map(
    ({ fileName }) => [fileName, fileName.replace(/(\.[a-z]+)$/, '-renamed$1')] as const,
  )
  const spans = new Map<string, Map<number, Replacement>>()
  for (const [from, to] of moves) {
    for (const { fileName, textChanges } of service.getEditsForFileRename(from, to, {}, {})) {
      for (const { span, newText } of textChanges) {
        const own = spans.get(fileName) ?? new Map<number, Replacement>()
        own.set(span.start, { start: span.start, end: span.start + span.length, text: newText })
        spans.set(fileName, own)
      }
    }
  }
  for (const [fileName, own] of spans) {
    const source = service.getProgram()?.getSourceFile(fileName)
    if (source !== undefined) {
      apply(source, [...own.values()])
    }
  }
  for (const [from, to] of moves) {
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
  }
  return { edited: moves.length, inserted: {} }
}

/** Puts whole lines behind a node and notes where they stand when this is the only edit of the file. */
function putBehind(source: ts.SourceFile, node: ts.Node, lines: string, inserted: Inserted): void {
  const [, last] = rowsOf(source, node)
  const rows = lines.split('\n').length
  inserted[pathOf(source)] = [[last + 2, last + 1 + rows]]
  const end = source.text.indexOf('\n', node.end)
  const at = end === -1 ? source.text.length : end
  apply(source, [{ start: at, end: at, text: `\n${lines}` }])
}

function copyOf(source: ts.SourceFile, node: Named): string {
  const start = node.getStart(source)
  const name = node.name.getStart(source) - start
  const whole = node.getText(source)
  return `${whole.slice(0, name)}${node.name.text}Copied${whole.slice(name + node.name.text.length)}`
}

function duplicateFunctions(): Answer {
  const inserted: Inserted = {}
  const chosen = shuffled(sources().filter((source) => functionsOf(source).length > 0)).slice(0, 6)
  for (const source of chosen) {
    const [node] = shuffled(functionsOf(source))
    if (node !== undefined) {
      putBehind(source, node, `\n${copyOf(source, node)}\n`, inserted)
    }
  }
  return { edited: chosen.length, inserted }
}

function injectErrors(): Answer {
  const inserted: Inserted = {}
  const chosen = shuffled(sources().filter(({ statements }) => statements.length > 1)).slice(0, 5)
  for (const [index, source] of chosen.entries()) {
    const [node] = shuffled(source.statements)
    if (node !== undefined) {
      putBehind(
        source,
        node,
        `\nfunction injected${index}() {\n  return absent${index}() + 'a'.missing\n}\n`,
        inserted,
      )
    }
  }
  return { edited: chosen.length, inserted }
}

/** A function that nobody uses goes, and a copy of another one comes in its place. */
function swapFunctions(): Answer {
  const inserted: Inserted = {}
  let edited = 0
  for (const source of sources()) {
    const functions = functionsOf(source)
    const gone = functions.find(
      (node) => source.text.split(new RegExp(`\\b${node.name.text}\\b`)).length === 2,
    )
    const [model] = shuffled(functions.filter((node) => node !== gone))
    if (gone !== undefined && model !== undefined) {
      const copied = copyOf(source, model)
      const [first] = rowsOf(source, gone)
      inserted[pathOf(source)] = [[first + 1, first + copied.split('\n').length]]
      apply(source, [{ start: gone.getStart(source), end: gone.end, text: copied }])
      edited += 1
    }
  }
  return { edited, inserted }
}

function languageService({ options, fileNames }: ts.ParsedCommandLine): ts.LanguageService {
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, 'utf8')) : undefined,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}
