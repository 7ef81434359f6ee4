/** What is known of TypeScript's codes about names, imports, and values that may be missing. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const tscNames: KnowledgeTable = {
  TS2304: {
    title: 'Name that is not defined',
    cause: 'Nothing declares or imports this name.',
    fix: 'Import or declare it, or correct the name.',
    before: ['export const now = () =>', '  currentTime()'],
    after: ['export const now = () =>', '  Date.now()'],
  },
  TS2552: {
    title: 'Name that is almost right',
    cause: 'Nothing has this name, but something has one that is spelled nearly the same.',
    fix: 'Use the name that the message proposes.',
    before: ['export const count = 3', 'export const double = cuont * 2'],
    after: ['export const count = 3', 'export const double = count * 2'],
  },
  TS2593: {
    title: 'Test function without types',
    cause:
      'The name belongs to a test runner such as Jest or Mocha, whose types are not installed or not listed in `types`.',
    fix: 'Install the runner’s types, such as `@types/mocha`, and name them in `types` of `tsconfig.json`.',
    before: ['describe("sum", () => console.log("tests"))', 'export {}'],
    after: ['import { describe } from "test-runner"', 'describe("sum", () => console.log("tests"))'],
  },
  TS2591: {
    title: 'Node.js name without types',
    cause: 'The name belongs to Node.js, whose types are not installed or not listed in `types`.',
    fix: 'Install `@types/node` and put `"node"` into `types` of `tsconfig.json`.',
    before: ['export const mode =', '  process.env.MODE'],
    after: ['import process from "node-types"', 'export const mode = process.env.MODE'],
  },
  TS2307: {
    title: 'Import that can’t be found',
    cause: 'The module or its type declarations are not there: not installed, or the path is wrong.',
    fix: 'Install the package, or correct the path.',
    before: ['import { pad } from "missing-package"', 'export const padded = pad("a")'],
    after: ['import { pad } from "typed-package"', 'export const padded = pad("a")'],
  },
  TS1479: {
    title: 'ES module that a CommonJS file imports',
    cause:
      'This file is CommonJS, so its `import` becomes a `require`, and some versions of Node.js can’t `require` an ES module.',
    fix: 'Make this file an ES module as well (`.mts`, `.mjs`, or `"type": "module"`), or load the other one with `await import(…)`.',
    before: ['import { pad } from "es-package"', 'export const padded = pad("a")'],
    after: ['export const padded = async (text: string) =>', '  (await import("es-package")).pad(text)'],
  },
  TS2846: {
    title: 'Declaration file that is imported as a module',
    cause: 'A `.d.ts` file has types only: at run time there is nothing to import.',
    fix: 'Write `import type`, or import the module that the declarations belong to; in a JSDoc comment, name its `.js` file.',
    before: ['import { pad } from "../modules/typed-package.d.ts"', 'export const padded = pad("a")'],
    after: ['import { pad } from "typed-package"', 'export const padded = pad("a")'],
  },
  TS2440: {
    title: 'Name that is imported and declared',
    cause:
      'The file imports a name and declares the same name itself, in JavaScript perhaps in a `@typedef`.',
    fix: 'Drop one of the two, or give one of them another name.',
    before: ['import { pad } from "typed-package"', 'const pad = "a"; export default pad'],
    after: ['import { pad } from "typed-package"', 'const padded = pad("a"); export default padded'],
  },
  TS2305: {
    title: 'Name that the module does not export',
    cause: 'The module has no export of this name.',
    fix: 'Correct the name, or export it there.',
    before: ['import { shorten } from "typed-package"', 'export const short = shorten("a")'],
    after: ['import { pad } from "typed-package"', 'export const padded = pad("a")'],
  },
  TS2300: {
    title: 'Name that is declared twice',
    cause: 'Two declarations in the same scope have the same name.',
    fix: 'Give one of them another name.',
    before: ['export type Size = number', 'export type Size = string'],
    after: ['export type Size = number', 'export type Label = string'],
  },
  TS2451: {
    title: 'Variable that is declared twice',
    cause: 'A `let` or `const` of this name is there already.',
    fix: 'Give one of them another name.',
    before: ['export const size = 1', 'export const size = 2'],
    after: ['export const size = 1', 'export const length = 2'],
  },
  TS2454: {
    title: 'Variable that is used too early',
    cause: 'The variable is read before anything was assigned to it.',
    fix: 'Give it a value first.',
    before: ['let size: number', 'export const double = size * 2'],
    after: ['const size: number = 1', 'export const double = size * 2'],
  },
  TS2564: {
    title: 'Property that is never set',
    cause: 'The property has no first value, and the constructor does not set it on every path.',
    fix: 'Give it a value, or let its type include `undefined` with `?`.',
    before: ['export class Page {', '  title: string }'],
    after: ['export class Page {', '  title = "" }'],
  },
  TS2531: {
    title: 'Value that may be `null`',
    cause: 'The expression can be `null`, and then this would throw.',
    fix: 'Check for `null` first, or use `?.`.',
    before: ['export const width = () =>', '  document.querySelector("p").clientWidth'],
    after: ['export const width = () =>', '  document.querySelector("p")?.clientWidth'],
  },
  TS2532: {
    title: 'Value that may be `undefined`',
    cause: 'The expression can be `undefined`, and then this would throw.',
    fix: 'Check for `undefined` first, or use `?.`.',
    before: ['export const short = (names: string[]) =>', '  names[0].slice(0, 3)'],
    after: ['export const short = (names: string[]) =>', '  names[0]?.slice(0, 3)'],
  },
  TS18046: {
    title: 'Value that may be anything',
    cause:
      'The value is `unknown`, as a caught error is, so nothing may be done with it before it is narrowed.',
    fix: 'Narrow it first, for example with `instanceof Error`.',
    before: ['export const words = (error: unknown) =>', '  error.message'],
    after: ['export const words = (error: unknown) =>', '  error instanceof Error ? error.message : ""'],
  },
  TS18047: {
    title: 'Variable that may be `null`',
    cause: 'The variable can be `null`, and then this would throw.',
    fix: 'Check for `null` first, or use `?.`.',
    before: ['export const size = (text: string | null) =>', '  text.length'],
    after: ['export const size = (text: string | null) =>', '  text?.length'],
  },
  TS18048: {
    title: 'Variable that may be `undefined`',
    cause: 'The variable can be `undefined`, for example because it is optional, and then this would throw.',
    fix: 'Check for `undefined` first, use `?.`, or give it a default.',
    before: ['export const size = (text?: string) =>', '  text.length'],
    after: ['export const size = (text = "") =>', '  text.length'],
  },
  TS2722: {
    title: 'Call of something that may be `undefined`',
    cause: 'The function is optional, so it may not be there.',
    fix: 'Call it with `?.()`.',
    before: ['export const notify = (hooks: { done?: () => void }) =>', '  hooks.done()'],
    after: ['export const notify = (hooks: { done?: () => void }) =>', '  hooks.done?.()'],
  },
  TS2538: {
    title: 'Index that may be `undefined`',
    cause: 'The key can be `undefined`, which can’t be used as a key.',
    fix: 'Check the key first.',
    before: [
      'const ports: Record<string, number> = {}',
      'export const port = (name?: string) => ports[name]',
    ],
    after: ['const ports: Record<string, number> = {}', 'export const port = (name: string) => ports[name]'],
  },
}
