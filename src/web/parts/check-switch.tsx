/** Which of several checks is shown; choosing another stays on the same page of it. */
import type { VNode } from 'preact'
import { goTo, useRoute } from '../navigation-state.ts'
import { hashOfCheck } from '../route.ts'

interface CheckSwitchProps {
  readonly checks: readonly { readonly name: string; readonly label: string }[]
  /** null: the table of all. */
  readonly shown: string | null
}

/** One choice, however many checks there are. */
export function CheckSwitch({ checks, shown }: CheckSwitchProps): VNode {
  const { view } = useRoute()
  return (
    <label class="check-switch">
      <span>Check</span>
      <select
        value={shown ?? ''}
        onChange={({ currentTarget }) => goTo(hashOfCheck(currentTarget.value || null, view))}
      >
        <option value="">{`All ${checks.length}`}</option>
        {checks.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
