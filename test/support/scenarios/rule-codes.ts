/** The kinds of error that scenarios are made of, and the code that each checker gives them. */

/** The checkers that the scenarios of `test/scenarios` are checked with, by the language that they read. */
export const scenarioCheckers = {
  python: ['mypy', 'basedpyright', 'ty', 'pyrefly'],
  typescript: ['tsc'],
} as const
/** Linters, checkers of components, and our own: see `tool-edits.ts`. */
export const scenarioTools = {
  python: ['ruff', 'suppressions'],
  javascript: ['eslint', 'suppressions'],
  vue: ['vue-tsc'],
  svelte: ['svelte-check'],
} as const
/** The languages of scenarios. */
export type Language = keyof typeof scenarioCheckers | keyof typeof scenarioTools
/** One of {@link scenarioCheckers} or {@link scenarioTools}. */
export type ScenarioChecker =
  | (typeof scenarioCheckers)[keyof typeof scenarioCheckers][number]
  | (typeof scenarioTools)[keyof typeof scenarioTools][number]

const codes: Readonly<Record<string, Readonly<Partial<Record<ScenarioChecker, string>>>>> = {
  argument: {
    mypy: 'arg-type',
    basedpyright: 'reportArgumentType',
    ty: 'invalid-argument-type',
    pyrefly: 'bad-argument-type',
    tsc: 'TS2345',
    'vue-tsc': 'TS2345',
    'svelte-check': 'TS2345',
  },
  assign: {
    mypy: 'assignment',
    basedpyright: 'reportAssignmentType',
    ty: 'invalid-assignment',
    pyrefly: 'bad-assignment',
    tsc: 'TS2322',
    'vue-tsc': 'TS2322',
    'svelte-check': 'TS2322',
  },
  attribute: {
    mypy: 'attr-defined',
    basedpyright: 'reportAttributeAccessIssue',
    ty: 'missing-attribute',
    pyrefly: 'missing-attribute',
    tsc: 'TS2339',
    'vue-tsc': 'TS2339',
    'svelte-check': 'TS2339',
  },
  call: {
    mypy: 'call-arg',
    basedpyright: 'reportCallIssue',
    ty: 'missing-argument',
    pyrefly: 'missing-argument',
    tsc: 'TS2554',
  },
  import: {
    mypy: 'import-not-found',
    basedpyright: 'reportMissingImports',
    ty: 'import-not-found',
    pyrefly: 'missing-import',
    tsc: 'TS2307',
  },
  member: {
    mypy: 'attr-defined',
    basedpyright: 'reportAttributeAccessIssue',
    ty: 'missing-module-member',
    pyrefly: 'missing-module-attribute',
    tsc: 'TS2305',
  },
  name: {
    mypy: 'name-defined',
    basedpyright: 'reportUndefinedVariable',
    ty: 'unresolved-reference',
    pyrefly: 'unknown-name',
    tsc: 'TS2304',
    ruff: 'F821',
    eslint: 'no-undef',
  },
  operator: {
    mypy: 'operator',
    basedpyright: 'reportOperatorIssue',
    ty: 'unsupported-operator',
    pyrefly: 'unsupported-operation',
    tsc: 'TS2365',
  },
  overload: {
    mypy: 'call-overload',
    basedpyright: 'reportCallIssue',
    ty: 'no-matching-overload',
    pyrefly: 'no-matching-overload',
    tsc: 'TS2769',
  },
  override: {
    mypy: 'override',
    basedpyright: 'reportIncompatibleMethodOverride',
    ty: 'incompatible-method-override',
    pyrefly: 'bad-override',
    tsc: 'TS2416',
  },
  return: {
    mypy: 'return-value',
    basedpyright: 'reportReturnType',
    ty: 'invalid-explicit-return',
    pyrefly: 'bad-return',
    tsc: 'TS2322',
    'vue-tsc': 'TS2322',
    'svelte-check': 'TS2322',
  },
  /** A member of what may be nothing. */
  optional: {
    mypy: 'union-attr',
    basedpyright: 'reportOptionalMemberAccess',
    ty: 'missing-union-attribute',
    pyrefly: 'missing-attribute',
    tsc: 'TS2531',
  },
  /** One property is missing, or several are. */
  lacks: { tsc: 'TS2741' },
  lacksmore: { tsc: 'TS2739' },
  /** Where a file asks for it: `# mypy: disallow-untyped-defs`. */
  unannotated: { mypy: 'no-untyped-def' },
  /** The others don't name the parameter, or don't mind. */
  untyped: { tsc: 'TS7006' },
  unused: { ruff: 'F401', eslint: 'no-unused-vars' },
  bare: { ruff: 'E722' },
  mutable: { ruff: 'B006' },
  equality: { ruff: 'E711', eslint: 'eqeqeq' },
  empty: { eslint: 'no-empty' },
  ignore: { suppressions: 'type-ignore' },
  any: { suppressions: 'explicit-any' },
  disable: { suppressions: 'eslint-disable-next-line' },
}

/** Throws for a kind that is not in the table, or that the checker has no code for. */
export function codeOf(kind: string, checker: ScenarioChecker): string {
  const code = codes[kind]?.[checker]
  if (code === undefined) {
    throw new Error(`no such kind of error: ${kind}`)
  }
  return code
}
