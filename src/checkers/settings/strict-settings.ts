/**
 * How much of what it could find a checker says by its configuration, value by value, and which values make it say less than
 * others. A value that is not known to be weaker is never called so.
 */
import type { Loosened } from '#model/loosened.ts'

/** What a value asks for. Values of different kinds are not comparable. */
export type Weight =
  /** A higher level says more. */
  | { readonly kind: 'level'; readonly level: number }
  /** Names of what is looked for. */
  | { readonly kind: 'asked'; readonly names: readonly string[] }
  /** Names of what is left out. */
  | { readonly kind: 'hidden'; readonly names: readonly string[] }

/** In a list of what is looked for: all that can be. */
export const everything = '*'

/** A value that a file or the command line gives. */
export interface StatedValue {
  /** Null: the command line. */
  readonly path: string | null
  /** As it is spelled there. */
  readonly name: string
  /** As written. */
  readonly text: string
  readonly weight: Weight
}

/** What holds where no file gives a value; `text` is null where nothing else that is stated says so. */
export interface ImpliedValue {
  readonly text: string | null
  readonly weight: Weight
}

/** One side of a change. */
export interface StrictSettings {
  /** By a name that is the same however the setting is spelled, and in whichever file. */
  readonly stated: ReadonlyMap<string, StatedValue>
  /** What holds of a setting that this side does not state and the other does; null where that is not known. */
  readonly implied: (setting: string, other: StatedValue) => ImpliedValue | null
  /** Settings that stand for others: they say less only where one of those does that neither side states. */
  readonly standFor?: ReadonlyMap<string, readonly string[]>
  /** Whether the first name stands for the second; absent: only for itself. {@link everything} always does. */
  readonly covers?: (name: string, other: string) => boolean
  /** Whether this side looks for anything of that name, so that hiding it hides something; absent: it does. */
  readonly looksFor?: (name: string) => boolean
}

/** Whether the setting is given, with the value that says more. */
export function isSaid(stated: StrictSettings['stated'], setting: string): boolean {
  const weight = stated.get(setting)?.weight
  return weight?.kind === 'level' && weight.level > 0
}

/** What the second side says less of, each value once, however many projects have it from the same file. */
export function loosenedBetween(base: StrictSettings, head: StrictSettings): readonly Loosened[] {
  const found = new Map<string, Loosened>()
  for (const setting of new Set([...base.stated.keys(), ...head.stated.keys()])) {
    const values = bothValues(setting, base, head)
    if (values !== null && isWeaker(values, base) && !isEmptyGroup(setting, base, head)) {
      const each = told(values)
      found.set(JSON.stringify(each), each)
    }
  }
  return [...found.values()]
}

interface Values {
  readonly setting: string
  readonly from: StatedValue | ImpliedValue
  readonly to: StatedValue | ImpliedValue
}

function bothValues(setting: string, base: StrictSettings, head: StrictSettings): Values | null {
  const [before, now] = [base.stated.get(setting), head.stated.get(setting)]
  const from = before ?? (now === undefined ? null : base.implied(setting, now))
  const to = now ?? (before === undefined ? null : head.implied(setting, before))
  return from === null || to === null ? null : { setting, from, to }
}

function isWeaker({ from, to }: Values, { covers = isSame, looksFor = always }: StrictSettings): boolean {
  const [before, now] = [from.weight, to.weight]
  const isIn = (names: readonly string[], name: string): boolean =>
    names.some((each) => each === everything || covers(each, name))
  if (before.kind === 'level' && now.kind === 'level') {
    return now.level < before.level
  }
  if (before.kind === 'asked' && now.kind === 'asked') {
    return before.names.some((name) => !isIn(now.names, name))
  }
  return (
    before.kind === 'hidden' &&
    now.kind === 'hidden' &&
    now.names.some((name) => !isIn(before.names, name) && looksFor(name))
  )
}

function always(): boolean {
  return true
}

function isSame(name: string, other: string): boolean {
  return name === other
}

/** Whether all that the setting stands for is stated, and so told by itself. */
function isEmptyGroup(setting: string, base: StrictSettings, head: StrictSettings): boolean {
  return base.standFor?.get(setting)?.every((name) => base.stated.has(name) || head.stated.has(name)) ?? false
}

/** Each side by the spelling of its own where the two spell the setting otherwise. */
function told({ setting, from, to }: Values): Loosened {
  const [before, now] = [stated(from), stated(to)]
  const path = (now ?? before)?.path ?? null
  if (before !== null && now !== null && before.name !== now.name) {
    return {
      path,
      setting: now.name,
      from: `${before.name} = ${before.text}`,
      to: `${now.name} = ${now.text}`,
    }
  }
  return { path, setting: now?.name ?? before?.name ?? setting, from: from.text, to: to.text }
}

function stated(value: StatedValue | ImpliedValue): StatedValue | null {
  return 'path' in value ? value : null
}
