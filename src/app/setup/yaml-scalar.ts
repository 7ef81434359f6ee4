/** Writes values into YAML: nothing that a repository is called can become another key, or another kind of value. */

/** One YAML value on one line, quoted where YAML would read something else. */
export function yamlScalar(text: string): string {
  if (
    /^[A-Za-z/_][\w./@+=-]*(?: [\w./@+=-]+)*$/.test(text) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
  ) {
    return text
  }
  // JSON is YAML, and has an escape for what single quotes can't hold.
  return /[\p{Cc}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`
}
