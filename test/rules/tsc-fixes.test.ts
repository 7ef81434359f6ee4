/** Fixes of tsc's mechanical errors: each with the look-alike that is left alone. */
import { expect, test } from 'vitest'
import { withEdits } from '#model/edit.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { SourceText } from '#rules/source-text.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

test.each([
  ['a name in braces', 'TS1484', 10, "import { A } from './a'\n", "import { type A } from './a'\n"],
  [
    'the second one',
    'TS1484',
    13,
    "import { A, B as C } from './a'\n",
    "import { A, type B as C } from './a'\n",
  ],
  ['the only name', 'TS1484', 8, "import A from './a'\n", "import type A from './a'\n"],
  ['a default name beside braces', 'TS1484', 8, "import A, { b } from './a'\n", null],
  ['a directive on a line of its own', 'TS2578', 3, '  // @ts-expect-error: b\r\na()\r\n', 'a()\r\n'],
  ['one in JSX', 'TS2578', 3, '  {/* @ts-expect-error */}\na()\n', 'a()\n'],
  ['one behind code', 'TS2578', 5, 'a() // @ts-expect-error\n', null],
  ['one before code', 'TS2578', 1, '/* @ts-expect-error */ a()\n', null],
  ['a type that is exported', 'TS1205', 10, "export { A } from './a'\n", "export { type A } from './a'\n"],
  ['one under another name', 'TS1205', 13, 'export { b, A as C }\n', 'export { b, type A as C }\n'],
  ['all of a module', 'TS1205', 1, "export * from './a'\n", null],
  ['a method', 'TS4114', 3, '  m(): void {}\n', '  override m(): void {}\n'],
  ['behind its access', 'TS4114', 16, '  public async m() {}\n', '  public override async m() {}\n'],
  ['a generator', 'TS4114', 14, '  protected *m() {}\n', '  protected override *m() {}\n'],
  ['an accessor', 'TS4114', 7, '  get m() { return 1 }\n', '  override get m() { return 1 }\n'],
  ['behind a decorator', 'TS4114', 10, '  @seen() m() {}\n', null],
  ['in a constructor', 'TS4114', 22, 'constructor(readonly a: A) {}\n', null],
  ['a property of an index', 'TS4111', 3, 'a.b\n', "a['b']\n"],
  ['one that may be absent', 'TS4111', 4, 'a?.b.c\n', "a?.['b'].c\n"],
  ['one on a line of its own', 'TS4111', 4, '  .b\n', "  ['b']\n"],
  ['what is no property', 'TS4111', 1, 'b\n', null],
  ['another error', 'TS2322', 10, "import { A } from './a'\n", null],
])('%s', (_, code, column, source, fixed) => {
  const diagnostic = diagnosticOf({ path: 'a.ts', line: 1, column, code })
  const edits = ruleSetOf('tsc').fixer(diagnostic, new SourceText(source), { oldestPython: null })
  expect(edits === null ? null : withEdits(source, edits)).toBe(fixed)
})
