/** The edits that take mechanical errors of tsc away. Messages as TypeScript 5 to 7 prints them. */
import type { TextEdit } from '#model/edit.ts'
import type { Fixer } from '../fixer.ts'
import type { SourceLine } from '../source-text.ts'

/** See {@link Fixer}. */
export const tscFixer: Fixer = ({ code, line: number, column }, source) => {
  const line = source.line(number)
  if (line === null) {
    return null
  }
  switch (code) {
    // “'X' is a type and must be imported using a type-only import when 'verbatimModuleSyntax' is enabled.”
    case 'TS1484':
      return typeOnly(line, column - 1)
    // “Re-exporting a type when 'isolatedModules' is enabled requires using 'export type'.”
    case 'TS1205':
      return typeExport(line, column - 1)
    // “This member must have an 'override' modifier because it overrides a member in the base class 'X'.”
    case 'TS4114':
      return overriding(line, column - 1)
    // “Property 'x' comes from an index signature, so it must be accessed with ['x'].”
    case 'TS4111':
      return indexed(line, column - 1)
    // “Unused '@ts-expect-error' directive.”
    case 'TS2578':
      return withoutDirective(line)
    default:
      return null
  }
}

/** Before a name in braces, or the only name of an import; a default name beside braces can't be said so. */
function typeOnly({ text, start }: SourceLine, at: number): readonly TextEdit[] | null {
  const [before, name] = [text.slice(0, at), /^[\w$]+/.exec(text.slice(at))?.[0]]
  const after = text.slice(at + (name?.length ?? 0))
  const isListed = /(?:^|[{,])\s*$/.test(before) && /^\s*(?:[,}]|as\b|$)/.test(after)
  const isAlone = /^\s*import\s+$/.test(before) && /^\s+from\b/.test(after)
  if (name === undefined || !(isListed || isAlone)) {
    return null
  }
  return [{ start: start + at, end: start + at, text: 'type ' }]
}

/** Before a name in the braces of an export. */
function typeExport({ text, start }: SourceLine, at: number): readonly TextEdit[] | null {
  const isListed =
    /(?:^|[{,])\s*$/.test(text.slice(0, at)) && /^[\w$]+\s*(?:[,}]|as\b|$)/.test(text.slice(at))
  return isListed ? [{ start: start + at, end: start + at, text: 'type ' }] : null
}

/** Behind `public` and the like, before `readonly`, `async` and the like; `static` and `abstract` have rules of their own. */
function overriding({ text, start }: SourceLine, at: number): readonly TextEdit[] | null {
  const found = /^(\s*(?:(?:public|protected)\s+)?)(?:(?:readonly|async|get|set)\s+)*\*?\s*$/.exec(
    text.slice(0, at),
  )
  if (found === null) {
    return null
  }
  const place = start + (found[1]?.length ?? 0)
  return [{ start: place, end: place, text: 'override ' }]
}

/** `a.b` → `a['b']`, `a?.b` → `a?.['b']`. */
function indexed({ text, start }: SourceLine, at: number): readonly TextEdit[] | null {
  const dot = /(\?)?\.$/.exec(text.slice(0, at))
  const name = /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0]
  if (dot === null || name === undefined) {
    return null
  }
  const from = dot[1] === undefined ? at - 1 : at
  return [{ start: start + from, end: start + at + name.length, text: `['${name}']` }]
}

/** Only where nothing else stands on the line. */
function withoutDirective({ text, start, next }: SourceLine): readonly TextEdit[] | null {
  const isAlone =
    /^\s*\/\/\s*@ts-expect-error\b/.test(text) ||
    /^\s*(?:\{\s*)?\/\*\s*@ts-expect-error\b(?:(?!\*\/).)*\*\/\s*\}?\s*$/.test(text)
  return isAlone ? [{ start, end: next, text: '' }] : null
}
