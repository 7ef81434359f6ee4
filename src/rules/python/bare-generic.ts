/** Says of a generic type without arguments that they may be anything. */
import type { TextEdit } from '#model/edit.ts'
import type { FixFacts } from '../fixer.ts'
import type { SourceText } from '../source-text.ts'
import { blankedPython } from './blanked.ts'
import { nameOfTyping } from './typing-import.ts'

/** Arguments by name, `*` is Any. Of other types nobody can say how many they take. */
const argumentsOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['list', 'set', 'frozenset', 'deque', 'type', 'List', 'Set', 'FrozenSet', 'Deque', 'Type'].map((name) => [
      name,
      '*',
    ]),
  ),
  ...Object.fromEntries(
    ['Iterable', 'Iterator', 'Sequence', 'Collection', 'Awaitable', 'AsyncIterator', 'AsyncIterable'].map(
      (name) => [name, '*'],
    ),
  ),
  ...Object.fromEntries(
    ['dict', 'defaultdict', 'OrderedDict', 'Dict', 'DefaultDict', 'Mapping', 'MutableMapping'].map((name) => [
      name,
      '*, *',
    ]),
  ),
  Counter: '*',
  tuple: '*, ...',
  Tuple: '*, ...',
  Callable: '..., *',
}

/** The first Python 3 whose own types take arguments when the program runs. */
const builtinsSince = 9

/** null where the name does not stand there without arguments, or `Any` can't be had. */
export function withAny(
  { line, column, name }: { readonly line: number; readonly column: number; readonly name: string },
  source: SourceText,
  { oldestPython }: FixFacts,
): readonly TextEdit[] | null {
  const at = source.line(line)
  const form = argumentsOf[name]
  if (at === null || form === undefined) {
    return null
  }
  const code = blankedPython(source)
  const isLater = /^from[ \t]+__future__[ \t]+import\b.*\bannotations\b/m.test(code)
  if (/^[a-z]/.test(name) && !isLater && (oldestPython ?? builtinsSince) < builtinsSince) {
    return null
  }
  const places = placesOf(name, code.slice(at.start, at.start + at.text.length), column)
  const any = places.length === 0 ? null : nameOfTyping('Any', source)
  if (any === null) {
    return null
  }
  const text = `[${form.replaceAll('*', any.spelled)}]`
  return [...places.map((end) => ({ start: at.start + end, end: at.start + end, text })), ...any.edits]
}

/**
 * Offsets behind the name. mypy says a message once a line, so a signature may have the name more than once; elsewhere only the
 * place that is named counts.
 */
function placesOf(name: string, code: string, column: number): readonly number[] {
  const bare = new RegExp(`(?<![\\w])${name}(?=\\s*(?:[\\],)=|:]|$))`, 'g')
  const found = [...code.matchAll(bare)].filter(({ index }) => isTypePlace(code.slice(0, index)))
  const isSignature = /^\s*(?:async\s+)?def\b/.test(code)
  const named = isSignature
    ? found
    : found.filter(({ index }) => index <= column - 1 && column - 1 <= index + name.length)
  const chosen = named.length === 0 && found.length === 1 ? found : named
  return chosen.map(({ index }) => index + name.length)
}

/** Behind a comma only inside of brackets: elsewhere it stands before a value. */
function isTypePlace(before: string): boolean {
  const isListed = /,\s*$/.test(before) && /\[[^()[\]]*$/.test(before)
  return isListed || /(?:[:[|]|->|\w\.)\s*$/.test(before)
}
