/** What came in between, in words. Values stand in backticks: a bare number of a pull request would be a mention of it. */
import type { Arrival, Arrivals, Step } from '#model/arrivals.ts'
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import { amount, counted } from '../amount.ts'

/** What the sentences are headed with. */
export const arrivalTitle = 'What came in between'

/** One sentence each. */
export function arrivalSentences({ kind, steps, arrivals }: Arrivals): readonly string[] {
  return [
    ...(steps.length > 1 || kind === 'base' ? [introduction[kind](steps)] : []),
    ...arrivals.map((arrival) => arrivalSentence(arrival, kind)),
  ]
}

/** Of errors that nobody could have seen before the merge; for the log. */
export function togetherSentences({ arrivals, kind }: Arrivals): readonly string[] {
  return arrivals.filter(({ by }) => by === 'together').map((arrival) => arrivalSentence(arrival, kind))
}

const introduction: Readonly<Record<Arrivals['kind'], (steps: readonly Step[]) => string>> = {
  branch: (steps) => `Since the last baseline came ${listed(steps)}.`,
  batch: (steps) => `This batch holds ${listed(steps)}.`,
  base: (steps) =>
    `The baseline is ${counted(steps.length, 'commit')} older than the base commit: ${listed(steps)} came in between.`,
}

function arrivalSentence({ by, steps, errors }: Arrival, kind: Arrivals['kind']): string {
  const [many, it, them] =
    errors.length === 1
      ? ['1 new error', 'it', 'it']
      : [`${amount(errors.length)} new errors`, 'these', 'them']
  const what = `${many} (${placesOf(errors)})`
  const names = listed(steps)
  const [one, other, ...more] = steps.map(named)
  switch (by) {
    case 'together':
      return more.length === 0
        ? `${what} by ${names} together: neither ${one} nor ${other} had ${it} alone.`
        : `${what} by several of ${names} together: no run before they met had ${it}.`
    case 'own-run':
      return other === undefined
        ? `${what} by ${names}, whose own run had ${them}, too.`
        : `${what} by each of ${names}: their own runs had ${them}, too.`
    case 'line':
      return `${what} where ${names} wrote the code.`
    case 'only':
      return `${what} by ${names}: nothing else that came touches what is checked.`
    case 'unknown':
      return unknownWords[kind](what)
  }
}

const unknownWords: Readonly<Record<Arrivals['kind'], (what: string) => string>> = {
  base: (what) => `It is not known whether ${what} came with these or with this change.`,
  batch: (what) => `It is not known which of them brought ${what}.`,
  branch: (what) => `It is not known which of them brought ${what}.`,
}

const mostNamed = 4

function listed(steps: readonly Step[]): string {
  const names = steps.slice(0, mostNamed).map(named)
  const left = steps.length - names.length
  const last = left > 0 ? `${amount(left)} more` : names.pop()
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last ?? ''}`
}

function named({ pull, commit }: Step): string {
  return `\`${pull === null ? commit.slice(0, 7) : `#${pull}`}\``
}

const mostPlaces = 3

function placesOf(errors: readonly Diagnostic[]): string {
  const places = errors.slice(0, mostPlaces).map((error) => `\`${placeOf(error)}\``)
  return errors.length > places.length ? `${places.join(', ')}, …` : places.join(', ')
}

/** A path that has a backtick in it would end the value. */
function placeOf(error: Diagnostic): string {
  const line = knownLine(error)
  const path = error.path === '' ? 'no file' : error.path.replaceAll('`', 'ˋ')
  return line === null ? path : `${path}:${line}`
}
