/**
 * Finds classes and functions of a Python source by how each logical line begins and how far it is indented.
 * A definition runs from its first decorator to its last statement, as `ast` says with `end_lineno`.
 */
import { PythonLexer } from './python-lexer.ts'
import { ScopeRecorder } from './scope-recorder.ts'

interface OpenDefinition {
  readonly handle: number
  readonly indentation: number
}

/** Never fails; an indentation that Python would refuse ends or continues whatever it fits best. */
export function pythonScopes(source: string): ScopeRecorder {
  const recorder = new ScopeRecorder()
  const lexer = new PythonLexer(source)
  const open: OpenDefinition[] = []
  let decorated: number | null = null
  while (!lexer.done) {
    const indentation = lexer.indentation()
    if (lexer.skipEmptyLine()) {
      continue
    }
    closeDeeper(open, indentation, recorder, lexer.tokenEnd)
    const start: number = decorated ?? lexer.position
    const isDecorator = source[lexer.position] === '@'
    const name = isDecorator ? null : definedName(source, lexer.position)
    if (name !== null) {
      open.push({ handle: recorder.open(name, start), indentation })
    }
    decorated = isDecorator ? start : null
    lexer.skipLogicalLine()
  }
  closeDeeper(open, -1, recorder, lexer.tokenEnd)
  return recorder
}

function closeDeeper(
  open: OpenDefinition[],
  indentation: number,
  recorder: ScopeRecorder,
  end: number,
): void {
  for (let top = open.at(-1); top !== undefined && top.indentation >= indentation; top = open.at(-1)) {
    recorder.close(top.handle, end)
    open.pop()
  }
}

const gap = String.raw`(?:[ \t\f]|\\(?:\r\n?|\n))+`
const definition = new RegExp(
  String.raw`(?:async${gap})?(?:def|class)${gap}((?:\w|(?!\s)[\x80-\uffff])+)`,
  'y',
)

/** Of `async`, `def` and `class`: most statements begin with another. */
const firstLetters = ['a', 'd', 'c']

/** The name after `def`, `async def` or `class`; null for any other statement. */
function definedName(source: string, position: number): string | null {
  if (!firstLetters.includes(source.charAt(position))) {
    return null
  }
  definition.lastIndex = position
  return definition.exec(source)?.[1]?.normalize('NFKC') ?? null
}
