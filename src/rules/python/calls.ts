/** Mistakes with calls that ty and pyrefly find alike, each under a code of its own. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const wrongArgument: RuleEntry = {
  title: 'Argument of the wrong type',
  cause: 'The call passes a value whose type the parameter does not accept.',
  fix: 'Convert the value before the call, or widen the parameter’s annotation if the function can take it.',
  before: ['def area(side: int) -> int: return side * side', 'print(area("3"))'],
  after: ['def area(side: int) -> int: return side * side', 'print(area(3))'],
}

/** See {@link RuleEntry}. */
export const missingArgument: RuleEntry = {
  title: 'Missing argument',
  cause: 'The call leaves out an argument that the function needs.',
  fix: 'Pass it, or give the parameter a default.',
  before: ['def scale(size: int, factor: int) -> int: return size * factor', 'print(scale(3))'],
  after: ['def scale(size: int, factor: int) -> int: return size * factor', 'print(scale(3, 2))'],
}

/** See {@link RuleEntry}. */
export const tooManyArguments: RuleEntry = {
  title: 'Too many arguments',
  cause: 'The call passes more arguments than the function takes.',
  fix: 'Remove the extra arguments, or correct the function’s parameters.',
  before: ['def greet(name: str) -> None: print(name)', 'greet("Ada", "Grace")'],
  after: ['def greet(name: str) -> None: print(name)', 'greet("Ada")'],
}

/** See {@link RuleEntry}. */
export const unknownKeyword: RuleEntry = {
  title: 'Argument with an unknown name',
  cause:
    'The call names an argument that the function does not have: a typing mistake, or a parameter that was renamed.',
  fix: 'Correct the name, or leave the argument out.',
  before: ['def greet(name: str) -> None: print(name)', 'greet(name="Ada", shout=True)'],
  after: ['def greet(name: str) -> None: print(name)', 'greet(name="Ada")'],
}

/** See {@link RuleEntry}. */
export const twiceGiven: RuleEntry = {
  title: 'Argument given twice',
  cause: 'The same parameter gets one value by position and another by name.',
  fix: 'Pass it once.',
  before: ['def greet(name: str) -> None: print(name)', 'greet("Ada", name="Grace")'],
  after: ['def greet(name: str) -> None: print(name)', 'greet("Ada")'],
}

/** See {@link RuleEntry}. */
export const noOverload: RuleEntry = {
  title: 'No overload takes these arguments',
  cause: 'The function has several signatures, and none of them accepts this combination of arguments.',
  fix: 'Pass one of the combinations that the message lists.',
  before: ['def power(base: str) -> object:', '    return pow(base, 2)'],
  after: ['def power(base: int) -> object:', '    return pow(base, 2)'],
}

/** See {@link RuleEntry}. */
export const notCallable: RuleEntry = {
  title: 'Call of something that can’t be called',
  cause: 'The value before the parentheses is neither a function nor a class.',
  fix: 'Remove the parentheses, or call what was meant.',
  before: ['limit = 3', 'print(limit())'],
  after: ['limit = 3', 'print(limit)'],
}

/** See {@link RuleEntry}. */
export const abstractMade: RuleEntry = {
  title: 'Instance of an abstract class',
  cause: 'The class still has abstract methods, so creating an instance raises at run time.',
  fix: 'Create an instance of a subclass, or implement the missing methods.',
  before: ['shape = Shape()', 'print(shape)'],
  after: ['shape = Square()', 'print(shape)'],
}
