/** Resolves `${{ … }}` in the defaults of inputs: the few forms that a default may have, anything else is an error. */

/** The contexts by name, such as `{ github: { token }, matrix }`. */
export type ExpressionContexts = Readonly<Record<string, unknown>>

/** The default's text with every expression replaced by its value. */
export function resolveDefault(text: string, contexts: ExpressionContexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluate(expression.trim(), contexts))
}

function evaluate(expression: string, contexts: ExpressionContexts): string {
  const [, serialised] = /^toJSON\(([\w.-]+)\)$/i.exec(expression) ?? []
  if (serialised !== undefined) return JSON.stringify(lookUp(serialised, contexts) ?? null, undefined, 2)
  if (!/^[\w.-]+$/.test(expression)) throw new Error(`The harness can't evaluate \${{ ${expression} }}`)
  const value = lookUp(expression, contexts)
  return value === undefined || value === null ? '' : String(value)
}

/** A missing property is null, as on GitHub; a missing context is an error of the harness or of action.yml. */
function lookUp(path: string, contexts: ExpressionContexts): unknown {
  const [root = '', ...keys] = path.split('.')
  if (!(root in contexts)) throw new Error(`The harness has no context ${root}`)
  return keys.reduce<unknown>((value, key) => Object(value ?? {})[key], contexts[root])
}
