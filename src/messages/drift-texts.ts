/** Words for the differences between a run and the baseline's run; the same in every rendering. */
import type { RunDrift } from '#model/run-drift.ts'

/** What the list of differences is headed with. */
export const driftTitle = 'More than the code changed since the baseline'

/** The same where the code did not change at all: then all of a difference comes from here. */
export const upgradeTitle =
  'No source file changed, so all of the difference comes from what changed around the code'

/** What changed, in so few words that they fit into a headline. Values are given as recorded. */
export function driftName(drift: RunDrift): string {
  switch (drift.kind) {
    case 'checker':
    case 'language':
      return `${drift.name} ${versionsText(drift)}`
    case 'configuration':
      return 'new configuration'
    case 'arguments':
      return 'new arguments'
    case 'plugin':
      return `plugin ${drift.name} ${versionsText(drift)}`
    case 'plugin-added':
      return `new plugin ${drift.name}`
    case 'plugin-removed':
      return `without plugin ${drift.name}`
    case 'lockfile':
      return 'new dependencies'
    case 'platform':
      return versionsText(drift)
    default:
      return drift satisfies never
  }
}

/**
 * One line without a full stop; what stands in backticks is code. Values are given as recorded. `codeChanged`: the
 * upgrade explains only some of the difference.
 */
export function driftText(drift: RunDrift, codeChanged: boolean): string {
  switch (drift.kind) {
    case 'checker':
      return `${drift.name} ${versionsText(drift)}${codeChanged ? ': some of the difference comes from the new version, not from your code' : ''}`
    case 'configuration':
      return drift.files.length === 0
        ? 'the checker’s configuration or arguments changed'
        : `the configuration changed (${filesText(drift.files)})`
    case 'arguments':
      return 'the checker’s arguments changed'
    case 'plugin':
      return `the plugin \`${drift.name}\` changed: ${versionsText(drift)}`
    case 'plugin-added':
      return `the plugin \`${drift.name}\` is new${drift.version === null ? '' : ` (${drift.version})`}`
    case 'plugin-removed':
      return `the plugin \`${drift.name}\` is gone`
    case 'language':
      return `${drift.name} ${versionsText(drift)}`
    case 'lockfile':
      return `the lockfile changed (${filesText(drift.files)})`
    case 'platform':
      return `the platform changed: ${versionsText(drift)}`
    default:
      return drift satisfies never
  }
}

function versionsText({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} → ${to}`
}

const mostNamed = 5

function filesText(files: readonly string[]): string {
  const named = files.slice(0, mostNamed).map((file) => `\`${file}\``)
  const left = files.length - named.length
  return `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}
