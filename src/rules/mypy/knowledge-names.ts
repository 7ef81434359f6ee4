/** What is known of mypy's codes about imports, names, and code that is never right or never runs. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const mypyNames: KnowledgeTable = {
  'import-untyped': {
    title: 'Import without type information',
    cause: 'The package is installed but has no types, so everything that comes from it is `Any`.',
    fix: 'Install its stubs if there are any, usually `types-…`, or write a stub for the part you use.',
    before: ['import yaml  # only PyYAML is installed', 'print(yaml.safe_load("a: 1"))'],
    after: ['import yaml  # types-PyYAML is installed, too', 'print(yaml.safe_load("a: 1"))'],
  },
  'import-not-found': {
    title: 'Import that can’t be found',
    cause: 'The module is not installed where mypy runs, or its name is wrong.',
    fix: 'Install it into the environment that mypy looks at, or correct the name.',
    before: ['import jsonn', 'print(jsonn)'],
    after: ['import json', 'print(json)'],
  },
  'name-defined': {
    title: 'Name that is not defined',
    cause: 'Nothing in this file defines or imports the name; at run time this line would raise `NameError`.',
    fix: 'Import or define the name, or correct it.',
    before: ['def today() -> str:', '    return str(datetime.date.today())'],
    after: ['def today() -> str:', '    return str(date.today())'],
  },
  'used-before-def': {
    title: 'Name used before it is defined',
    cause: 'The definition comes further down, so at run time this line would raise.',
    fix: 'Move the definition above its first use.',
    before: ['print(limit)', 'limit = 10'],
    after: ['limit = 10', 'print(limit)'],
  },
  'possibly-undefined': {
    title: 'Name that may not be defined',
    cause: 'The name gets its value only on some of the paths that lead here.',
    fix: 'Give it a value before the branch.',
    before: ['if len(sys.argv) > 1: mode = "named"', 'print(mode)'],
    after: ['mode = "named" if len(sys.argv) > 1 else "plain"', 'print(mode)'],
  },
  'no-redef': {
    title: 'Defined twice',
    cause: 'The name is defined a second time in the same scope, and the first definition is lost.',
    fix: 'Give one of the two another name, or delete the one that is not meant.',
    before: ['def load() -> str: return "a"', 'def load() -> str: return "b"'],
    after: ['def load_first() -> str: return "a"', 'def load_second() -> str: return "b"'],
  },
  'has-type': {
    title: 'Type that can’t be worked out',
    cause: 'The type of this name depends on itself, or on something that mypy has not reached yet.',
    fix: 'Annotate the name where it is defined.',
    before: ['class Page:', '    def __init__(self) -> None: self.size = self.size * 2'],
    after: ['class Page:', '    def __init__(self, size: int) -> None: self.size = size * 2'],
  },
  'name-match': {
    title: 'Variable and declared name differ',
    cause:
      'A `NamedTuple`, `NewType`, `TypeVar` or the like is made with another name than the variable has.',
    fix: 'Use the same name on both sides.',
    before: ['Pair = NamedTuple("Pear", [("left", int), ("right", int)])', 'print(Pair(1, 2))'],
    after: ['Pair = NamedTuple("Pair", [("left", int), ("right", int)])', 'print(Pair(1, 2))'],
  },
  return: {
    title: 'Path without a return value',
    cause: 'The function promises a value, but its end can be reached without returning one.',
    fix: 'Return a value, or raise, on every path.',
    before: ['def sign(number: int) -> str:', '    if number < 0: return "-"'],
    after: ['def sign(number: int) -> str:', '    return "-" if number < 0 else "+"'],
  },
  'empty-body': {
    title: 'Empty function that should return a value',
    cause: 'The body is only `...`, `pass` or a docstring, but the annotation promises a value.',
    fix: 'Write the body, or mark the method with `@abstractmethod`.',
    before: ['def load(path: str) -> str:', '    """Reads a file."""'],
    after: ['def load(path: str) -> str:', '    return Path(path).read_text()'],
  },
  unreachable: {
    title: 'Code that never runs',
    cause:
      'According to the types, this code is never reached: either the check before it is needless, or an annotation is wrong.',
    fix: 'Delete the code, or correct the annotation that rules it out.',
    before: ['def show(text: str) -> None:', '    if not isinstance(text, str): print("no text")'],
    after: ['def show(text: str | None) -> None:', '    if not isinstance(text, str): print("no text")'],
  },
  'redundant-expr': {
    title: 'Condition that is always the same',
    cause: 'According to the types, this part of the condition is always true or always false.',
    fix: 'Delete the part, or correct the annotation that makes it needless.',
    before: ['def long(text: str) -> bool:', '    return isinstance(text, str) and len(text) > 80'],
    after: ['def long(text: str) -> bool:', '    return len(text) > 80'],
  },
  'comparison-overlap': {
    title: 'Comparison that is never true',
    cause: 'The two sides have types that have nothing in common, so they are never equal.',
    fix: 'Convert one side, or compare with what was really meant.',
    before: ['def is_three(text: str) -> bool:', '    return text == 3'],
    after: ['def is_three(text: str) -> bool:', '    return text == "3"'],
  },
  'truthy-function': {
    title: 'Function that is not called',
    cause: 'The condition looks at the function itself, which is always true, not at its result.',
    fix: 'Call the function.',
    before: ['def is_late() -> bool: return False', 'if is_late: print("late")'],
    after: ['def is_late() -> bool: return False', 'if is_late(): print("late")'],
  },
  'truthy-bool': {
    title: 'Condition that is always true',
    cause: 'An object of this type has neither `__bool__` nor `__len__`, so it always counts as true.',
    fix: 'Test what is meant, such as an attribute, or let the value be `None` if it can be missing.',
    before: ['def name(animal: Animal) -> str:', '    return animal.sound() if animal else ""'],
    after: ['def name(animal: Animal | None) -> str:', '    return animal.sound() if animal else ""'],
  },
  'unused-coroutine': {
    title: 'Coroutine that is never awaited',
    cause: 'Calling an `async` function only makes a coroutine; without `await` its body never runs.',
    fix: 'Put `await` before the call.',
    before: ['async def pause() -> None:', '    asyncio.sleep(1)'],
    after: ['async def pause() -> None:', '    await asyncio.sleep(1)'],
  },
}
