/**
 * The words of comment, summary and terminal, in one place. Values are given as numbers or as text that is already
 * encoded for where it goes; nothing here escapes.
 */
import { amount, counted, share, signed } from '../amount.ts'

/** `3 new errors, 1 new warning`. */
export function findingsWords(kind: 'new' | 'fixed', errors: number, warnings: number): string {
  return [
    ...(errors > 0 ? [counted(errors, `${kind} error`)] : []),
    ...(warnings > 0 ? [counted(warnings, `${kind} warning`)] : []),
  ].join(', ')
}

/** Behind the count of new findings. */
export const placeWords = {
  anywhere: '',
  touched: ' in changed files',
  elsewhere: ' in files that this change does not touch',
} as const

/** How far the baseline is from the base of the change. */
export function distanceWords(distance: number): string {
  return distance === 0 ? '' : `, ${counted(distance, 'commit')} before the base of this change`
}

/** What a baseline's total became. */
export function changeWords(totals: {
  readonly delta: number
  readonly new: number
  readonly fixed: number
}): {
  readonly name: 'Improvement' | 'Increase' | 'Change'
  readonly value: string
} {
  const { delta } = totals
  const parts = `${amount(totals.new)} new, ${amount(totals.fixed)} fixed`
  if (delta < 0) {
    const balance = totals.new === 0 ? '' : ` on balance (${parts})`
    return { name: 'Improvement', value: `${counted(-delta, 'error')} fixed${balance}` }
  }
  if (delta > 0) {
    return { name: 'Increase', value: `${counted(delta, 'error')} more (${parts})` }
  }
  return {
    name: 'Change',
    value: totals.new === 0 && totals.fixed === 0 ? 'none' : `none in number (${parts})`,
  }
}

/** How much of the reference is gone. */
export function progressWords(current: number, reference: number): string {
  if (current === 0) {
    return 'done: no errors left'
  }
  const gone = Math.max(0, reference - current)
  const part = reference === 0 ? '' : `${share(gone, reference)} of ${amount(reference)} fixed, `
  return `${part}${amount(current)} to go`
}

/** Behind how many are to go. */
export function uncheckedWords(unchecked: number): string {
  return unchecked === 0 ? '' : ` (${amount(unchecked)} not looked at)`
}

/** The default branch's course; `values` are its totals, oldest first. */
export function trendWords(values: readonly number[]): string {
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  return `${amount(first)} → ${amount(last)} (${signed(last - first)}) over the last ${counted(values.length, 'run')} of the default branch`
}

/** Errors that kept their identity. */
export function recognisedWords({
  otherFile,
  otherWords,
}: {
  readonly otherFile: number
  readonly otherWords: number
}): string {
  const parts = [
    ...(otherFile > 0 ? [`${amount(otherFile)} moved to another file`] : []),
    ...(otherWords > 0 ? [`${amount(otherWords)} changed only in wording`] : []),
  ]
  return `Known errors that are not counted as new: ${parts.join(', ')}.`
}

/** `1 of 11 changed files needs fixing`. */
export function touchedWords(dirty: number, all: number): string {
  const files = `${amount(all)} changed file${all === 1 ? '' : 's'}`
  if (dirty === 0) {
    return `${files}: clean`
  }
  return `${amount(dirty)} of ${files} need${dirty === 1 ? 's' : ''} fixing`
}

/** Single marks of an entry. */
export const markWords = {
  replaced: 'replaced',
  replacesNew: 'replaces a fixed one',
  replacedFixed: 'replaced by a new one',
  fromBase: 'may come from the base branch',
} as const

/** Behind a finding in a file that the change does not touch; both values as the output writes names. */
export function causeWords(name: string, place: string): string {
  return `Probably because this change touches ${name} in ${place}.`
}

/** The end of a list that was cut. */
export function moreWords(count: number): string {
  return `… and ${amount(count)} more, listed in the report`
}

/** What groups of findings hold that are not shown one by one. */
export function otherCausesWords(findings: number, groups: number): string {
  return `${counted(findings, 'more finding')} with ${counted(groups, 'other cause')}`
}

/** Where a name is missing. */
export const namelessWords = {
  rule: 'without a rule code',
  path: 'whole project',
  owner: 'nobody',
} as const

/** Titles of the tables. */
export const tableTitles = {
  legs: 'By leg',
  categories: 'By category',
  packages: 'By folder',
  owners: 'By owner',
} as const

/** What a fix starts with. */
export const fixWord = 'Fix:'
/** Behind the count of what was fixed. */
export const praise = 'thank you!'

/** Names of the sections that a short text may leave out. */
export const sectionWords = {
  new: 'part of the new errors',
  elsewhere: 'part of the new errors elsewhere',
  touched: 'changed files',
  install: 'what to install',
  recognised: 'recognised errors',
  fixed: 'fixed errors',
  flaky: 'flaky errors',
  legs: 'the legs',
  categories: 'the categories',
  packages: 'the folders',
  owners: 'the owners',
  reproduce: 'how to reproduce it',
  warnings: 'warnings',
} as const

/** What a text that was cut says of it. */
export function leftOutWords(names: readonly string[], where: string): string {
  return `Shortened to fit: ${names.join(', ')}. ${where}`
}
