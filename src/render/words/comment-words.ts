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

/** On the run that made the baseline. */
export function baselineRecordedWords(errors: number): string {
  return `Baseline recorded: ${counted(errors, 'error')}. Pull requests are compared with it from now on.`
}

/** Before the reason why a commit has no result. */
export const noResultWords = 'No result for this commit.'

/** Said beside the number, where nothing is broken and the change did it. */
export const decreasedWords = 'Type errors decreased!'

/** How far the baseline is from the base of the change. */
export function distanceWords(distance: number): string {
  return distance === 0 ? '' : `, ${counted(distance, 'commit')} before the base of this change`
}

/** What a run is compared with, where that was checked in the same run. The commit as the output writes it. */
export function recomputedWords(commit: string): string {
  return `compared with the base commit ${commit}, checked in this run`
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

/** How much of the reference is gone; null when nothing is: then the current number says it all. */
export function progressWords(current: number, reference: number): string | null {
  if (current === 0) {
    return 'done: no errors left'
  }
  const gone = reference - current
  // Less would be “0.0 %”.
  return gone <= 0 || gone * 2000 < reference
    ? null
    : `${share(gone, reference)} of ${amount(reference)} fixed, ${amount(current)} to go`
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

/** `11 changed files: 1 with new errors, 3 with known ones only, 7 clean`. */
export function touchedWords(
  touched: readonly { readonly errors: number; readonly newErrors: number }[],
): string {
  const added = touched.filter(({ newErrors }) => newErrors > 0).length
  const clean = touched.filter(({ errors }) => errors === 0).length
  const old = touched.length - added - clean
  const parts = [
    ...(added > 0 ? [`${amount(added)} with new errors`] : []),
    ...(old > 0 ? [`${amount(old)} with known ones only`] : []),
    ...(clean > 0 ? [`${amount(clean)} clean`] : []),
  ]
  const allClean = touched.length === 1 ? 'clean' : 'all clean'
  return `${counted(touched.length, 'changed file')}: ${clean === touched.length ? allClean : parts.join(', ')}`
}

/** Single marks of an entry. */
export const markWords = {
  replaced: 'replaced',
  replacesNew: 'replaces a fixed one',
  replacedFixed: 'replaced by a new one',
  fromBase: 'may come from the base branch',
} as const

/** The same marks, said once for several findings. */
export const sharedMarks = {
  replacesNew: 'replace a fixed one',
  fromBase: 'may come from the base branch',
} as const

/** `all replace a fixed one`, `3 of 12 replace a fixed one`. */
export function sharedMarkWords(count: number, all: number, mark: keyof typeof sharedMarks): string {
  const verb = count === 1 && mark === 'replacesNew' ? 'replaces a fixed one' : sharedMarks[mark]
  return `${count === all ? 'all' : `${amount(count)} of ${amount(all)}`} ${verb}`
}

/** Behind a finding in a file that the change does not touch; both values as the output writes names. */
export function causeWords(name: string, place: string): string {
  return `Probably because this change touches ${name} in ${place}.`
}

/** What usually explains very many new findings. Names and places as the output writes them. */
export const floodWords = {
  declaration: (cause: {
    readonly findings: number
    readonly name: string
    readonly place: string
  }): string =>
    `Probably because this change touches ${cause.name} in ${cause.place}: ${amount(cause.findings)} of them speak of it.`,
  ruleEdit: (place: string): string =>
    `This change edits ${place}, which decides how it is checked: that probably explains them.`,
  drift: 'More than the code changed since the baseline (above): that probably explains them.',
  freshFiles: (findings: number): string =>
    `${amount(findings)} of them are in files in which the baseline has no errors. If these files are new, so is what they bring; if not, look for a changed configuration, an updated dependency or a stale cache first.`,
  elsewhere:
    'So many at once in files that nobody edited usually come from a changed configuration, an updated dependency or a stale cache: look there first.',
  anywhere:
    'So many at once usually come from a changed configuration, an updated dependency or a stale cache: look there first.',
} as const

/** Over a sample of causes. */
export function sampleWords(shown: number, all: number): string {
  return shown === all
    ? `By cause: ${counted(all, 'cause')}`
    : `A sample of the causes: ${amount(shown)} of ${amount(all)}`
}

/** The end of a list that was cut. */
export function moreWords(count: number): string {
  return `… and ${amount(count)} more, listed in the report`
}

/** The end of a list that was cut on a terminal. */
export function moreHereWords(count: number): string {
  return `… and ${amount(count)} more: --all shows them, --output FILE writes them`
}

/** Behind the heading of several findings, which says nothing of how many there are. */
export function groupCountWords(count: number, severity: 'error' | 'warning'): string {
  return counted(count, severity)
}

/** Behind a heading: the name that all of its findings have. Encoded as the output writes names. */
export function hereWords(name: string): string {
  return `here ${name}`
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

/** What the category of everything else holds. All values as the output writes names. */
export function othersWords(rules: { readonly shown: readonly string[]; readonly left: number }): string {
  const more = rules.left === 0 ? '' : `, and ${counted(rules.left, 'more rule')}`
  return `“Other” holds ${rules.shown.join(', ')}${more}.`
}

/** Behind the errors elsewhere, where nothing could be looked up. */
export const untracedWords =
  'Which definition causes these is not known here, because git does not have the base commit and could not fetch it: check out with `fetch-depth: 2`.'

/** At the end of a comment whose job had no checkout. */
export const sourcelessWords =
  'Source lines are missing here, and owners, causes and the history may be, because this job has not checked out the commit: add `actions/checkout` to it.'

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
  sourceless: 'what is missing',
} as const

/** What a text that was cut says of it. */
export function leftOutWords(names: readonly string[], where: string): string {
  return `Shortened to fit: ${names.join(', ')}. ${where}`
}
