/** A configuration file, read and checked: which checks there are, and what each is set to. */

import type { Acceptance } from '#model/policy.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ReadinessPolicy } from '#model/readiness.ts'
import { checkerNames } from '#model/snapshot.ts'
import { readActionInputs } from '../action-inputs.ts'
import { joinArguments } from '../argv.ts'
import type { ActionConfig } from '../config.ts'
import { choice, flag, type Given, optionalBranch, optionalCount } from '../values.ts'
import { acceptances } from './acceptances.ts'
import { type ConfigDocument, placeOf } from './document.ts'
import { mistaken, requireKnown, scalarAt, tableAt, valueAt } from './document-values.ts'
import { placedPolicy } from './limit-places.ts'
import { readinessAt } from './readiness.ts'
import {
  checkSettings,
  commentWords,
  fileKeys,
  isSetting,
  type Setting,
  type SettingKind,
  type Settings,
  settingNames,
} from './settings.ts'

/** One check of the file. */
export interface NamedCheck {
  readonly name: string
  readonly settings: Settings
  /** Growth of it that is accepted for a time. */
  readonly accepted: readonly Acceptance[]
}

/** Everything that a file says. */
export interface ChecksFile {
  readonly path: string
  /** In the order of the file, at least one. */
  readonly checks: readonly NamedCheck[]
  /** null: as many as there are cores. */
  readonly parallel: number | null
  readonly comment: ActionConfig['comment']
  readonly checkRun: boolean
  /** null: none. */
  readonly dataBranch: string | null
  /** Which score is asked for; null: none is shown. */
  readonly readiness: ReadinessPolicy | null
}

/** More would not fit into one comment, a row for each. */
const mostChecks = 100

/** Throws a `ProblemError` with the place and the nearest known word for whatever is not right in it, of every check. */
export function readChecksFile(document: ConfigDocument): ChecksFile {
  const file = tableAt(document, [])
  requireKnown(document, [], { found: Object.keys(file), known: fileKeys })
  const defaults = settingsAt(document, ['defaults'])
  const names = Object.keys(tableAt(document, ['checks']))
  if (names.length > mostChecks) {
    throw mistaken(document, {
      keys: ['checks'],
      value: String(names.length),
      expected: `a table of at most ${mostChecks} checks`,
    })
  }
  if (names.length === 0) {
    throw mistaken(document, {
      keys: ['checks'],
      value: '',
      expected: 'a table of checks by name, with at least one',
    })
  }
  const checks = names.map((name) => {
    const own = settingsAt(document, ['checks', name])
    const settings = new Map([...impliedSettings(name, document), ...defaults, ...own])
    return { name, settings, accepted: acceptances(document, { check: name, names }) }
  })
  for (const check of checks) {
    configOf(check)
  }
  const given = (key: string): Given => ({ input: key, value: scalarAt(document, [key]) })
  return {
    path: document.path,
    checks,
    parallel: within(placeOf(document, ['parallel']), () => atLeastOne(given('parallel'))),
    checkRun: within(placeOf(document, ['check-run']), () => flag(given('check-run'))),
    dataBranch: within(placeOf(document, ['data-branch']), () => optionalBranch(given('data-branch'))),
    readiness: readinessAt(document),
    comment: within(placeOf(document, ['comment']), () => choice(given('comment'), commentWords)),
  }
}

/** By the reader of the action's inputs. Throws a `ProblemError` that says where the value stands. */
export function configOf(
  { name, settings, accepted }: NamedCheck,
  /** What no file says: the runner's own contexts. */
  ofRun: (name: string) => string = () => '',
): ActionConfig {
  const inputOf = (name: string): string =>
    isSetting(name) ? (settings.get(name)?.value ?? '') : ofRun(name)
  try {
    const config = readActionInputs(inputOf)
    const policy = placedPolicy(config.policy, settings)
    return { ...config, policy: accepted.length === 0 ? policy : { ...policy, accepted } }
  } catch (error) {
    throw error instanceof ProblemError
      ? new ProblemError(placedInCheck(error.problem, { name, settings }), { cause: error })
      : error
  }
}

/** What is wrong with a value of a check, with the place where the file says it; any other problem as it is. */
export function placedInCheck(
  problem: Problem,
  { name, settings }: Pick<NamedCheck, 'name' | 'settings'>,
): Problem {
  return placed(problem, (input) => {
    const from = isSetting(input) ? settings.get(input)?.from : undefined
    // What an input or option says needs no place: its name is the place.
    return from === undefined || from.startsWith('`') ? null : { place: from, check: name }
  })
}

/** A check that is called like a checker needs not say so again. */
function impliedSettings(name: string, document: ConfigDocument): Settings {
  const isChecker = checkerNames.some((checker) => checker === name)
  const from = `the check’s name, ${placeOf(document, ['checks', name])}`
  return new Map(isChecker ? [['checker', { value: name, from }]] : [])
}

function settingsAt(document: ConfigDocument, keys: readonly string[]): Settings {
  const table = tableAt(document, keys)
  requireKnown(document, keys, { found: Object.keys(table), known: settingNames })
  return new Map(
    Object.keys(table)
      .filter(isSetting)
      .map((name) => {
        const path = [...keys, name]
        const from = placeOf(document, path)
        const { kind } = checkSettings[name]
        return [
          name,
          kind === 'budgets'
            ? { ...budgetsAt(document, path), from }
            : { value: scalarAt(document, path, joiners[kind] ?? null), from },
        ]
      }),
  )
}

/** A table of numbers becomes the lines that the input of that name would have. */
function budgetsAt(document: ConfigDocument, path: readonly string[]): Pick<Setting, 'value' | 'parts'> {
  const value = valueAt(document, path)
  if (typeof value !== 'object' || value === null) {
    return { value: scalarAt(document, path) }
  }
  const keys = Object.keys(tableAt(document, path))
  return {
    value: keys.map((key) => `${key}: ${scalarAt(document, [...path, key])}`).join('\n'),
    parts: new Map(keys.map((key) => [key, placeOf(document, [...path, key])])),
  }
}

/** How a list becomes the text of an input. */
const joiners: Readonly<Partial<Record<SettingKind, (list: readonly string[]) => string>>> = {
  words: joinArguments,
  patterns: (list) => list.join(' '),
}

function atLeastOne(given: Given): number | null {
  const count = optionalCount(given)
  if (count === 0) {
    throw new ProblemError({ kind: 'input-invalid', ...given, expected: 'a whole number from 1' })
  }
  return count
}

function within<Value>(place: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof ProblemError
      ? new ProblemError(
          placed(error.problem, () => ({ place })),
          { cause: error },
        )
      : error
  }
}

/** Where a value stands, and of which check it is. */
interface Holder {
  readonly place: string
  readonly check?: string
}

/** The same problem with the place of its value, where a file holds it. */
function placed(problem: Problem, holderOf: (input: string) => Holder | null): Problem {
  switch (problem.kind) {
    case 'input-invalid':
    case 'command-needs-shell':
    case 'command-unclosed-quote':
      return problem.place === undefined ? { ...problem, ...holderOf(problem.input) } : problem
    default:
      return problem
  }
}
