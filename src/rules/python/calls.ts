/** Mistakes with calls that ty and pyrefly find alike, each under a code of its own. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const wrongArgument: RuleEntry = {
  title: 'Argument of the wrong type',
  cause: 'The call gives a parameter a value of a type that it does not take.',
  fix: 'Give a value that fits, or let the parameter take more when the function can.',
  before: ['def area(side: int) -> int: return side * side', 'print(area("3"))'],
  after: ['def area(side: int) -> int: return side * side', 'print(area(3))'],
}

/** See {@link RuleEntry}. */
export const missingArgument: RuleEntry = {
  title: 'Argument is missing',
  cause: 'The call leaves out an argument that the function needs.',
  fix: 'Give it, or give the parameter a default.',
  before: ['def scale(size: int, factor: int) -> int: return size * factor', 'print(scale(3))'],
  after: ['def scale(size: int, factor: int) -> int: return size * factor', 'print(scale(3, 2))'],
}

/** See {@link RuleEntry}. */
export const tooManyArguments: RuleEntry = {
  title: 'Too many arguments',
  cause: 'The call gives more arguments than the function takes.',
  fix: 'Leave out what is too many, or correct the function’s parameters.',
  before: ['def greet(name: str) -> None: print(name)', 'greet("Ada", "Grace")'],
  after: ['def greet(name: str) -> None: print(name)', 'greet("Ada")'],
}

/** See {@link RuleEntry}. */
export const unknownKeyword: RuleEntry = {
  title: 'Argument of an unknown name',
  cause:
    'The call names an argument that the function does not have: a typing mistake, or a parameter that was renamed.',
  fix: 'Correct the name, or leave the argument out.',
  before: ['def greet(name: str) -> None: print(name)', 'greet(name="Ada", shout=True)'],
  after: ['def greet(name: str) -> None: print(name)', 'greet(name="Ada")'],
}

/** See {@link RuleEntry}. */
export const twiceGiven: RuleEntry = {
  title: 'Argument given twice',
  cause: 'One parameter gets a value by its place and another one by its name.',
  fix: 'Give it once.',
  before: ['def greet(name: str) -> None: print(name)', 'greet("Ada", name="Grace")'],
  after: ['def greet(name: str) -> None: print(name)', 'greet("Ada")'],
}

/** See {@link RuleEntry}. */
export const noOverload: RuleEntry = {
  title: 'No variant of the function fits',
  cause: 'The function has several variants, and none of them takes these arguments together.',
  fix: 'Compare the call with the variants that the message lists, and give what one of them takes.',
  before: ['def power(base: str) -> object:', '    return pow(base, 2)'],
  after: ['def power(base: int) -> object:', '    return pow(base, 2)'],
}

/** See {@link RuleEntry}. */
export const notCallable: RuleEntry = {
  title: 'Called something that can’t be called',
  cause: 'The value before the parentheses is no function and no class.',
  fix: 'Leave out the parentheses, or call what was meant.',
  before: ['limit = 3', 'print(limit())'],
  after: ['limit = 3', 'print(limit)'],
}

/** See {@link RuleEntry}. */
export const abstractMade: RuleEntry = {
  title: 'Made an abstract object',
  cause: 'The class leaves methods to its subclasses, so no object of it can be made.',
  fix: 'Make an object of a subclass, or write the methods that are missing.',
  before: ['shape = Shape()', 'print(shape)'],
  after: ['shape = Square()', 'print(shape)'],
}
