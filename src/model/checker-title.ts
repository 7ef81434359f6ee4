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

/** What two runs must have in common to be compared. */
type Compared = Pick<CheckerIdentity, 'name' | 'tool' | 'form'>

/**
 * Two forms never are where they word a finding differently: those of two carriers, and those of a checker whose runs both say theirs. Nor
 * are two tools, as far as both are named.
 */
export function areSameChecker(a: Compared, b: Compared): boolean {
  const agree = (one: string | undefined, other: string | undefined): boolean =>
    one === undefined || other === undefined || one === other
  return a.name === b.name && agree(a.tool, b.tool) && agree(a.form, b.form)
}

/** Why the two can't be compared; words for both. */
export function otherChecker(base: Compared, head: Compared): BaselineProblem {
  const title = ({ name, tool, form }: Compared): string => {
    const named = tool === undefined ? name : `${tool} (${name})`
    return form === undefined ? named : `${named} in its ${form} form`
  }
  const same = base.name === head.name
  const formed = same && base.form !== undefined && base.form !== head.form ? { form: base.form } : null
  const carried = same && formed === null ? { carrier: head.name } : {}
  return { kind: 'snapshot-other-checker', base: title(base), head: title(head), ...(formed ?? carried) }
}
