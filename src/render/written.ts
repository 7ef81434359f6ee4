/** When the lines of errors were last written, to read and as JSON. docs/how-to/plan-a-sprint.md */
import type { Undated, WrittenAges, WrittenError } from '#model/written.ts'
import { amount, counted } from './amount.ts'
import { dayText } from './day-text.ts'
import { markdownCode, markdownText } from './encode/markdown.ts'
import { terminalText } from './encode/terminal.ts'
import { look, type TerminalStyle } from './terminal/terminal-style.ts'

/** As people read of one commit. */
const shortSha = 10

const title = 'When the lines of the errors were last written'
const promise =
  'Git tells of the line, not of the error: that may be older than the last change of its line, or younger where a change elsewhere caused it.'
const cut = (count: number): string =>
  `This clone is shallow: ${counted(count, 'line')} may be older than told (“or before”). git fetch --unshallow brings the rest.`

const reasons: Readonly<Record<Undated, string>> = {
  'not-committed': 'on lines that are not committed yet',
  edited: 'in files that were edited when the snapshot was taken',
  'not-in-git': 'in files that git does not know',
  'no-line': 'of which no line is known',
  'not-told': 'in files of which git told nothing, or not in time',
  'not-asked': 'in files that were not asked for, to come to an end',
}

/** Lines for a terminal or a pipe. */
export function writtenText(ages: WrittenAges, style: TerminalStyle): readonly string[] {
  const table = years(ages)
  const width = Math.max(0, ...table.map(({ errors }) => amount(errors).length))
  const oldest = ages.oldest.map(
    (one) => `${when(one)}  ${terminalText(place(one))}  ${look(style, terminalText(rule(one)), 'dim')}`,
  )
  return [
    look(style, title, 'bold'),
    ...remarks(ages),
    ...(table.length === 0 ? [] : ['']),
    ...table.map(({ year, errors, quarters }) => `${year}  ${amount(errors).padStart(width)}  ${quarters}`),
    ...(oldest.length === 0 ? [] : ['', 'The oldest:']),
    ...oldest,
  ]
}

/** Lines of GitHub-flavoured Markdown. */
export function writtenMarkdown(ages: WrittenAges): readonly string[] {
  const table = years(ages).map(
    ({ year, errors, quarters }) => `| ${year} | ${amount(errors)} | ${quarters} |`,
  )
  const oldest = ages.oldest.map((one) =>
    `- ${when(one)}: ${markdownCode(place(one))} ${markdownText(rule(one))}`.trimEnd(),
  )
  return [
    `**${title}**`,
    '',
    ...remarks(ages).map((line) => `${markdownText(line)}  `),
    ...(table.length === 0 ? [] : ['', '| year | errors | by quarter |', '| --: | --: | :-- |', ...table]),
    ...(oldest.length === 0 ? [] : ['', 'The oldest:', '', ...oldest]),
  ]
}

/** Fields as in `model/written.ts`; `orBefore`: the clone is shallow, and the line as old or older. */
export function writtenJson({ total, oldest, orBefore, quarters, undated }: WrittenAges): unknown {
  return {
    total,
    orBefore,
    quarters,
    undated: Object.fromEntries(undated),
    oldest: oldest.map(({ diagnostic, written, orBefore: isCut }) => ({
      path: diagnostic.path,
      line: diagnostic.line,
      code: diagnostic.code,
      message: diagnostic.message,
      commit: written.commit,
      time: written.time,
      orBefore: isCut,
    })),
  }
}

function remarks({ orBefore, undated }: WrittenAges): readonly string[] {
  return [
    promise,
    ...(orBefore === 0 ? [] : [cut(orBefore)]),
    ...[...undated].map(
      ([reason, errors]) => `Without a date: ${counted(errors, 'error')} ${reasons[reason]}.`,
    ),
  ]
}

/** `Q1 3, Q3 10`. */
function years({ quarters }: WrittenAges): readonly { year: number; errors: number; quarters: string }[] {
  return [...new Set(quarters.map(({ year }) => year))].map((year) => {
    const own = quarters.filter((one) => one.year === year)
    return {
      year,
      errors: own.reduce((sum, { errors }) => sum + errors, 0),
      quarters: own.map(({ quarter, errors }) => `Q${quarter} ${amount(errors)}`).join(', '),
    }
  })
}

function when({ written, orBefore }: WrittenError): string {
  return `${dayText(written.time)}${orBefore ? ' or before' : ''} in ${written.commit.slice(0, shortSha)}`
}

function place({ diagnostic: { path, line } }: WrittenError): string {
  return `${path}:${line}`
}

function rule({ diagnostic }: WrittenError): string {
  return diagnostic.code ?? ''
}
