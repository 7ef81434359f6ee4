/**
 * Small programs that together use the whole grammar of TypeScript, of JavaScript with types where they don't belong,
 * of JSX, of declarations and of JSON. Most are right, some are wrong in a way that a change of one token never reaches.
 */

/** What a file is called, and what may stand in it. */
export type SeedKind = 'ts' | 'mts' | 'tsx' | 'js' | 'd.ts' | 'json'

const typescript: readonly string[] = [
  'import d, { a as b, type c } from "./m"; export { d as default, b }; export * as ns from "./m"',
  'import type T from "./m"; import * as all from "./m"; export type { T }; export * from "./m"',
  'import type T, { U } from "./m"; import type * as V from "./m"; export type * from "./m"',
  'import data from "./m.json" with { type: "json" }; import old from "./m.json" assert { type: "json" }',
  'export { a } from "./m" with { type: "json" }; export * from "./m" assert { type: "json" }',
  'type I = import("./m", { with: { "resolution-mode": "import" } }).A<string>; type J = typeof import("./m")',
  'type I = import("./m", { assert: { "resolution-mode": "require" } }).A',
  'import fs = require("./m"); import B = A.C; export import D = A.E; export = fs; export as namespace G',
  'import defer * as later from "./m"; import source text from "./m"; import.meta.url; import("./m", {})',
  'let v: number = 1, w!: string; const c = 2 as const; var [a, , ...r] = [1, 2]; using u = null; await using z = null',
  'let { p, q: { s = 1 }, ["k"]: t, ...rest } = {} as any; ({ p, ...rest } = {} as any); [v, w] = [w, v]',
  'const o = { a, "b": 1, 3: 2, [c]: 4, m() {}, async *g() {}, get x() { return 1 }, set x(v) {}, __proto__: null, ...o }',
  'abstract class A<in out T extends object = {}> extends B<T> implements C, D { private readonly x?: number = 1; static #y!: string; declare z: any; constructor(public a: string, protected b?: number) { super() } abstract f(): void; static { this.#y = "" } get p(): number { return 1 } set p(v: number) {} async *[Symbol.iterator]() {} [key: string]: any; override accessor q = 1; m?(): void; static async n(this: A<any>, ...r: any[]) {} }',
  '@dec() class K { @dec m(@dec p: any) {} @dec x = 1; @dec get y() { return 1 } @dec static z; @dec constructor() {} } export @dec class L {} @dec export class M {}',
  'interface I<T> extends J, K<T> { (x: T): void; new (x: T): I<T>; readonly [k: string]: T; m?<U>(x: U): U; get a(): string; set a(v); x: T, y?: T; -readonly z: 1 }',
  'type M<T> = { readonly [K in keyof T as `x${K & string}`]?: T[K] }; type N<T> = { -readonly [K in keyof T]-?: T[K]; x: 1 }',
  'type C<T> = T extends (infer U extends string)[] ? U : never; type F = abstract new (...a: any) => void; type G = <T>(x: T) => asserts x is T',
  'type U = | A & B | [a: string, b?: number, ...c: any[]] | readonly string[] | unique symbol | typeof x.y<T> | -1 | `a${b}c` | this | asserts',
  'type W = A.B.C<D>[] | (string)[] | { a: 1 }["a"] | null | undefined | void | never | object | bigint | 1n | symbol',
  'type X = string?; type Y = ?string; type Z = !string; type Q = string!; type R = *; type S = function(string): number',
  'enum E { A, B = 1 << 2, "C" = "x", [D] = 1, #p } declare const enum F { A } declare enum G { a = 1 }',
  'namespace N.M { export const x = 1; import y = x; } declare module "m" { export default function f(): void; } declare global { interface Window {} } module O {}',
  'declare function d(x: number): string; function d(x: any) { } declare let e: number; declare class H { m(): void; x = 1 }',
  'function f<T, const U extends T>(this: Window, a?: number, b = 1, { c }: any = {}, ...d: string[]): asserts a is number { "use strict"; return new.target }',
  'async function* g() { yield* g(); await x; for await (const a of b) {} yield; return await y } function* h() { yield }',
  'const a1 = async <T,>(x: T): Promise<T> => x, a2 = x => ({}), a3 = (a, b?) => {}, a4 = async x => await x, a5 = (x): x is string => true',
  'if (a) b; else if (c) { d } else; do { continue } while (a); while (b) break; for (;;) {} for (let i = 0, j; i < 1; i++) {} for (const k in o) {} for (let [x] of y) {}',
  'lbl: for (;;) { continue lbl } switch (a) { case 1: case 2: break; default: } try { throw a } catch { } finally { } try {} catch ({ message }: any) {} debugger; with (a) b; ;',
  'a?.b?.[c]?.(d); a!.b![c]!; new A; new A<B>(c); new a.b.C(); a<B>(c); a<B>`x`; f<T>; a ? b : c; a ?? b; (a || b) ?? c; a && b || c; a, b; void 0; typeof a; delete a.b; -a ** 2; (-a) ** 2; a ** -b',
  'a = b; a += 1; a ||= b; a &&= b; a ??= b; a **= 2; a <<= 1; a >>>= 2; i++; --i; !a; ~b; a instanceof B; "x" in o; #p in o; <T>x; x as T; x satisfies T; x!; (x as any) = 1',
  '`a${b}c${`d${e}`}`; tag`\\u{41}${x}\\x41`; "\\u0041\\x41\\n\\0\\u{1F600}"; \'a\\\nb\'; 0x1F; 0b101; 0o17; 1_000; 1e10; .5; 10n; 0xFFn; 1.5e-3',
  '/a[b-d]+(?<n>x)\\k<n>/giu; /[\\p{L}--[a]]/v; /(?:a|b)*?/; /(?i:a)/; /\\d{1,2}/y; /[^\\]]/.test(a); /\\u{41}/u; /(?<=a)b(?!c)/s',
  '"\\x4"; "\\u{110000}"; "\\u00"; "\\08"; "\\1"; `\\u{}`; 09; 07; 1__0; 1_; 0x; 0b2; 1n.a; 3in [] ; 1e; 0b; 5n5; 01n; 1.5n; 1e3n',
  'let yield1, await1, static1, async1, of, get, set, type, as, is, keyof, infer, declare, abstract, module, namespace, global, let1, asserts, satisfies, unique, accessor, defer',
  'var let = 1; var yield = 1; var await = 1; var static = 1; var implements, interface, package, private, protected, public; class let {} enum await {}',
  'var enum; var class; let let = 1; const const1; function eval() {} function arguments() {} class await {} interface string {} type any = 1; enum number {} import await from "./m"',
  'export default function () {} export default class {} export default interface P {} export default abstract class Q {} export default async () => {} export default enum R {}',
  'export const x = 1, y; export let { z } = o; export async function f() {} export declare const q: number; export enum E {} export namespace N {} export type T = 1; export interface I {} export abstract class B {}',
  'function f(a, a) { delete a; arguments = 1; eval = 2; 010; "\\010"; with (a) {} } class A { constructor() {} constructor() {} get constructor() {} async constructor() {} #constructor() {} static prototype = 1 }',
  'class A { x: number; x(): void; public public y; readonly static z; static readonly readonly w; async get v() {} abstract u; private constructor(); declare m() {} override static n() {} accessor accessor q; export e; const k = 1; in t; out r }',
  'interface I { private x: number; x = 1; m() {} async f(); static s; get a; set b(); export e } type T = { public x: 1; declare y: 2 }',
  'function f(...a, b) {} function g(a?, b) {} function h(...a?: any) {} function i(...a = []) {} function j(this?) {} function k(private a) {} (...a, b) => {}; ({ set x(a, b) {}, get y(a) {} }); (a?) => 1; async (...x,) => 1',
  'for (let x = 1 of y) {} for (let x, z of y) {} for (let a: number in b) {} for (const k;;) {} for await (x in y) {} for (async of y) {} for (let of y) {} for (let.x of y) {} for (using x in y) {} for (x = 1 in y) {}',
  'break; continue; return 1; lbl: lbl: a; lbl: function* g() {} if (a) function f() {} if (a) class C {} while (a) let [x] = y; if (a) const b = 1; do let x; while (a) await x; yield 1; super.x; super(); new super; super?.x; new.target; import.foo; this?.#p',
  'declare let a = 1; declare const b: number = 2; declare function f() {} declare namespace N { let x = 1; return } declare module "x" { import "y"; export = 1 } declare abstract; declare async function g(); declare export const q; declare import x = y; declare type T = 1; declare interface I {} declare using u',
  'a?.b = 1; a?.b++; [...a, b] = c; ({ a: 1 } = b); ({ a = 1 }); (a, b) = c; 1 = a; f() = 1; f()++; async () => {} = 1; a => {} || b; (a) => {}.x; new a?.b(); a?.`x`; a?.b`x`; delete #p; delete this.#p; #p; #p in; this.#q?.x; { a: #p }; new A?.(); import("a", "b", "c"); import(...a); import()',
  'type A = [...a: string[], b?: number]; type B = [a: string, number]; type C = [a?: string?]; type D = [...string[], ...number[]]; type E = [...a?: string[]]; type F = { [x]: 1 }; type G = { [x?: string]: 1 }; type H = { [x: string, y: string]: 1 }; type I = { [...x: string]: 1 }; type J = { [public x: string]: 1 }; type K = { [x: string] }; type L = { [x: string = 1]: 1 }',
  'type A = keyof; type B = A<>; type C = (a, b) => ; type D = new () ; type E = () => void | string => number; type F = A | () => void; type G = infer U; type H = unique string; type I = readonly string; type J = typeof this.#x; type K = typeof import("x").y<z>; type L = asserts x; type M = x is string; type N = import; type O = import(x); type P = `${}`; type Q = A extends B ? C; type R<const T> = 1; type S<in T, out U, in out V, out in W> = 1; function f<in T>() {}',
  '#!/usr/bin/env node\nlet a', 'let a\n#!/usr/bin/env node', '<<<<<<< HEAD\nlet a = 1\n=======\nlet a = 2\n>>>>>>> branch', '<<<<<<< HEAD\nlet a = 1\n||||||| base\nlet a\n=======\nlet a = 2\n>>>>>>> branch',
  '/* open', '/** @type {', 'let s = "open', "let s = 'open", 'let s = `open', 'let s = `open ${ a', 'let r = /open', 'let r = /[open/', 'let r = /a/gg', 'let r = /a/uv', 'let r = /(/', 'let r = /a{2,1}/', 'let r = /\\u/u', 'let r = /[b-a]/', 'let r = /(?<a>)(?<a>)/', 'let r = /\\k<b>/', 'let r = /\\p{Foo}/u', 'let r = /(?<1>)/', 'let r = /\\c/u', 'let r = /\\x4/u', 'let r = /\\u{110000}/u', 'let r = /a**/', 'let r = /]/u', 'let r = /[a&&b--c]/v', 'let r = /(?-:a)/', 'let r = /(?ii:a)/', 'let r = /\\8/u', 'let r = /\\01/u', 'let r = /(?a)/',
  '/// <reference path="./gone.ts" />\n/// <reference types="gone" />\n/// <reference lib="gone" />\n/// <reference no-default-lib="true" />\n/// <amd-module name="a" />\n/// <amd-module name="b" />\n/// <amd-dependency path="x" />\n/// <reference foo="x" />\n/// <reference types="m" resolution-mode="foo" />\nlet a',
  '// @ts-nocheck\nlet a: number = "x"', '// @ts-expect-error\nlet a = 1', '/** @import { A } from "./m" */ /** @param {string} */ let a',
  'let a\u00a0= 1; let \\u0061b = 1; let \\u{62}c; \\u00 x; let a\\u002d; v\\u0061r x; cl\\u0061ss A {} let 𠮷 = 1; let a = @; let b = #; let c = \\; let d = 1a; let e = 3.a; €',
  'a => { } b; x y z; function () {} class {} interface {} enum {} type = 1; namespace {} import; export; import {; export {; export default; export =; import a from; import * from "x"; import * as from "x"; export * as from "x"; import { default } from "x"; import { "a" } from "x"; import { "a" as b } from "x"; export { "a" as "b" } from "x"; export { "a" }; export { default }; import { type type as as } from "x"; import { type as as as } from "x"; import type { type a } from "x"; export { if }; import { if } from "x"',
  'async class A {} async enum B {} async x; await; async function f() { function g(a = await 1) {} await: 1; class C { static { await 1 } [await 1]() {} } } class D { static { return; break; arguments; await; yield; var await } } function* g(a = yield) { yield: 1; function yield() {} }',
  'abstract class A { abstract x = 1; abstract m() {} abstract async f(); abstract static s(); abstract get a() { return 1 } private abstract p; abstract private q; abstract #z; abstract constructor(); static abstract t; abstract override o; override abstract r } class B { abstract x }',
  'export { a }; export { a as b, }; export { a, , b }; export const; export let x: ; export function; export async; export abstract; export declare; export type; export type { }; export type { type A } from "x"; export import a = b; export import a from "x"; export import type A = B; export as namespace; export default 1; export default const x = 1; export default type T = 1; export = 1; export { x } from x; export * from x; export *',
  'declare module A.B {} declare module A."x" {} module "x" {} namespace "x" {} namespace A { export default 1; export = x; export { y }; export * from "z"; import a from "b"; import c = require("d"); declare global {} module "y" {} } global {} declare global { export {} }',
  'try {} ; catch (e) {} finally {} switch (a) { default: default: case } switch { } throw\n1; throw; if a {} while () {} for () {} for (a) {} for (;) {} do {} ; with {} return; case 1: ; else {} default: ; in; of; instanceof; =>; => a; ...a; ?.a; ??; . ; , ; ) ] }',
  'let x: string | ; let y: ( => void; let z: { ; let a = [1, ; let b = { a: ; let c = (1; let d = f(1, ; let e = a[; let g = a ? b; let h = a ? : c; let i = new; let j = typeof; let k = a.; let l = a?.; let m = <T; let n = <T>; let o = x as; let p = x satisfies; let q = ...x; let r = ${x}; let s = a b; let t = 1 2; let u = a => ; let v = async; let w = function; let aa = class extends; let bb = class extends A, B {}; let cc = class implements A implements B {}; let dd = class extends A extends B {}; let ee = class implements A extends B {}',
  'interface A extends B extends C {} interface D implements E {} class F extends {} class G implements {} class H extends A<B, {} enum I { a b } enum J { a = , b } enum K { 1, "x", [y], `z` } enum L { a, a } const enum M { a = x } type N { a: 1 } interface O = { } enum P : Q {} interface R { a: 1 b: 2 } namespace S let x',
]

const declarations: readonly string[] = [
  'export declare const a: number; export function f(): void; declare class A { x: string; m(): void; constructor(); get p(): number; static s; #q }',
  'export const a = 1; let b = 2; function f() {} class A { m() {} x = 1 } export default 1; var c; namespace N { let x = 1 } if (a) {} a; return; debugger; { } ; export const d: number = 3; const e = -1, g = "x", h = `y`, i = E.A, j = x',
  'import old from "./m.json" assert { type: "json" }; export * from "./m" assert { type: "json" }; export type T = import("./m", { assert: { "resolution-mode": "import" } }).A',
  'import d from "./m" with { "resolution-mode": "foo" }; export as namespace G; export = x; declare module "y"; declare module "z" { export function f(): void } declare global { var w: 1 } declare let u = 1; async function g(); function* h(); abstract x',
]

const jsx: readonly string[] = [
  'const e = <div a="b" c={d} {...f} g h-i="j" k:l="m">text {x} <b /> {/* c */}</div>; const f = <></>; const g = <A.B.C<T> />; const h = <a>{...x}</a>',
  'const e = <div></span>; const f = <div; const g = <div>; const h = <></div>; const i = <a b=c />; const j = <a {b} />; const k = <a>{</a>; const l = <a b={} />',
  'const e = <a/><b/>; const f = <a>></a>; const g = <a>}</a>; const h = <a:b.c />; const i = <a.b:c />; const j = <a b:c:d />; const k = <this />; const l = <a.#b />; const m = <T>x; const n = <T>() => 1; const o = <a b="x" b="y" />; const p = <a key />; const q = <a ...b />; const r = < a / >; const s = <a>&foo;</a>; const t = <a b=<c/> />; const u = <a b={c, d} />; const v = <-a />; const w = <a-b.c />',
]

const javascript: readonly string[] = [
  'let a: number = 1; function f(x: string, y?): void {} interface I {} type T = 1; enum E { A } namespace N {} import type X from "./m"; export type { X }; import y = require("./m"); export = y; abstract class A { private x; readonly y; z: string; m?(); declare w; abstract k(); constructor(public q) {} static s?: 1 } x as T; x!; <T>x; f<T>(); new A<T>(); class B extends C<T> implements D {} x satisfies T; function g<T>() {} declare let d; const enum F {} class G { m(): void; [k: string]: any; override o() {} accessor p = 1 } function h(this) {} let { a }: any = b; try {} catch (e: any) {} let v!; import { type Z } from "./m"; export { type Z }; export import q = x; export as namespace Q; (x?) => 1; (x): T => 1; <T>(x) => 1; global {} declare module "m" {} module M {}',
  '@dec class A { @dec m(@dec p) {} @dec x } export @dec class B {} @dec export class C {} @dec export default class D {} @dec function f() {} @dec let x; @dec enum E {} export default @dec class F {} @dec @dec',
  '/** @type {string} */ let a; /** @param {number} x @returns {string */ function f(x) {} /** @typedef {{ a: }} T */ /** @template T, U extends */ /** @callback C @param */ /** @type {(a: b} */ let c; /** @enum {x} */ /** @import {} */ /** @import * as */ /** @satisfies */ /** @overload */ /** @param {...} x */ /** @this {a */ /** @implements {B */ class A {} /** @type {import("x", {})} */ /** @type {keyof} */ /** @type {A<} */ /** @type {a?.b} */ /** @template {} @template [T=1] */',
  'var x = 1; function f(a) { return a } class A { #p = 1; static { } get x() { return 1 } } export const y = async () => { await x }; for (const a of b) {} a?.b ?? c; `x${y}`; /re/g; import z from "./m.json" assert { type: "json" }; import w from "./m" with { type: "json" }; label: x; 010; "\\01"; delete x; with (a) {}',
  'return 1; super(); new.target; let let; const a; break; await x; yield; import.meta; arguments = 1; class A { constructor() {} constructor() {} } ({ a: 1, a: 2, __proto__: 1, __proto__: 2 }); lbl: lbl: x; for (let x = 1 of y) {} enum; interface; "\\x4"; /(/; 1_; 0b; @',
]

const json: readonly string[] = [
  '{ "a": 1, "b": [true, false, null, -1, 1.5, "x"], "c": {} }',
  "{ 'a': 'b' }", '{ a: 1 }', '{ "a": x }', '{ "a": 1, }', '[1, 2, ]', '{ "a": 1 } { }', '', '"x"', '1', '{ "a": undefined }', '{ "a": +1 }', '{ "a": -x }', '{ "a": f() }', '{ "a": `x` }', '{ "a": 1 /* c */ } // d', '{ ["a"]: 1 }', '{ ...a }', '{ a }', '{ "a"() {} }', '{ "a": "\\x4" }', '{ "a": "open', '{ "a": 1', '[1', '{ "a": /x/ }', '{ "a": 0x1, "b": 1n, "c": 01, "d": 1_0 }', '{ "a": 1, "a": 2 }', 'let a', '{ get a() {} }', '{ "a": (1) }', '{ "a": <T>1 }', '{ "a": 1 as x }', '{ 1: 2 }', '{ "a"?: 1 }', '{ "a": "\\u{41}" }', '{ "a": "\\q\\01" }', '<<<<<<< HEAD\n{ }\n=======\n{ }\n>>>>>>> b', '/* open', '{ "a": @ }', '{ "a": # }', '[1 2]', '[,]', '[...a]', '{ "a" 1 }', '{ "a": }', 'null', 'true',
]

/** By the kind of file that they are. */
export const seeds: Readonly<Record<SeedKind, readonly string[]>> = {
  ts: typescript,
  mts: typescript.slice(0, 9),
  tsx: jsx,
  js: javascript,
  'd.ts': declarations,
  json,
}
