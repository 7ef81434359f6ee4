/** What a checker is called, and whether the findings of two can be compared. */
import type { BaselineProblem } from './problem.ts'
import { type CheckerIdentity, type CheckerName, carrierNames } from './snapshot.ts'

/** Whether documents of this form come from tools that we know nothing about. */
export function isCarrier(name: CheckerName): boolean {
  return carrierNames.includes(name)
}

/** `mypy 1.18.2`, `ruff 0.17.6 (sarif)`; without the version where it is not known. */
export function checkerTitle({ name, tool, version }: Omit<CheckerIdentity, 'configuration'>): string {
  const title = [tool ?? name, version].filter((word) => word !== null).join(' ')
  return tool === undefined ? title : `${title} (${name})`
}

/** Two forms never are, because they place and word a finding differently; nor are two tools, as far as both are named. */
export function areSameChecker(
  a: Pick<CheckerIdentity, 'name' | 'tool'>,
  b: Pick<CheckerIdentity, 'name' | 'tool'>,
): boolean {
  return a.name === b.name && (a.tool === undefined || b.tool === undefined || a.tool === b.tool)
}

/** Why the two can't be compared; words for both. */
export function otherChecker(
  base: Pick<CheckerIdentity, 'name' | 'tool'>,
  head: Pick<CheckerIdentity, 'name' | 'tool'>,
): BaselineProblem {
  const title = ({ name, tool }: Pick<CheckerIdentity, 'name' | 'tool'>): string =>
    tool === undefined ? name : `${tool} (${name})`
  const carried = base.name === head.name ? { carrier: head.name } : {}
  return { kind: 'snapshot-other-checker', base: title(base), head: title(head), ...carried }
}
