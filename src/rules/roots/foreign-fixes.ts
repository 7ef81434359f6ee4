/** What helps against findings about somebody else's declaration: theirs can't be changed here, its types can be written. */

/** A function without types. */
export const stubsFix = 'install or write stubs for the package that declares it'
/** An attribute or property that a type is said not to have. */
export const attributeFix =
  'correct the name, or narrow the type first; if it does exist, install or write stubs that have it'
/** The same where types come as declarations. */
export const propertyFix =
  'correct the name, or narrow the type first; if it does exist, declare it, or install newer types that have it'
/** A name that a module has, but not for others. */
export const exportFix = 'import it from the module that defines it'
/** A private name. */
export const privateFix = 'use what is public there'
