/** Where pyright's and basedpyright's documentation explain a rule: only what can be configured has a heading. */

const rule = /^report[A-Z]/

/** Null for what is no configurable rule. */
export function pyrightDocumentation(code: string): string | null {
  return rule.test(code)
    ? `https://github.com/microsoft/pyright/blob/main/docs/configuration.md#${code}`
    : null
}

/** Null for what is no configurable rule. */
export function basedpyrightDocumentation(code: string): string | null {
  return rule.test(code) ? `https://docs.basedpyright.com/latest/configuration/config-files/#${code}` : null
}
