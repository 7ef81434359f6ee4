/** Mistakes with annotations and classes that ty and pyrefly find alike, each under a code of its own. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const notAType: RuleEntry = {
  title: 'Annotation that is not a type',
  cause: 'An annotation holds a value, a list or a call where a type is needed.',
  fix: 'Write a type, such as `list[str]` for `[str]`.',
  before: ['def show(names: [str]) -> None:', '    print(names)'],
  after: ['def show(names: list[str]) -> None:', '    print(names)'],
}

/** See {@link RuleEntry}. */
export const wrongTypeArguments: RuleEntry = {
  title: 'Type arguments that do not fit',
  cause: 'A generic type gets too few or too many type arguments, or one that its bounds forbid.',
  fix: 'Write as many as the type has parameters, each of a type that is allowed.',
  before: ['def show(names: dict[str]) -> None:', '    print(names)'],
  after: ['def show(names: dict[str, str]) -> None:', '    print(names)'],
}

/** See {@link RuleEntry}. */
export const implicitAny: RuleEntry = {
  title: 'Generic type without its arguments',
  cause: 'A generic type stands without type arguments, so what it holds is `Any` and is not checked.',
  fix: 'Say what it holds, such as `list[str]`.',
  before: ['def show(names: list) -> None:', '    print(names)'],
  after: ['def show(names: list[str]) -> None:', '    print(names)'],
}

/** See {@link RuleEntry}. */
export const wrongOverride: RuleEntry = {
  title: 'Override that does not fit the base class',
  cause:
    'The method takes or returns something else than the one it overrides, so the subclass can’t stand for the base class.',
  fix: 'Accept at least what the base class accepts and return at most what it returns.',
  before: ['def sound(self, loud: str) -> str:', '    return loud'],
  after: ['def sound(self, loud: bool) -> str:', '    return str(loud)'],
}

/** See {@link RuleEntry}. */
export const wrongAttributeOverride: RuleEntry = {
  title: 'Attribute that does not fit the base class',
  cause: 'The subclass declares an attribute of the base class with another type.',
  fix: 'Keep the type of the base class, or widen it there.',
  before: ['legs: str = "two"', 'wings = 2'],
  after: ['legs: int = 2', 'wings = 2'],
}

/** See {@link RuleEntry}. */
export const lostKeyword: RuleEntry = {
  title: 'Parameter with another name than in the base class',
  cause: 'Calls that name the argument work with the base class and fail with the subclass.',
  fix: 'Keep the name, or make the parameter positional-only in both.',
  before: ['def sound(self, quiet: bool) -> str:', '    return str(quiet)'],
  after: ['def sound(self, loud: bool) -> str:', '    return str(loud)'],
}

/** See {@link RuleEntry}. */
export const wrongBase: RuleEntry = {
  title: 'Base class that is not a class',
  cause: 'What stands in the parentheses of the class is not a class.',
  fix: 'Name a class.',
  before: ['base = 3', 'class Page(base): pass'],
  after: ['base = object', 'class Page(base): pass'],
}

/** See {@link RuleEntry}. */
export const finalBase: RuleEntry = {
  title: 'Subclass of a final class',
  cause: 'The base class is final: nothing may derive from it.',
  fix: 'Keep an instance of it in an attribute, or derive from its own base class.',
  before: ['class Page(bool):', '    pass'],
  after: ['class Page(int):', '    pass'],
}

/** See {@link RuleEntry}. */
export const unusedIgnore: RuleEntry = {
  title: 'Needless ignore comment',
  cause: 'The line has no error that the comment could silence.',
  fix: 'Delete the comment.',
  before: ['width = 3  # type: ignore', 'print(width)'],
  after: ['width = 3', 'print(width)'],
}
