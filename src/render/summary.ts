/** What happened lately: for a terminal, as a dated section of a Markdown page, as JSON, and as a short message. docs/how-to/weekly-summary.md */

import { crossing } from '#history/news.ts'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { Target } from '#model/history.ts'
import type { CheckSummary, Movement, PartMovement, Summary } from '#model/summary.ts'
import type { AcceptedGrowth } from '#model/verdict.ts'
import { amount, counted, signed } from './amount.ts'
import { dayText } from './day-text.ts'
import { jsonText } from './encode/json.ts'
import { markdownCell, markdownText } from './encode/markdown.ts'
import { terminalText } from './encode/terminal.ts'

/** Parts that are named on either side. */
const shownParts = 3

/** Ends with a line break. */
export function summaryText(summary: Summary): string {
  const lines = [
    `Errors on ${dayText(summary.day)}, since ${dayText(summary.since)}`,
    ...summary.checks.flatMap((check) => [
      '',
      `${check.name}: ${standing(check)}`,
      ...remarks(check).map((remark) => `  ${remark}`),
      ...check.next.map(({ words, errors }) => `  next: ${words} (${counted(errors, 'error')})`),
    ]),
    ...missingWords(summary).flatMap((words) => ['', words]),
  ]
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}

/** A section with its markers, so that it is found again and replaced; ends with a line break. */
export function summarySection(summary: Summary): string {
  const rows = summary.checks.map(({ name, errors, movement }) => {
    const cells = [markdownText(name), amount(errors), movement === null ? '' : signed(movement.delta)]
    return `| ${cells.map(markdownCell).join(' | ')} |`
  })
  const lines = [
    `${opening}${dayText(summary.day)} -->`,
    `## Errors, ${dayText(summary.day)}`,
    '',
    `| check | errors | since ${dayText(summary.since)} |`,
    '| :-- | --: | --: |',
    ...rows,
    ...summary.checks.flatMap((check) => {
      const said = remarks(check).map((remark) => `- ${markdownText(remark)}`)
      const next = check.next.map(
        ({ words, errors }) => `- [ ] ${markdownText(words)} (${counted(errors, 'error')})`,
      )
      const both = [...said, ...next]
      return both.length === 0 ? [] : ['', `**${markdownText(check.name)}**`, '', ...both]
    }),
    ...missingWords(summary).flatMap((words) => ['', markdownText(words)]),
    closing,
  ]
  return `${lines.join('\n')}\n`
}

const opening = '<!-- type-ratchet summary '
const closing = '<!-- type-ratchet summary end -->'

/**
 * A page with this section in it: in place of the section of the same day, else above the newest one, else at the end.
 * Everything else stays as it is.
 */
export function withSection(page: string, section: string): string {
  const [mark = ''] = section.split('\n')
  const start = page.indexOf(mark)
  if (start !== -1) {
    const end = page.indexOf(closing, start)
    const rest = end === -1 ? '' : page.slice(end + closing.length).replace(/^\r?\n/, '')
    return page.slice(0, start) + section + rest
  }
  const newest = page.indexOf(opening)
  if (newest !== -1) {
    return `${page.slice(0, newest)}${section}\n${page.slice(newest)}`
  }
  return page === '' ? section : `${page.replace(/\s*$/, '')}\n\n${section}`
}

/** GitHub takes 65,536 characters. */
const longestIssue = 65_000

/** The issue of a project that is updated in place. What does not fit is left out, and that is said. */
export function summaryIssue(summary: Summary): {
  readonly marker: string
  readonly title: string
  readonly body: string
} {
  const marker = '<!-- type-ratchet summary issue v1 -->'
  const note =
    'Written and updated by `type-ratchet summary --issue`. Once it is closed, the next one is a new issue.'
  const lines = [marker, ...summarySection(summary).trimEnd().split('\n').slice(1, -1)]
  let length = 0
  const kept = lines.filter((line) => {
    length += line.length + 1
    return length <= longestIssue
  })
  const cut = kept.length < lines.length ? ['', 'The rest is too long for an issue.'] : []
  return {
    marker,
    title: 'Type errors: what moved, and what is next',
    body: [...kept, ...cut, '', note, ''].join('\n'),
  }
}

/** Fields as in `model/summary.ts`, times as days; ends with a line break. */
export function summaryJson({ day, since, checks, missing }: Summary): string {
  return jsonText({
    version: 1,
    day: dayText(day),
    since: dayText(since),
    target: targetJson(sharedTarget(checks)),
    checks: checks.map(({ name, errors, movement, target, limit, arrival, expiring, next }) => ({
      name,
      errors,
      delta: movement?.delta ?? null,
      from: movement === null ? null : { day: dayText(movement.from.time), errors: movement.from.errors },
      categories: movement?.categories ?? null,
      owners: movement?.owners ?? null,
      upgraded: movement?.upgraded ?? null,
      target: targetJson(target),
      limit,
      arrival: arrival === null ? null : dayText(arrival),
      expiring: expiring.map(({ rule, path, count, reason, owner, expires, daysLeft }) => ({
        ...{ rule, path, count, reason, owner, expires, expired: daysLeft < 0 },
      })),
      next: next.map((work) => ({ words: work.words, errors: work.errors })),
    })),
    missing: missing.map(({ name, problem }) => ({ name, reason: commandLineProblem(problem).what })),
  })
}

function targetJson(target: Target | null) {
  return target === null
    ? null
    : { errors: target.errors, day: target.time === null ? null : dayText(target.time) }
}

/** Null where not all checks have the same one. */
function sharedTarget([first, ...others]: readonly CheckSummary[]): Target | null {
  const target = first?.target ?? null
  const isShared = others.every(
    (other) => other.target?.errors === target?.errors && other.target?.time === target?.time,
  )
  return isShared ? target : null
}

/** A check that nothing is known of is no check without errors. */
function missingWords({ missing }: Summary): readonly string[] {
  return missing.map(({ name, problem }) => `${name}: not known. ${commandLineProblem(problem).what}`)
}

/** A few plain lines for a chat, without any mark-up. */
export function summaryMessage(summary: Summary): string {
  const lines = summary.checks.flatMap((check) => [`${check.name}: ${standing(check)}`, ...remarks(check)])
  return terminalLines([`Errors since ${dayText(summary.since)}`, ...lines, ...missingWords(summary)])
}

function terminalLines(lines: readonly string[]): string {
  return lines.map(terminalText).join('\n')
}

function standing({ errors, movement }: CheckSummary): string {
  if (movement === null) {
    return `${counted(errors, 'error')}; its file carries no history`
  }
  const { delta, from } = movement
  return delta === 0
    ? `${counted(errors, 'error')}, as on ${dayText(from.time)}`
    : `${counted(errors, 'error')}, ${amount(Math.abs(delta))} ${delta < 0 ? 'fewer' : 'more'} than on ${dayText(from.time)}`
}

function remarks(check: CheckSummary): readonly string[] {
  return [...movementWords(check), ...check.expiring.map(expiryWords)]
}

function expiryWords({ rule, path, count, reason, owner, expires, daysLeft }: AcceptedGrowth): string {
  const what = `${counted(count, 'error')}${rule === null ? '' : ` of ${rule}`}${path === null ? '' : ` in ${path}`}`
  const by = owner === null ? '' : ` (${owner})`
  const verb = daysLeft < 0 ? 'expired' : 'expires'
  return `${verb} on ${expires}: acceptance of up to ${what}${by}. Reason: ${reason}`
}

function movementWords({ movement, arrival, errors, target, limit }: CheckSummary): readonly string[] {
  if (movement === null) {
    return []
  }
  return [
    ...crossingWords(movement, { limit, target }),
    ...partWords('by category', movement.categories),
    ...partWords('by owner', movement.owners),
    ...upgradeWords(movement),
    ...arrivalWords({ arrival, errors, movement }, target),
  ]
}

function crossingWords(
  movement: Movement,
  { limit, target }: Pick<CheckSummary, 'limit' | 'target'>,
): readonly string[] {
  const since = `since ${dayText(movement.from.time)}`
  const passed = limit === null ? null : crossing(movement, limit)
  const left = target === null ? null : crossing(movement, target.errors)
  return [
    ...(passed === null || limit === null
      ? []
      : [`${passed === 'above' ? 'above' : 'within'} the limit of ${counted(limit, 'error')} ${since}`]),
    ...(left === 'above' && target !== null
      ? [`above the target of ${counted(target.errors, 'error')} again ${since}`]
      : []),
  ]
}

function partWords(title: string, parts: readonly PartMovement[] | null): readonly string[] {
  if (parts === null || parts.length === 0) {
    return []
  }
  const shown = parts.slice(0, shownParts * 2).map(({ name, delta }) => `${name} ${signed(delta)}`)
  const more = parts.length > shown.length ? `, and ${parts.length - shown.length} more` : ''
  return [`${title}: ${shown.join(', ')}${more}`]
}

function upgradeWords({ from, to, upgraded }: Movement): readonly string[] {
  const versions =
    from.version === to.version
      ? 'the checker was changed in between'
      : `the checker changed from ${from.version ?? 'an unknown version'} to ${to.version ?? 'an unknown version'}`
  return upgraded ? [`${versions}: some of the difference may come from that`] : []
}

interface Course {
  readonly arrival: number | null
  readonly errors: number
  readonly movement: Movement
}

function arrivalWords({ arrival, errors }: Course, target: Target | null): readonly string[] {
  const aim = target === null || target.errors === 0 ? 'no errors' : `${amount(target.errors)} errors`
  if (errors <= (target?.errors ?? 0)) {
    return [`${aim === 'no errors' ? 'No errors left' : `The target of ${aim} is reached`}`]
  }
  const due = target?.time ?? null
  if (arrival === null) {
    return due === null ? [] : [`${aim} by ${dayText(due)}: at today’s pace it is not reached`]
  }
  const late = due === null ? 0 : Math.ceil((arrival - due) / week)
  const verdict = due === null ? '' : late > 0 ? `, ${counted(late, 'week')} late` : ', on track'
  return [`${aim} on ${dayText(arrival)} at the pace of the last eight weeks${verdict}`]
}

const week = 7 * 24 * 60 * 60
