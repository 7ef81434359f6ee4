/** Mistakes that ty has a rule of its own for. Every example is what ty 0.0.107 says. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const partialImplementation: RuleEntry = {
  title: 'Overload that its implementation does not cover',
  cause: 'The function itself accepts or returns less than one of its overloads promises.',
  fix: 'Widen the parameters and the result of the implementation until they cover every overload.',
  before: ['def read(a: str) -> str: ...', 'def read(a: int) -> int: return a'],
  after: ['def read(a: str) -> str: ...', 'def read(a: int | str) -> int | str: return a'],
}

/** See {@link RuleEntry}. */
export const unclearBase: RuleEntry = {
  title: 'Base class that is not known in advance',
  cause:
    'The base class is a value that is only known when the program runs, so nothing is known of what it has.',
  fix: 'Name the class itself, or a protocol that says what it has.',
  before: ['class Page(kind()): ...', 'print(Page)'],
  after: ['class Page(dict[str, str]): ...', 'print(Page)'],
}

/** See {@link RuleEntry}. */
export const variableKey: RuleEntry = {
  title: 'Key of a `TypedDict` that is not written out',
  cause: 'The key is a variable, and which keys a `TypedDict` has is only known by their names.',
  fix: 'Write the key out, or narrow the variable to `Literal` keys.',
  before: ['def read(point: Point, name: str) -> int:', '    return point[name]'],
  after: ['def read(point: Point) -> int:', '    return point["x"]'],
}

/** See {@link RuleEntry}. */
export const spareKey: RuleEntry = {
  title: 'Key that the `TypedDict` does not have',
  cause: 'What is made of the `TypedDict` gets a key that it does not declare.',
  fix: 'Correct the key, or declare it.',
  before: ['point = Point(x=1, y=2, z=3)', 'print(point)'],
  after: ['point = Point(x=1, y=2)', 'print(point)'],
}

/** See {@link RuleEntry}. */
export const settledCondition: RuleEntry = {
  title: 'Condition that is always the same',
  cause:
    'The condition is a function that nobody calls, or something else that is always true or always false.',
  fix: 'Call the function, or test what really varies.',
  before: ['def ready() -> bool: return True', 'if ready: print("go")'],
  after: ['def ready() -> bool: return True', 'if ready(): print("go")'],
}

/** See {@link RuleEntry}. */
export const wrongYield: RuleEntry = {
  title: 'Yield of another type',
  cause: 'The generator yields a value of another type than it declares.',
  fix: 'Yield what is declared, or declare what is yielded.',
  before: ['def count() -> Iterator[int]:', '    yield "one"'],
  after: ['def count() -> Iterator[int]:', '    yield 1'],
}

/** See {@link RuleEntry}. */
export const wrongPropertyOverride: RuleEntry = {
  title: 'Property that does not fit the base class',
  cause: 'The property gives or takes another type than that of the base class.',
  fix: 'Give what the base class promises.',
  before: ['@property', 'def name(self) -> int: return 1'],
  after: ['@property', 'def name(self) -> str: return ""'],
}

/** See {@link RuleEntry}. */
export const narrowedAttribute: RuleEntry = {
  title: 'Attribute that accepts less than in the base class',
  cause:
    'Whoever has the base class may assign any value of its type, and the subclass does not accept all of them.',
  fix: 'Keep the type of the base class.',
  before: ['legs: int = 2', 'wings = 2'],
  after: ['legs: int | None = 2', 'wings = 2'],
}

/** See {@link RuleEntry}. */
export const unloadedSubmodule: RuleEntry = {
  title: 'Submodule that nobody imported',
  cause: 'A package does not import its submodules by itself, so this one may be missing.',
  fix: 'Import the submodule by its full name.',
  before: ['import xml', 'print(xml.dom)'],
  after: ['import xml.dom', 'print(xml.dom)'],
}

/** See {@link RuleEntry}. */
export const needlessCast: RuleEntry = {
  title: 'Cast to the type that it has',
  cause: 'The value already has the type that it is cast to.',
  fix: 'Take the `cast` away.',
  before: ['def shout(text: str) -> str:', '    return cast(str, text)'],
  after: ['def shout(text: str) -> str:', '    return text'],
}

/** See {@link RuleEntry}. */
export const finalMethod: RuleEntry = {
  title: 'Override of a final method',
  cause: 'The base class marks the method as `@final`: no subclass may have its own.',
  fix: 'Give the method another name, or take `@final` away.',
  before: ['def sound(self) -> str:', '    return "woof"'],
  after: ['def bark(self) -> str:', '    return "woof"'],
}

/** See {@link RuleEntry}. */
export const uncatchable: RuleEntry = {
  title: 'Something caught that is no exception',
  cause: 'Behind `except` stands something that is not an exception class.',
  fix: 'Name an exception class, or a tuple of them.',
  before: ['try: print(1)', 'except "ValueError": print(2)'],
  after: ['try: print(1)', 'except ValueError: print(2)'],
}

/** See {@link RuleEntry}. */
export const protocolTest: RuleEntry = {
  title: '`isinstance` with a protocol',
  cause: 'A protocol can be tested when the program runs only where it is marked as `@runtime_checkable`.',
  fix: 'Mark the protocol, or test for what is needed of it.',
  before: ['def show(page: object) -> None:', '    print(isinstance(page, Named))'],
  after: ['def show(page: object) -> None:', '    print(hasattr(page, "name"))'],
}

/** See {@link RuleEntry}. */
export const forgottenAwait: RuleEntry = {
  title: 'Coroutine that nobody awaits',
  cause: 'Calling an asynchronous function only prepares it: without `await` nothing of it runs.',
  fix: 'Write `await` before the call, or start a task with it.',
  before: ['async def run() -> None:', '    save()'],
  after: ['async def run() -> None:', '    await save()'],
}

/** See {@link RuleEntry}. */
export const baseTwice: RuleEntry = {
  title: 'Base class that is named twice',
  cause: 'Python refuses a class that lists one base class more than once.',
  fix: 'Name it once.',
  before: ['class Cat(Animal, Animal): ...', 'print(Cat)'],
  after: ['class Cat(Animal): ...', 'print(Cat)'],
}

/** See {@link RuleEntry}. */
export const fieldOrder: RuleEntry = {
  title: 'Field without a default behind one that has one',
  cause:
    'A dataclass takes its fields in order, and none that must be given can follow one that may be left out.',
  fix: 'Put fields without a default first, or give this one a default, too.',
  before: ['title: str = ""', 'size: int'],
  after: ['size: int', 'title: str = ""'],
}

/** See {@link RuleEntry}. */
export const wrongAssertion: RuleEntry = {
  title: '`assert_type` that does not hold',
  cause: 'The expression has another type than `assert_type` says.',
  fix: 'Correct the expression, or the type that is expected of it.',
  before: ['def check(total: int) -> None:', '    assert_type(total, str)'],
  after: ['def check(total: int) -> None:', '    assert_type(total, int)'],
}
