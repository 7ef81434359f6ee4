/** What is known of pyright's rules about types that are missing or unknown. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const pyrightUnknown: KnowledgeTable = {
  reportMissingParameterType: {
    title: 'Parameter without annotation',
    cause: 'The parameter has no annotation, so what is passed to it is not checked at any call.',
    fix: 'Annotate the parameter.',
    before: ['def greet(name="you") -> str:', '    return name'],
    after: ['def greet(name: str = "you") -> str:', '    return name'],
  },
  reportUnknownParameterType: {
    title: 'Parameter whose type is not known',
    cause: 'The parameter’s annotation is missing or incomplete, so part of its type is unknown.',
    fix: 'Annotate the parameter completely, with everything that stands in square brackets.',
    before: ['def show(prices) -> None:', '    print("shown")'],
    after: ['def show(prices: list[int]) -> None:', '    print("shown")'],
  },
  reportUnknownMemberType: {
    title: 'Attribute whose type is not known',
    cause:
      'The attribute or method comes from code without complete annotations, so nothing that is done with it is checked.',
    fix: 'Annotate it where it is defined; for a library, install its stubs or write a stub for the part you use.',
    before: ['untyped_queue.put("ready")', 'print("done")'],
    after: ['typed_queue.put("ready")', 'print("done")'],
  },
  reportUnknownVariableType: {
    title: 'Variable whose type is not known',
    cause: 'The variable gets its value from code without complete annotations, so its type is unknown.',
    fix: 'Annotate the function or attribute that the value comes from.',
    before: ['answer = untyped_answer()', 'print("asked")'],
    after: ['answer = typed_answer()', 'print("asked")'],
  },
  reportUnknownArgumentType: {
    title: 'Argument whose type is not known',
    cause:
      'The value passed here comes from code without complete annotations, so the call can’t be checked.',
    fix: 'Annotate where the value comes from.',
    before: ['def size() -> int:', '    return len(untyped_answer())'],
    after: ['def size() -> int:', '    return len(typed_answer())'],
  },
  reportUnknownLambdaType: {
    title: 'Lambda whose result is not known',
    cause: 'What the lambda returns comes from code without complete annotations.',
    fix: 'Annotate where the result comes from, or write a function with a return type instead.',
    before: ['def later() -> Callable[[], object]:', '    return lambda: untyped_answer()'],
    after: ['def later() -> Callable[[], object]:', '    return lambda: typed_answer()'],
  },
  reportMissingTypeArgument: {
    title: 'Generic type without its arguments',
    cause: 'A generic class stands alone, so everything in it is of unknown type.',
    fix: 'Say what it holds in square brackets, for example `list[int]`.',
    before: ['class Stack(list):', '    pass'],
    after: ['class Stack(list[int]):', '    pass'],
  },
  reportUntypedFunctionDecorator: {
    title: 'Decorator whose type is not known',
    cause: 'The decorator comes from code without types, so the decorated function has no type either.',
    fix: 'Annotate the decorator, or install the stubs of the package that it comes from.',
    before: ['@untyped_trace', 'def greet(name: str) -> str: return name'],
    after: ['@typed_trace', 'def greet(name: str) -> str: return name'],
  },
  reportUntypedBaseClass: {
    title: 'Base class whose type is not known',
    cause: 'The base class comes from code without types, so every attribute of this class is unknown, too.',
    fix: 'Install the stubs of the package that the base class comes from, or write one.',
    before: ['class Order(UntypedOrder):', '    pass'],
    after: ['class Order(KnownOrder):', '    pass'],
  },
  reportUntypedNamedTuple: {
    title: '`namedtuple` without types',
    cause: '`collections.namedtuple` says nothing about the types of its fields.',
    fix: 'Use `typing.NamedTuple` and annotate the fields.',
    before: ['Pair = namedtuple("Pair", ["left", "right"])', 'print(Pair)'],
    after: ['Pair = NamedTuple("Pair", [("left", int), ("right", int)])', 'print(Pair)'],
  },
  reportMissingModuleSource: {
    title: 'Stubs without the package',
    cause: 'Type stubs were found for the import, but not the package itself, so at run time it would fail.',
    fix: 'Install the package into the environment that the checker looks at.',
    before: ['import yaml  # only its stubs are here', 'print(yaml.__name__)'],
    after: ['import json  # part of Python', 'print(json.__name__)'],
  },
  reportInvalidTypeVarUse: {
    title: 'Type variable that is used once',
    cause: 'A type variable connects two places; this one stands in a single place, where it says nothing.',
    fix: 'Write `object` or the bound instead, or use the variable in the result, too.',
    before: ['def show(value: Item) -> None:', '    print(value)'],
    after: ['def show(value: object) -> None:', '    print(value)'],
  },
  reportInvalidTypeForm: {
    title: 'Annotation that is not a type',
    cause: 'What stands in the annotation is a value, a call or a variable, which says nothing about a type.',
    fix: 'Write the type that is meant.',
    before: ['delay: seconds = 3', 'print("waiting")'],
    after: ['delay: int = 3', 'print("waiting")'],
  },
  reportInvalidTypeArguments: {
    title: 'Wrong number of types in brackets',
    cause: 'The class takes another number of types in its square brackets, or types that its bounds refuse.',
    fix: 'Write as many types as the class declares.',
    before: ['def total(prices: list[str, int]) -> int:', '    return len(prices)'],
    after: ['def total(prices: dict[str, int]) -> int:', '    return len(prices)'],
  },
  reportUnnecessaryTypeIgnoreComment: {
    title: 'Needless ignore comment',
    cause: 'The comment hides an error that is not there any more, and would hide the next real one.',
    fix: 'Delete the comment.',
    before: ['count: int = 3  # type: ignore', 'print(count)'],
    after: ['count: int = 3', 'print(count)'],
  },
}
