/** mypy's messages that name their cause. Wordings of mypy 1.0 to 2.4, mypy/messages.py and mypy/message_registry.py. */
import type { CauseTable } from '../cause-table.ts'
import { argumentsFix } from '../causes/generics.ts'
import { phrase } from '../phrase.ts'

/** See {@link CauseTable}. */
export const mypyCauses: CauseTable = [
  {
    pattern: /^Function is missing a (?:return )?type annotation/,
    title: 'function with missing annotations',
    complete: true,
  },
  {
    pattern: /^Missing type (?:parameters|arguments) for generic type "([^"]+)"/,
    title: 'bare {1}',
    complete: true,
    fix: argumentsFix,
  },
  {
    pattern: /^Call to untyped function "([^"]+)"/,
    title: 'call of {1}, which has no annotations',
    complete: true,
    fix: 'annotate {1}, which settles all its calls; if it comes from a package, install or write stubs',
    ownFix: 'annotate {1}, which settles all its calls',
  },
  {
    pattern: /^(?:Skipping analyzing|Library stubs not installed for) "([^".]+)[^"]*"/,
    title: 'no types for the package {1}',
  },
  {
    pattern: /^Cannot find implementation or library stub for module named "([^".]+)[^"]*"/,
    title: 'the package {1} is not found',
    ownFix: ([name]) =>
      phrase('correct the name of the module, or tell mypy with {1} where {2} is', ['mypy_path', name]),
  },
  {
    pattern: /^Module "([^"]+)" does not explicitly export attribute "[^"]+"/,
    title: 'name that {1} does not export',
    why: 'The module imports this name itself, and such a name is not for others unless the module says so.',
    fix: 'import it from the module that defines it, or export it in {1} if that module is part of this project',
    ownFix: ([name]) =>
      phrase('import it from the module that defines it, or list it in {1} of {2}', ['__all__', name]),
  },
  {
    pattern: /^Module "([^"]+)" has no attribute "[^"]+"/,
    title: 'name that is not in {1}',
    ownFix: 'correct the name, or define it in {1}',
  },
  {
    pattern: /^Item "[^"]+" of "([^"]+)" has no attribute "[^"]+"/,
    title: 'attribute of {1} without a check',
  },
  { pattern: /^"([^"]+)" has no attribute "[^"]+"/, title: 'attribute that {1} does not have' },
  {
    pattern: /^Argument (\S+) to "([^"]+)"(?: of "[^"]+")? has incompatible type "[^"]+"; expected "([^"]+)"/,
    title: 'argument {1} of {2} must be {3}',
  },
  {
    pattern:
      /^(?:Too many (?:positional )?arguments|Too few arguments|Missing (?:positional|named) arguments?.*?in call|Unexpected keyword argument "[^"]+")(?: for| to) "([^"]+)"/,
    title: 'call of {1} that does not fit its parameters',
  },
  {
    pattern: /^Untyped decorator makes function "[^"]+" untyped/,
    title: 'decorator without annotations',
    why: 'The decorator has no annotations, so mypy forgets the type of the function that it decorates.',
    fix: 'annotate the decorator; if it comes from a package, install or write stubs, or wrap it once in one that is annotated',
  },
  {
    pattern: /^Variable "([^"]+)" is not valid as a type/,
    title: 'variable {1} as a type',
    why: 'The name is a variable that gets its value at run time, so mypy can’t tell which class it is.',
    fix: ([name]) =>
      phrase('import or define {1} as a class in one place, if need be under {2}', [
        name,
        'if TYPE_CHECKING:',
      ]),
  },
  {
    pattern: /^"(None)" not callable/,
    title: 'call of something that may be {1}',
    why: 'The function can be `None`, and then the call would fail.',
    fix: 'check for {1} first',
  },
  {
    pattern: /^Class cannot subclass "([^"]+)" \(has type "Any"\)/,
    title: 'base class {1} that is not known',
    why: 'The module that the base class comes from is not found or has no types, so the class is `Any`.',
    fix: 'install the stubs of the module that {1} comes from',
  },
  { pattern: /^Name "([^"]+)" is not defined/, title: '{1} is not defined' },
  {
    pattern: /^Signature of "([^"]+)" incompatible with supertype "([^"]+)"/,
    title: 'override of {1} that {2} does not allow',
  },
]
