/** What is known of mypy's codes about types that do not fit. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const mypyTypes: KnowledgeTable = {
  'arg-type': {
    title: 'Argument of the wrong type',
    cause: 'The call passes a value whose type the parameter does not accept.',
    fix: 'Convert the value before the call, or widen the parameter’s annotation if the function can take it.',
    before: ['def square(side: int) -> int: return side * side', 'square("3")'],
    after: ['def square(side: int) -> int: return side * side', 'square(int("3"))'],
  },
  assignment: {
    title: 'Value of the wrong type',
    cause:
      'The variable, attribute or default has one type, and the value assigned to it another; `None` as the default of a parameter that is not optional is a frequent case.',
    fix: 'Assign a value that fits, or annotate the variable with everything it may hold, for example `str | None`.',
    before: ['def greet(name: str = None) -> None:', '    print(name)'],
    after: ['def greet(name: str | None = None) -> None:', '    print(name)'],
  },
  'return-value': {
    title: 'Returns the wrong type',
    cause: 'The value returned is not of the type that the function promises.',
    fix: 'Return what is promised, or change the promise to what really comes back.',
    before: ['def parse(text: str) -> int:', '    return text.strip()'],
    after: ['def parse(text: str) -> int:', '    return int(text.strip())'],
  },
  'attr-defined': {
    title: 'Attribute that does not exist',
    cause:
      'The type has no attribute of this name, or the module does not export it: a typing mistake, an attribute that is only set elsewhere, or a type that is too wide.',
    fix: 'Correct the name, declare the attribute in the class, or narrow the type first.',
    before: ['def shout(text: str) -> None:', '    print(text.uppper())'],
    after: ['def shout(text: str) -> None:', '    print(text.upper())'],
  },
  'union-attr': {
    title: 'Attribute of something that may be `None`',
    cause: 'The value can be of several types, often `None`, and not all of them have this attribute.',
    fix: 'Rule out the other types first, with `if x is None` or `isinstance`.',
    before: ['def first(found: re.Match[str] | None) -> str:', '    return found.group()'],
    after: ['def first(found: re.Match[str] | None) -> str:', '    return found.group() if found else ""'],
  },
  index: {
    title: 'Value that can’t be indexed like this',
    cause: 'The value can’t be indexed at all, may be `None`, or takes keys of another type.',
    fix: 'Use a key of the right type, or rule out `None` before the brackets.',
    before: ['def first(names: list[str] | None) -> str:', '    return names[0]'],
    after: ['def first(names: list[str] | None) -> str:', '    return names[0] if names else ""'],
  },
  operator: {
    title: 'Operator that these types do not support',
    cause: 'The two sides can’t be combined with this operator, often because one of them may be `None`.',
    fix: 'Convert one side, or deal with `None` before.',
    before: ['def after(age: int | None) -> int:', '    return age + 1'],
    after: ['def after(age: int | None) -> int:', '    return (age or 0) + 1'],
  },
  'call-arg': {
    title: 'Missing or unexpected argument',
    cause: 'The call passes too few or too many arguments, or one by a name that does not exist.',
    fix: 'Compare the call with the function’s signature and pass what it asks for.',
    before: ['def area(width: float, height: float) -> float: return width * height', 'area(2.0)'],
    after: ['def area(width: float, height: float) -> float: return width * height', 'area(2.0, 3.0)'],
  },
  'call-overload': {
    title: 'No overload takes these arguments',
    cause: 'The function has several signatures, and none of them accepts this combination of arguments.',
    fix: 'Pass one of the combinations that the message lists.',
    before: ['def sizes(count: int) -> list[int]:', '    return list(range(str(count)))'],
    after: ['def sizes(count: int) -> list[int]:', '    return list(range(count))'],
  },
  override: {
    title: 'Override that does not fit the base class',
    cause:
      'The method or attribute replaces one of the base class, but can’t be used in its place: it takes less, or returns something else.',
    fix: 'Accept at least what the base class accepts and return at most what it returns.',
    before: ['def sound(self, volume: int) -> str:', '    return "meow" * volume'],
    after: ['def sound(self, volume: int = 1) -> str:', '    return "meow" * volume'],
  },
  'list-item': {
    title: 'List item of the wrong type',
    cause: 'An item in the list is not of the type that the list is declared with.',
    fix: 'Correct the item, or widen the type of the list.',
    before: ['sizes: list[int] = [1, "2"]', 'print(sizes)'],
    after: ['sizes: list[int] = [1, 2]', 'print(sizes)'],
  },
  'dict-item': {
    title: 'Dictionary entry of the wrong type',
    cause: 'A key or a value is not of the type that the dictionary is declared with.',
    fix: 'Correct the entry, or widen the type of the dictionary.',
    before: ['ports: dict[str, int] = {"http": "80"}', 'print(ports)'],
    after: ['ports: dict[str, int] = {"http": 80}', 'print(ports)'],
  },
  'typeddict-item': {
    title: 'Entry that the `TypedDict` does not allow',
    cause: 'A value has another type than the `TypedDict` says, or a required key is missing.',
    fix: 'Give every required key a value of its type.',
    before: ['point: Point = {"x": 1, "y": "2"}', 'print(point)'],
    after: ['point: Point = {"x": 1, "y": 2}', 'print(point)'],
  },
  'typeddict-unknown-key': {
    title: 'Key that the `TypedDict` does not have',
    cause: 'The key is not declared in the `TypedDict`; it may be a typing mistake.',
    fix: 'Correct the key, or declare it in the `TypedDict`.',
    before: ['point: Point = {"x": 1, "y": 2}', 'point["z"] = 3'],
    after: ['point: Point = {"x": 1, "y": 2}', 'point["y"] = 3'],
  },
  'str-format': {
    title: 'Format string that does not fit its values',
    cause: 'The placeholders and the values differ in number or in type.',
    fix: 'Give every placeholder one value of its type, or use an f-string.',
    before: ['def label(name: str, count: int) -> str:', '    return "%s: %d" % (name,)'],
    after: ['def label(name: str, count: int) -> str:', '    return f"{name}: {count}"'],
  },
  'str-bytes-safe': {
    title: '`bytes` inside a text',
    cause: "Formatting `bytes` into a `str` gives `b'…'`, with the quotes, which is hardly ever wanted.",
    fix: 'Decode the bytes first.',
    before: ['def show(data: bytes) -> str:', '    return f"got {data}"'],
    after: ['def show(data: bytes) -> str:', '    return f"got {data.decode()}"'],
  },
  'method-assign': {
    title: 'Method replaced by assignment',
    cause: 'A method is overwritten on a class or an object, which mypy can’t follow.',
    fix: 'Override the method in a subclass, or in tests use `unittest.mock.patch.object`.',
    before: ['def silence(animal: Animal) -> None:', '    animal.sound = lambda: ""'],
    after: ['def silence(animal: Animal) -> Any:', '    return patch.object(animal, "sound", lambda: "")'],
  },
  abstract: {
    title: 'Instance of an abstract class',
    cause: 'The class still has abstract methods, so creating an instance raises at run time.',
    fix: 'Create an instance of a subclass that implements them all.',
    before: ['shape: Shape = Shape()', 'print(shape)'],
    after: ['shape: Shape = Square()', 'print(shape)'],
  },
  'func-returns-value': {
    title: 'Uses the result of a function that returns nothing',
    cause: 'The function always returns `None`, so the value that is used here is never anything else.',
    fix: 'Let the function return its result, or call it on a line of its own.',
    before: ['def double(size: int) -> None: print(size * 2)', 'print(double(3))'],
    after: ['def double(size: int) -> int: return size * 2', 'print(double(3))'],
  },
  misc: {
    title: 'Miscellaneous error',
    cause:
      'This error has no code of its own; the message says what is wrong. Most frequent: a base class that is `Any` because its module is not checked.',
    fix: 'Follow the message; for a base class of type `Any`, install the stubs of the module that it comes from.',
    before: ['class Order(UnknownOrder):', '    paid = False'],
    after: ['class Order(KnownOrder):', '    paid = False'],
  },
}
