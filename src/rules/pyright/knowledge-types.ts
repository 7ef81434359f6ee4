/** What is known of pyright's rules about types that do not fit. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const pyrightTypes: KnowledgeTable = {
  reportArgumentType: {
    title: 'Argument of the wrong type',
    cause: 'The call passes a value whose type the parameter does not accept.',
    fix: 'Convert the value before the call, or widen the parameter’s annotation if the function can take it.',
    before: ['def square(side: int) -> int: return side * side', 'print(square("3"))'],
    after: ['def square(side: int) -> int: return side * side', 'print(square(int("3")))'],
  },
  reportAssignmentType: {
    title: 'Value of the wrong type',
    cause: 'The variable or attribute is declared with one type, and the value assigned to it has another.',
    fix: 'Assign a value that fits, or widen the declaration.',
    before: ['size: int = "3"', 'print(size)'],
    after: ['size: int = 3', 'print(size)'],
  },
  reportReturnType: {
    title: 'Returns the wrong type',
    cause: 'The value returned is not of the type that the function promises, or a path returns nothing.',
    fix: 'Return what is promised, or change the promise to what really comes back.',
    before: ['def parse(text: str) -> int:', '    return text.strip()'],
    after: ['def parse(text: str) -> int:', '    return int(text.strip())'],
  },
  reportAttributeAccessIssue: {
    title: 'Attribute that does not exist',
    cause:
      'The type has no attribute of this name, or the module does not export it: a typing mistake, or a type that is too wide.',
    fix: 'Correct the name, declare the attribute in the class, or narrow the type first.',
    before: ['def rename(page: Page) -> None:', '    page.tilte = "new"'],
    after: ['def rename(page: Page) -> None:', '    page.title = "new"'],
  },
  reportCallIssue: {
    title: 'Missing or unexpected argument',
    cause:
      'The call passes too few or too many arguments, or one by a name that does not exist, or calls what can’t be called.',
    fix: 'Compare the call with the function’s signature and pass what it asks for.',
    before: ['def show(width: float, height: float) -> None: print(width * height)', 'show(2.0)'],
    after: ['def show(width: float, height: float) -> None: print(width * height)', 'show(2.0, 3.0)'],
  },
  reportIndexIssue: {
    title: 'Value that can’t be indexed like this',
    cause: 'The type can’t be indexed, or its items can be read but not replaced.',
    fix: 'Use what the type offers, or a list or dictionary in its place.',
    before: ['def move(point: tuple[int, int]) -> None:', '    point[0] = 3'],
    after: ['def move(point: list[int]) -> None:', '    point[0] = 3'],
  },
  reportOperatorIssue: {
    title: 'Operator that these types do not support',
    cause: 'The two sides can’t be combined with this operator.',
    fix: 'Convert one side first.',
    before: ['def show(size: int) -> None:', '    if size > "10": print("large")'],
    after: ['def show(size: int) -> None:', '    if size > int("10"): print("large")'],
  },
  reportGeneralTypeIssues: {
    title: 'Type error without a rule of its own',
    cause: 'This error has no rule of its own; the message says what is wrong.',
    fix: 'Follow the message.',
    before: ['try: print("work")', 'except "problem": print("failed")'],
    after: ['try: print("work")', 'except OSError: print("failed")'],
  },
  reportIncompatibleMethodOverride: {
    title: 'Override that does not fit the base class',
    cause:
      'The method replaces one of the base class, but can’t be called in its place: its parameters or its result differ.',
    fix: 'Accept at least what the base class accepts, under the same names, and return at most what it returns.',
    before: ['def sound(self, volume: int) -> str:', '    return "meow" * volume'],
    after: ['def sound(self, volume: int = 1) -> str:', '    return "meow" * volume'],
  },
  reportIncompatibleVariableOverride: {
    title: 'Attribute that does not fit the base class',
    cause:
      'The attribute replaces one of the base class with another type, so code that knows the base class breaks.',
    fix: 'Keep the type of the base class, or widen it there.',
    before: ['class Cat(Animal):', '    legs: str = "four"'],
    after: ['class Cat(Animal):', '    legs: int = 4'],
  },
  reportTypedDictNotRequiredAccess: {
    title: 'Key that may be missing',
    cause: 'The `TypedDict` does not require this key, so reading it may raise `KeyError`.',
    fix: 'Use `.get`, or check first whether the key is there.',
    before: ['def size(options: Options) -> int:', '    return options["size"]'],
    after: ['def size(options: Options) -> int:', '    return options.get("size", 0)'],
  },
  reportAbstractUsage: {
    title: 'Instance of an abstract class',
    cause: 'The class still has abstract methods, so creating an instance raises at run time.',
    fix: 'Create an instance of a subclass that implements them all.',
    before: ['shape = Shape()', 'print(shape)'],
    after: ['shape = Square()', 'print(shape)'],
  },
  reportUnhashable: {
    title: 'Key that can’t be hashed',
    cause: 'Lists, dictionaries and sets can’t be keys of a dictionary or members of a set.',
    fix: 'Use a tuple or a `frozenset` instead.',
    before: ['colours = {[255, 0, 0]: "red"}', 'print(colours)'],
    after: ['colours = {(255, 0, 0): "red"}', 'print(colours)'],
  },
  reportOptionalMemberAccess: {
    title: 'Attribute of something that may be `None`',
    cause: 'The value can be `None`, and `None` has no such attribute; at run time this line could raise.',
    fix: 'Deal with `None` first, with an `if` that returns, raises or chooses a default.',
    before: ['def first(found: re.Match[str] | None) -> str:', '    return found.group()'],
    after: ['def first(found: re.Match[str] | None) -> str:', '    return found.group() if found else ""'],
  },
  reportOptionalSubscript: {
    title: 'Index into something that may be `None`',
    cause: 'The value can be `None`, and `None` can’t be indexed.',
    fix: 'Deal with `None` before the brackets.',
    before: ['def rename(names: list[str] | None) -> None:', '    names[0] = "first"'],
    after: ['def rename(names: list[str] | None) -> None:', '    if names: names[0] = "first"'],
  },
  reportOptionalIterable: {
    title: 'Loop over something that may be `None`',
    cause: 'The value can be `None`, and `None` can’t be iterated.',
    fix: 'Put an empty default in its place, for example `names or []`.',
    before: ['def show(names: list[str] | None) -> None:', '    for name in names: print(name)'],
    after: ['def show(names: list[str] | None) -> None:', '    for name in names or []: print(name)'],
  },
  reportOptionalCall: {
    title: 'Call of something that may be `None`',
    cause: 'The value can be `None`, and `None` can’t be called.',
    fix: 'Check for `None` first.',
    before: ['def notify(callback: Callable[[], None] | None) -> None:', '    callback()'],
    after: ['def notify(callback: Callable[[], None] | None) -> None:', '    if callback: callback()'],
  },
  reportOptionalOperand: {
    title: 'Operator on something that may be `None`',
    cause: 'The left side can be `None`, which has no such operator.',
    fix: 'Put a default in the place of `None` first.',
    before: ['def show(age: int | None) -> None:', '    if age > 17: print("adult")'],
    after: ['def show(age: int | None) -> None:', '    if (age or 0) > 17: print("adult")'],
  },
  reportOptionalContextManager: {
    title: '`with` on something that may be `None`',
    cause: 'The value can be `None`, which can’t be used in a `with` statement.',
    fix: 'Check for `None` first, or use `contextlib.nullcontext()` in its place.',
    before: ['def work(lock: threading.Lock | None) -> None:', '    with lock: print("working")'],
    after: ['def work(lock: threading.Lock) -> None:', '    with lock: print("working")'],
  },
}
