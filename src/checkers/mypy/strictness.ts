/** The flags that make mypy say more: "Disallow dynamic typing" to "Miscellaneous strictness flags" of `mypy --help`, 2.4. */
import type { Strictness } from '../checker.ts'

/** Flags are spelled as in the configuration; an argument goes before what the configuration says of all modules. */
export const mypyStrictness: Strictness = {
  flags: [
    'strict',
    'check_untyped_defs',
    'disallow_untyped_defs',
    'disallow_incomplete_defs',
    'disallow_untyped_calls',
    'disallow_untyped_decorators',
    'disallow_any_generics',
    'disallow_any_unimported',
    'disallow_any_explicit',
    'disallow_any_decorated',
    'disallow_any_expr',
    'disallow_subclassing_any',
    'warn_return_any',
    'warn_redundant_casts',
    'warn_unused_ignores',
    'warn_unreachable',
    'strict_equality',
    'extra_checks',
    'no_implicit_reexport',
  ],
  argumentsFor: (flag) => [`--${flag.replaceAll('_', '-')}`],
}
