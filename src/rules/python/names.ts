/** Mistakes with names and attributes that ty and pyrefly find alike, each under a code of its own. */
import type { RuleEntry } from '../rule-entry.ts'

/** See {@link RuleEntry}. */
export const unknownAttribute: RuleEntry = {
  title: 'Attribute that does not exist',
  cause: 'The type has no attribute of this name: a typing mistake, or a type that is too wide.',
  fix: 'Correct the name, declare the attribute in the class, or narrow the type first.',
  before: ['def shout(text: str) -> str:', '    return text.uper()'],
  after: ['def shout(text: str) -> str:', '    return text.upper()'],
}

/** See {@link RuleEntry}. */
export const noneAttribute: RuleEntry = {
  title: 'Attribute of something that may be `None`',
  cause: 'The value is one of several types, most often `None`, and not all of them have this attribute.',
  fix: 'Test the value first, for example with `if value is not None`.',
  before: ['def shout(text: str | None) -> str:', '    return text.upper()'],
  after: ['def shout(text: str | None) -> str:', '    return text.upper() if text else ""'],
}

/** See {@link RuleEntry}. */
export const readOnlyProperty: RuleEntry = {
  title: 'Assignment to something read-only',
  cause: 'The attribute is a property without a setter, frozen or final.',
  fix: 'Add a setter, or change the value where it comes from.',
  before: ['def rename(page: Page) -> None:', '    page.title = "new"'],
  after: ['def rename(page: Page) -> None:', '    print(page.title)'],
}

/** See {@link RuleEntry}. */
export const unresolvedImport: RuleEntry = {
  title: 'Module that can’t be found',
  cause:
    'No module of this name is installed in the environment that the checker looks at, or the name is misspelt.',
  fix: 'Install the package there, tell the checker which environment to use, or correct the name.',
  before: ['import jsn', 'print(jsn)'],
  after: ['import json', 'print(json)'],
}

/** See {@link RuleEntry}. */
export const unknownModuleName: RuleEntry = {
  title: 'Name that a module does not have',
  cause:
    'The module exists, and what is imported from it does not: a typing mistake, or another version of the package.',
  fix: 'Correct the name, or import it from where it is defined.',
  before: ['from os import getcdw', 'print(getcdw())'],
  after: ['from os import getcwd', 'print(getcwd())'],
}

/** See {@link RuleEntry}. */
export const unknownName: RuleEntry = {
  title: 'Name that is not defined',
  cause: 'The name is used before anything defines it, or it is misspelt.',
  fix: 'Correct the name, import it, or define it first.',
  before: ['total = 3', 'print(totl)'],
  after: ['total = 3', 'print(total)'],
}

/** See {@link RuleEntry}. */
export const unboundName: RuleEntry = {
  title: 'Name that may have no value yet',
  cause: 'The name gets its value only on some of the paths that lead here.',
  fix: 'Give it a value before the branch, or on every path.',
  before: ['if len(sys.argv) > 1: mode = "fast"', 'print(mode)'],
  after: ['mode = "fast" if len(sys.argv) > 1 else "slow"', 'print(mode)'],
}

/** See {@link RuleEntry}. */
export const deprecatedUse: RuleEntry = {
  title: 'Use of something deprecated',
  cause: 'It is marked as deprecated and will go away; the message often says what to use instead.',
  fix: 'Use what replaces it.',
  before: ['now = datetime.utcnow()', 'print(now)'],
  after: ['now = datetime.now(UTC)', 'print(now)'],
}
