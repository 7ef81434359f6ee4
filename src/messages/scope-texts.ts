/** Words for a run that looked at less than the baseline's run; the same in every rendering. */
import { type ScopeChange, type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'

/** What the lines of {@link scopeLines} are headed with. */
export function scopeTitle({ partial }: ScopeReport): string {
  return partial ? 'A part of the project was checked' : 'This run looked at less than the baseline’s'
}

/** One line each without a full stop; what stands in backticks is code. Empty when nothing was left out. */
export function scopeLines(scope: ScopeReport): readonly string[] {
  return [...scope.changes.map(scopeChangeText), ...uncheckedText(scope)]
}

/** See {@link scopeLines}. */
export function scopeChangeText(change: ScopeChange): string {
  return change.leg === undefined ? changeText(change) : `leg \`${change.leg}\`: ${changeText(change)}`
}

function changeText(change: ScopeChange): string {
  switch (change.kind) {
    case 'fewer-files':
      return `files checked: ${change.from} → ${change.to}`
    case 'fewer-paths':
      return `paths on the command line: ${listText(change.from, 'as configured')} → ${listText(change.to, 'none')}`
    case 'more-excluded':
      return `new among the excluded: ${listText(change.patterns, 'nothing')}`
    case 'less-included':
      return `included: ${listText(change.from, 'everything')} → ${listText(change.to, 'nothing')}`
    default:
      return change satisfies never
  }
}

function uncheckedText(scope: ScopeReport): readonly string[] {
  const { partial } = scope
  const unchecked = scope.unchecked.filter(({ errors }) => errors > 0)
  if (unchecked.length === 0) {
    return partial ? ['the baseline has no errors elsewhere'] : []
  }
  const errors = uncheckedErrors(scope)
  const paths = unchecked.map(({ path }) => path || '(project)')
  const where = partial ? 'elsewhere' : `not looked at: ${listText(paths, '')}`
  return [
    `${counted(errors, 'error')} of the baseline in ${counted(unchecked.length, 'file')} ${where}; the limits count them as still there`,
  ]
}

const mostNamed = 5

function listText(items: readonly string[], none: string): string {
  const named = items.slice(0, mostNamed).map((item) => `\`${item || '.'}\``)
  const left = items.length - named.length
  return items.length === 0 ? none : `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
