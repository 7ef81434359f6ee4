/** Mistakes with values that do not fit that ty and pyrefly find alike, each under a code of its own. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const wrongAssignment: RuleEntry = {
  title: 'Value of the wrong type',
  cause: 'The variable or attribute was declared with one type, and gets a value of another.',
  fix: 'Assign what was declared, or change the declaration.',
  before: ['width: int = "3"', 'print(width)'],
  after: ['width: int = 3', 'print(width)'],
}

/** See {@link RuleEntry}. */
export const wrongReturn: RuleEntry = {
  title: 'Returns the wrong type',
  cause: 'What is returned is not of the type that the function promises.',
  fix: 'Return what is promised, or promise what is returned.',
  before: ['def count(text: str) -> int:', '    return text.strip()'],
  after: ['def count(text: str) -> int:', '    return len(text.strip())'],
}

/** See {@link RuleEntry}. */
export const missingReturn: RuleEntry = {
  title: 'Path without a return value',
  cause: 'The function promises a value, and can end without a `return`.',
  fix: 'Return a value on every path, or add `| None` to the return type.',
  before: ['def sign(n: int) -> str:', '    if n > 0: return "+"'],
  after: ['def sign(n: int) -> str:', '    return "+" if n > 0 else "-"'],
}

/** See {@link RuleEntry}. */
export const wrongDefault: RuleEntry = {
  title: 'Default that does not fit',
  cause: 'The default is not of the type that the parameter is declared with; most often it is `None`.',
  fix: 'Add `| None` to the annotation, or choose a default that fits.',
  before: ['def wait(seconds: int = None) -> None:', '    print(seconds)'],
  after: ['def wait(seconds: int | None = None) -> None:', '    print(seconds)'],
}

/** See {@link RuleEntry}. */
export const wrongOperator: RuleEntry = {
  title: 'Operator that these types do not support',
  cause: 'The two sides can’t be combined with this operator.',
  fix: 'Convert one of them first.',
  before: ['def label(count: int) -> str:', '    return "count: " + count'],
  after: ['def label(count: int) -> str:', '    return "count: " + str(count)'],
}

/** See {@link RuleEntry}. */
export const notIterable: RuleEntry = {
  title: 'Loop over something that is not iterable',
  cause: 'The value has no elements to iterate over.',
  fix: 'Iterate over what holds the elements, such as `range(count)` or the list itself.',
  before: ['def show(count: int) -> None:', '    print([each for each in count])'],
  after: ['def show(count: int) -> None:', '    print([each for each in range(count)])'],
}

/** See {@link RuleEntry}. */
export const notSubscriptable: RuleEntry = {
  title: 'Value that can’t be indexed like this',
  cause: 'The value can’t be indexed at all, may be `None`, or takes keys of another type.',
  fix: 'Use a key of the right type, index a list, tuple or mapping, or correct the annotation of the value.',
  before: ['def first(count: int) -> object:', '    return count[0]'],
  after: ['def first(counts: list[int]) -> object:', '    return counts[0]'],
}

/** See {@link RuleEntry}. */
export const outOfBounds: RuleEntry = {
  title: 'Index past the end',
  cause: 'The tuple has fewer elements than the index says.',
  fix: 'Count from 0, and correct the index.',
  before: ['pair = (1, 2)', 'print(pair[2])'],
  after: ['pair = (1, 2)', 'print(pair[1])'],
}

/** See {@link RuleEntry}. */
export const wrongUnpacking: RuleEntry = {
  title: 'Unpacked into the wrong number of names',
  cause: 'There are more or fewer values than names to take them.',
  fix: 'Use as many names as there are values, or `*rest` for the others.',
  before: ['first, second = (1, 2, 3)', 'print(first, second)'],
  after: ['first, second, _ = (1, 2, 3)', 'print(first, second)'],
}

/** See {@link RuleEntry}. */
export const notAwaitable: RuleEntry = {
  title: '`await` on something that can’t be awaited',
  cause: '`await` needs a coroutine or the like, and this value is not one.',
  fix: 'Remove `await`, or call the function that returns the coroutine.',
  before: ['async def wait(count: int) -> None:', '    await count'],
  after: ['async def wait(count: int) -> None:', '    print(count)'],
}

/** See {@link RuleEntry}. */
export const notContext: RuleEntry = {
  title: '`with` on something that does not support it',
  cause: 'The value has no `__enter__` and `__exit__`.',
  fix: 'Use what opens the resource, such as `open(path)`.',
  before: ['def show(path: str) -> None:', '    with path: print(path)'],
  after: ['def show(path: str) -> None:', '    with open(path): print(path)'],
}

/** See {@link RuleEntry}. */
export const wrongRaise: RuleEntry = {
  title: 'Raises something that is not an exception',
  cause: 'Only objects and classes that derive from `BaseException` can be raised.',
  fix: 'Raise an exception that carries the text.',
  before: ['def stop() -> None:', '    raise "stopped"'],
  after: ['def stop() -> None:', '    raise RuntimeError("stopped")'],
}

/** See {@link RuleEntry}. */
export const unknownKey: RuleEntry = {
  title: 'Key that the `TypedDict` does not have',
  cause: 'The dictionary’s type lists its keys, and this one is not among them.',
  fix: 'Correct the key, or add it to the type.',
  before: ['def left(point: Point) -> int:', '    return point["z"]'],
  after: ['def left(point: Point) -> int:', '    return point["x"]'],
}

/** See {@link RuleEntry}. */
export const missingKey: RuleEntry = {
  title: 'Missing key of a `TypedDict`',
  cause: 'The dictionary’s type needs a key that is not given.',
  fix: 'Add it, or declare it with `NotRequired`.',
  before: ['start: Point = {"x": 1}', 'print(start)'],
  after: ['start: Point = {"x": 1, "y": 2}', 'print(start)'],
}
