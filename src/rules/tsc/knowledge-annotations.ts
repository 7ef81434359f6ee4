/** What is known of TypeScript's codes about types that nobody wrote, and about code that is not used. */
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const tscAnnotations: KnowledgeTable = {
  TS7006: {
    title: 'Parameter without a type',
    cause: 'Nothing says what the parameter is, so it is `any`, and nothing that is done with it is checked.',
    fix: 'Write the type behind the parameter’s name; in JavaScript, in a `@param` comment.',
    before: ['export const area = (side) =>', '  side ** 2'],
    after: ['export const area = (side: number) =>', '  side ** 2'],
  },
  TS7005: {
    title: 'Variable without a type',
    cause: 'The variable is `any` here, because neither a type nor a first value says what it holds.',
    fix: 'Annotate the variable where it is declared.',
    before: ['declare let limit', 'export const double = () => limit * 2'],
    after: ['declare let limit: number', 'export const double = () => limit * 2'],
  },
  TS7034: {
    title: 'Variable whose type can’t be followed',
    cause:
      'The variable starts without a type and is read in a function, where what was assigned to it is not known.',
    fix: 'Annotate the variable where it is declared.',
    before: ['const names = []', 'export const all = () => names'],
    after: ['const names: string[] = []', 'export const all = () => names'],
  },
  TS7008: {
    title: 'Property without a type',
    cause: 'Nothing says what the property holds, so it is `any`.',
    fix: 'Write the type behind the property’s name.',
    before: ['export interface User {', '  name }'],
    after: ['export interface User {', '  name: string }'],
  },
  TS7009: {
    title: '`new` on something that is not a class',
    cause: 'A plain function is called with `new`, and nothing says what comes out, so it is `any`.',
    fix: 'Make it a class.',
    before: ['function Point() {}', 'export const origin = new Point()'],
    after: ['class Point {}', 'export const origin = new Point()'],
  },
  TS7010: {
    title: 'Function without a return type',
    cause: 'The declaration has no body and no return type, so the result is `any`.',
    fix: 'Write the return type behind the parentheses.',
    before: ['export interface Store {', '  load(key: string) }'],
    after: ['export interface Store {', '  load(key: string): string }'],
  },
  TS7016: {
    title: 'Package without types',
    cause: 'The package is installed but has no type declarations, so all of it is `any`.',
    fix: 'Install `@types/…` if there is one, or write a `declare module` for what you use.',
    before: ['import { pad } from "untyped-package"', 'export const padded = pad("a")'],
    after: ['import { pad } from "typed-package"', 'export const padded = pad("a")'],
  },
  TS7019: {
    title: 'Rest parameter without a type',
    cause: 'Nothing says what the remaining arguments are, so they are `any[]`.',
    fix: 'Write the array type behind the name.',
    before: ['export const count = (...names) =>', '  names.length'],
    after: ['export const count = (...names: string[]) =>', '  names.length'],
  },
  TS7023: {
    title: 'Return type that depends on itself',
    cause: 'The function’s result is computed with the function itself, so its type can’t be worked out.',
    fix: 'Write the return type.',
    before: ['export function depth(size: number) {', '  return size < 2 ? depth(size) : depth(size / 2) }'],
    after: ['export function depth(size: number): number {', '  return size < 2 ? 0 : 1 + depth(size / 2) }'],
  },
  TS7031: {
    title: 'Destructured parameter without a type',
    cause: 'Nothing says what is in the object that is taken apart here, so each part is `any`.',
    fix: 'Write the object’s type behind the closing brace.',
    before: ['export const greet = ({ name }) =>', '  "Hello " + name'],
    after: ['export const greet = ({ name }: { name: string }) =>', '  "Hello " + name'],
  },
  TS7053: {
    title: 'Key that the type does not know',
    cause: 'The object is indexed with a key that its type does not list, so the result is `any`.',
    fix: 'Type the object as `Record<string, …>`, or the key as `keyof typeof …`.',
    before: ['const ports = { http: 80 }', 'export const port = (name: string) => ports[name]'],
    after: [
      'const ports: Record<string, number> = { http: 80 }',
      'export const port = (name: string) => ports[name]',
    ],
  },
  TS2683: {
    title: '`this` without a type',
    cause: 'In a plain function nothing says what `this` is, so it is `any`.',
    fix: 'Declare `this` as the first parameter, or use an arrow function or a method of a class.',
    before: ['export function title() {', '  return String(this.name) }'],
    after: ['export function title(this: { name: string }) {', '  return String(this.name) }'],
  },
  TS2314: {
    title: 'Generic type without its arguments',
    cause: 'The type needs to be told what it holds.',
    fix: 'Write it in angle brackets, for example `Array<string>`.',
    before: ['export const count = (names: Array) =>', '  names.length'],
    after: ['export const count = (names: Array<string>) =>', '  names.length'],
  },
  TS6133: {
    title: 'Name that is not used',
    cause: 'The variable, parameter or import is never read.',
    fix: 'Delete it; start a parameter’s name with `_` when it has to be there.',
    before: ['export const first = (item: string, index: number) =>', '  item'],
    after: ['export const first = (item: string, _index: number) =>', '  item'],
  },
  TS7027: {
    title: 'Code that never runs',
    cause: 'A `return`, `throw` or endless loop before it means that this code is never reached.',
    fix: 'Delete the code, or move it above.',
    before: ['export function stop(): never {', '  throw new Error("stop"); console.log("stopped") }'],
    after: ['export function stop(): never {', '  console.log("stopping"); throw new Error("stop") }'],
  },
  TS7030: {
    title: 'Path without a return value',
    cause: 'Some paths through the function return a value, and others return nothing.',
    fix: 'Return a value on every path.',
    before: ['export function sign(size: number) {', '  if (size < 0) return "-" }'],
    after: ['export function sign(size: number) {', '  return size < 0 ? "-" : "+" }'],
  },
  TS2578: {
    title: 'Needless `@ts-expect-error`',
    cause: 'The comment expects an error on the next line, and there is none any more.',
    fix: 'Delete the comment.',
    before: ['// @ts-expect-error', 'export const size: number = 3'],
    after: ['// The size is checked.', 'export const size: number = 3'],
  },
}
