/** What to write for a generic class of Python's standard library that stands without its arguments. */
import { type Phrase, phrase } from '../phrase.ts'

const one = ['list', 'set', 'frozenset', 'deque', 'type', 'Iterable', 'Iterator', 'Sequence', 'Collection']
const keyed = ['dict', 'Mapping', 'MutableMapping', 'defaultdict', 'OrderedDict']

const argumentsOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(one.map((name) => [name, 'Any'])),
  ...Object.fromEntries(keyed.map((name) => [name, 'str, Any'])),
  tuple: 'Any, ...',
  Callable: '..., Any',
  Generator: 'Any, None, None',
  Awaitable: 'Any',
}

/** `dict` → “write `dict[str, Any]`”; null for a class whose arguments nobody can guess. */
export function argumentsFix([name = '']: readonly (string | undefined)[]): Phrase | null {
  const plain = name.replace(/^.*\./, '')
  const known = Object.hasOwn(argumentsOf, plain) ? plain : plain.charAt(0).toLowerCase() + plain.slice(1)
  return Object.hasOwn(argumentsOf, known)
    ? phrase('write {1}, or better what it really holds', [`${name}[${argumentsOf[known]}]`])
    : null
}
