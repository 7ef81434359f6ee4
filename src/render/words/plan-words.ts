/** What is said of a plan, the same in comment, summary, report, badge and terminal. Plain text: nothing here has to be escaped. */
import type { Arrival, Pace, PlanStanding } from '#model/plan.ts'
import { amount, counted } from '../amount.ts'
import { dayText } from '../day-text.ts'

/** `on track`, `3 weeks late`; null where a plan has nothing of that kind to say. */
export function trackWords({ state, weeksLate }: PlanStanding): string | null {
  switch (state) {
    case 'on-track':
      return 'on track'
    case 'late':
      return `${counted(weeksLate, 'week')} late`
    case 'reached':
      return 'target reached'
    case 'away':
      return 'not on track'
    case 'open':
    case 'unknown':
      return null
  }
}

/** The whole of it in one line: `500 errors by 2027-03-31: 3 weeks late. …`. */
export function planWords(standing: PlanStanding): string {
  const { target, left, state } = standing
  const until = target.time === null ? '' : ` by ${dayText(target.time)}`
  const aim = `${counted(target.errors, 'error')}${until}`
  if (state === 'reached') {
    return `${aim}: reached`
  }
  const track = trackWords(standing)
  const said = [
    `${aim}: ${track === null ? '' : `${track}, `}${amount(left)} to go`,
    ...arrivalWords(standing),
    ...paceWords(standing),
  ]
  return said.join('. ')
}

function arrivalWords({ arrival, pace, state }: PlanStanding): readonly string[] {
  if (state === 'unknown' || pace === null) {
    return ['The runs so far are too few to tell the pace']
  }
  const weekly = `the pace of the last eight weeks, ${weeklyWords(pace)},`
  return arrival === null
    ? [`At ${weekly} it is never reached`]
    : [`At ${weekly} on ${dayText(arrival.likely)}${rangeWords(arrival)}`]
}

function rangeWords({ early, likely, late }: Arrival): string {
  const [from, to] = [dayText(early), late === null ? null : dayText(late)]
  if (from === to && from === dayText(likely)) {
    return ''
  }
  return to === null ? ` (${from} at the earliest, perhaps never)` : ` (between ${from} and ${to})`
}

function paceWords({ needed }: PlanStanding): readonly string[] {
  return needed === null
    ? []
    : [
        `In time needs ${amount(Math.ceil(needed))} a week, ${amount(Math.ceil(2 * needed))} in a sprint of two`,
      ]
}

/** Errors that go. */
function weeklyWords({ likely }: Pace): string {
  const each = Math.round(likely)
  return each < 0 ? `${amount(-each)} more a week` : each === 0 ? 'none a week' : `${amount(each)} a week`
}
