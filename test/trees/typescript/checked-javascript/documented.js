// Broken JSDoc has the parser's codes and is reported together with the types.
/** @param {string= name
 * @returns { */
export function documented(name) {
  return name.nothing
}
