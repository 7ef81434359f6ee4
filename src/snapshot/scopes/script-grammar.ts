/**
 * What the parts of the TypeScript and JavaScript reader share: the source being read, and each other. The
 * parts call one another through {@link Grammar}, so that no two files import each other.
 */

import type { ScopeRecorder } from './scope-recorder.ts'
import type { ScriptLexer } from './script-lexer.ts'

/** What the file's extension says about its syntax. */
export interface Dialect {
  /** Type annotations and type arguments. */
  readonly types: boolean
  /** JSX elements. */
  readonly jsx: boolean
}

/** A name that is about to get a value, and where the scope would start if the value is a definition. */
export interface Binding {
  readonly name: string
  readonly start: number
}

/** Where an expression stands, as far as it decides where the expression ends. */
export interface Place {
  /** A line break may end it. */
  readonly breaks: boolean
  /** A colon that belongs to no `?` starts a type annotation: the brackets may hold parameters. */
  readonly annotates: boolean
  /** An opening brace ends it: it stands between `extends` and a class body. */
  readonly beforeBody: boolean
  /** A colon ends it, even after a closing parenthesis: it never announces a return type. */
  readonly inCase: boolean
}

const nowhere: Place = { breaks: false, annotates: false, beforeBody: false, inCase: false }
/** An element between brackets that might be a parameter. */
export const inBrackets: Place = { ...nowhere, annotates: true }
/** A property's value, or a hole of a template or of markup. */
export const inBraces: Place = nowhere
/** A statement, or the value of a class member. */
export const inStatement: Place = { ...nowhere, breaks: true }
/** After `case`. */
export const inCase: Place = { ...nowhere, inCase: true }
/** After `extends` of a class. */
export const inHeritage: Place = { ...nowhere, beforeBody: true }

/** One source while it is read. */
export interface Script {
  readonly lexer: ScriptLexer
  readonly recorder: ScopeRecorder
  readonly dialect: Dialect
  readonly grammar: Grammar
  /** How many {@link nested} calls are running. */
  depth: number
}

/** The parts. Each starts at the current token and leaves the token after what it read. */
export interface Grammar {
  /** Statements up to a closing brace or the end. */
  readonly statements: (script: Script) => void
  /** Up to a comma, a closing bracket or what else ends it; true when it was annotated with a type. */
  readonly expression: (script: Script, place: Place, binding?: Binding) => boolean
  /** At `{` of an object literal or of a pattern. */
  readonly objectLiteral: (script: Script) => void
  /** At `class`; `bound` when the class has its scope already. */
  readonly classExpression: (script: Script, bound: boolean) => void
  /** At `<` of an element. */
  readonly markup: (script: Script) => void
}

const deepest = 300

/** Reads one level deeper. Too deep for the stack, it only skips an opening bracket by its looks. */
export function nested(script: Script, read: () => void): void {
  if (script.depth < deepest) {
    script.depth += 1
    read()
    script.depth -= 1
  } else if (script.lexer.opensBrackets) {
    script.lexer.skipBrackets()
  }
}

const statementWords: ReadonlySet<string> = new Set([
  'break',
  'case',
  'catch',
  'const',
  'continue',
  'debugger',
  'default',
  'do',
  'else',
  'export',
  'finally',
  'for',
  'if',
  'return',
  'switch',
  'throw',
  'try',
  'var',
  'while',
  'with',
])

/** Whether the token can only begin a statement, or continue one: no expression goes on past it. */
export function beginsStatement(lexer: ScriptLexer): boolean {
  return lexer.kind === 'word' && statementWords.has(lexer.text)
}
