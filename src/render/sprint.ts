/** The next sprint as a list to read, as a checklist for an issue, and as JSON. docs/how-to/plan-a-sprint.md */
import type { Sprint, WorkItem } from '#model/sprint.ts'
import type { WrittenAges } from '#model/written.ts'
import { amount, counted } from './amount.ts'
import { jsonText } from './encode/json.ts'
import { markdownCode, markdownText } from './encode/markdown.ts'
import { terminalText } from './encode/terminal.ts'
import { look, type TerminalStyle } from './terminal/terminal-style.ts'
import { writtenJson, writtenMarkdown, writtenText } from './written.ts'

/** A sprint and the check that it is for. */
export interface NamedSprint {
  readonly name: string
  readonly sprint: Sprint
  /** null: not asked for. */
  readonly ages: WrittenAges | null
}

/** More file names than this make no line easier to read. */
const shownFiles = 3

/** For a terminal or a pipe; ends with a line break. */
export function sprintText({ name, sprint, ages }: NamedSprint, style: TerminalStyle): string {
  const width = amount(Math.max(0, ...sprint.items.map(({ errors }) => errors))).length
  const indent = ' '.repeat(width + 2)
  const lines = sprint.items.flatMap((item) => [
    `${look(style, amount(item.errors).padStart(width), 'bold')}  ${terminalText(item.words)}${placeText(item, style)}`,
    ...remarks(item).map((remark) => `${indent}${look(style, terminalText(remark), 'dim')}`),
  ])
  const head = look(style, terminalText(`${name}: ${summary(sprint)}`), 'bold')
  const more = ages === null ? [] : ['', ...writtenText(ages, style)]
  return `${[head, ...rest(lines, sprint), ...more].join('\n')}\n`
}

/** A checklist in GitHub-flavoured Markdown, as the body of an issue; ends with a line break. */
export function sprintMarkdown({ name, sprint, ages }: NamedSprint): string {
  const lines = sprint.items.map((item) => {
    const at = item.place === null ? '' : ` ${markdownCode(placeName(item.place))}`
    const more = remarks(item).map((remark) => `; ${markdownText(remark)}`)
    return `- [ ] ${markdownText(item.words)}${at}: ${counted(item.errors, 'error')}${more.join('')}`
  })
  const head = `**${markdownText(name)}**: ${summary(sprint)}`
  const after = ages === null ? [] : ['', ...writtenMarkdown(ages)]
  return `${[head, ...rest(lines, sprint), ...after].join('\n')}\n`
}

/** Fields as in `model/sprint.ts`, places as `path` and `line`; ends with a line break. */
export function sprintJson({ name, sprint, ages }: NamedSprint): string {
  const { size, planned, total } = sprint
  const items = sprint.items.map(({ kind, words, code, place, errors, cleans, owners }) => ({
    kind,
    words,
    code,
    path: place?.path ?? null,
    line: place?.line ?? null,
    errors,
    cleans,
    owners,
  }))
  const more = ages === null ? {} : { ages: writtenJson(ages) }
  return jsonText({ version: 1, name, size, planned, total, items, ...more })
}

function summary({ items, planned, total }: Sprint): string {
  return total === 0
    ? 'no errors, nothing to plan'
    : `${counted(items.length, 'piece')} of work for ${amount(planned)} of ${counted(total, 'error')}`
}

/** Without any work there is nothing to add. */
function rest(lines: readonly string[], sprint: Sprint): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines, '', left(sprint)]
}

function left({ planned, total }: Sprint): string {
  const more = total - planned
  const verb = 'would be left. The numbers are a forecast: run the checker again after each change.'
  return `${more === 0 ? 'No error' : counted(more, 'error')} ${verb}`
}

function remarks({ kind, code, cleans, owners }: WorkItem): readonly string[] {
  const more = cleans.length > shownFiles ? `, and ${cleans.length - shownFiles} more` : ''
  const clean = `then clean: ${cleans.slice(0, shownFiles).join(', ')}${more}`
  return [
    ...(code === null || kind === 'rule' ? [] : [code]),
    ...(cleans.length === 0 || kind === 'file' ? [] : [clean]),
    ...(owners.length === 0 ? [] : [`owned by ${owners.join(', ')}`]),
  ]
}

function placeText({ place, kind }: WorkItem, style: TerminalStyle): string {
  return place === null || kind === 'file' ? '' : ` (${look(style, terminalText(placeName(place)), 'cyan')})`
}

function placeName({ path, line }: NonNullable<WorkItem['place']>): string {
  return line === null ? path : `${path}:${line}`
}
