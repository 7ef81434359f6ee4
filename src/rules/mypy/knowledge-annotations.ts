/** What is known of mypy's codes about annotations that are missing, incomplete or wrong. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const mypyAnnotations: KnowledgeTable = {
  'no-untyped-def': {
    title: 'Function with missing annotations',
    cause:
      'A parameter or the return type has no annotation, so mypy takes it for `Any` and checks nothing that depends on it.',
    fix: 'Annotate every parameter and the return type; a function that returns nothing gets `-> None`.',
    before: ['def area(width, height):', '    return width * height'],
    after: ['def area(width: float, height: float) -> float:', '    return width * height'],
  },
  'no-untyped-call': {
    title: 'Call of a function without annotations',
    cause:
      'The called function has no annotations, so neither its arguments nor its result are checked here. One such function makes an error at every call.',
    fix: 'Annotate the called function; if it comes from a package, install or write stubs.',
    before: ['def volume(side: float) -> None:', '    print(untyped_cube(side))'],
    after: ['def volume(side: float) -> None:', '    print(typed_cube(side))'],
  },
  'untyped-decorator': {
    title: 'Decorator without annotations',
    cause: 'The decorator has no annotations, and whatever it returns replaces your typed function by `Any`.',
    fix: 'Annotate the decorator so that it takes and returns the same callable type; if it comes from a package, install or write stubs.',
    before: ['@untyped_trace', 'def greet(name: str) -> str: return name'],
    after: ['@typed_trace', 'def greet(name: str) -> str: return name'],
  },
  'type-arg': {
    title: 'Generic type without its arguments',
    cause: 'A generic class such as `dict` or `list` stands alone, so everything in it is `Any`.',
    fix: 'Say what it holds in square brackets, for example `dict[str, int]`.',
    before: ['def total(prices: dict) -> int:', '    return len(prices)'],
    after: ['def total(prices: dict[str, int]) -> int:', '    return len(prices)'],
  },
  'var-annotated': {
    title: 'Empty container without a type',
    cause: 'The value is empty, and nothing after it says what will be put in, so mypy can’t tell its type.',
    fix: 'Annotate the variable where it is made.',
    before: ['seen = set()', 'print(len(seen))'],
    after: ['seen: set[str] = set()', 'print(len(seen))'],
  },
  'no-any-return': {
    title: 'Returns `Any` where a type is promised',
    cause: 'The function promises a type, but what it returns is `Any`: the promise is not checked at all.',
    fix: 'Give the value a type first, by annotating where it comes from or by converting it.',
    before: ['def port(settings: Any) -> int:', '    return settings["port"]'],
    after: ['def port(settings: Any) -> int:', '    return int(settings["port"])'],
  },
  'no-any-unimported': {
    title: 'Type from a module that is not checked',
    cause: 'The type comes from an import that mypy could not follow, so it silently became `Any`.',
    fix: 'Install the module or its stubs where mypy runs, or use a type of your own.',
    before: ['def pay(order: UnknownOrder) -> None:', '    print(order)'],
    after: ['def pay(order: KnownOrder) -> None:', '    print(order)'],
  },
  'valid-type': {
    title: 'Annotation that is not a type',
    cause:
      'What stands in the annotation is a function, a variable or a value, which says nothing about a type.',
    fix: 'Write the type that is meant, for example `Callable[..., object]` for a function.',
    before: ['def later(action: callable) -> None:', '    print(action)'],
    after: ['def later(action: Callable[[], None]) -> None:', '    print(action)'],
  },
  'type-var': {
    title: 'Type that the type variable does not allow',
    cause:
      'The type variable has a bound or a list of allowed types, and the type used here is not among them.',
    fix: 'Pass a type that the bound allows, or widen the bound if it is too narrow.',
    before: ['def biggest(values: list[object]) -> None:', '    print(max(values))'],
    after: ['def biggest(values: list[int]) -> None:', '    print(max(values))'],
  },
  'unused-ignore': {
    title: 'Needless `type: ignore`',
    cause: 'The comment hides an error that is not there any more, and would hide the next real one.',
    fix: 'Delete the comment, or from its brackets the codes that the message names.',
    before: ['count: int = 3  # type: ignore[assignment]', 'print(count)'],
    after: ['count: int = 3', 'print(count)'],
  },
  'ignore-without-code': {
    title: '`type: ignore` without a code',
    cause: 'The comment hides every error of its line, also those that nobody has seen yet.',
    fix: 'Name the code that is meant in square brackets.',
    before: ['count: int = "3"  # type: ignore', 'print(count)'],
    after: ['count: int = "3"  # type: ignore[assignment]', 'print(count)'],
  },
  'explicit-override': {
    title: 'Override without `@override`',
    cause:
      'The method replaces one of the base class without being marked, so a rename there would go unnoticed here.',
    fix: 'Put `@override` above the method.',
    before: ['def sound(self) -> str:', '    return "meow"'],
    after: ['@override', 'def sound(self) -> str: return "meow"'],
  },
  'redundant-cast': {
    title: 'Needless cast',
    cause: 'The value has the type already that the cast gives it.',
    fix: 'Delete the cast.',
    before: ['def half(size: int) -> int:', '    return cast(int, size) // 2'],
    after: ['def half(size: int) -> int:', '    return size // 2'],
  },
}
