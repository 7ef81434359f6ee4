/**
 * A badge that says how many errors there are: as the endpoint that shields.io reads
 * (https://shields.io/badges/endpoint-badge), and as a picture of its own. The colour only repeats what the words say.
 */
import { type JointReport, jointTotals } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { amount, signed } from './amount.ts'
import { jsonText } from './encode/json.ts'
import { visibleLine } from './encode/visible.ts'
import { xmlDocument, xmlElement } from './encode/xml.ts'
import { planOf } from './plan-of.ts'
import { trackWords } from './words/plan-words.ts'

interface Badge {
  readonly label: string
  readonly message: string
  readonly colour: keyof typeof colours
  readonly isError: boolean
}

/** shields.io's names, and darker shades of them on which white text can be read (WCAG 2.2, 4.5 to 1). */
const colours = {
  brightgreen: '#2c7a00',
  green: '#4f7400',
  blue: '#0366b0',
  orange: '#b34700',
  lightgrey: '#616161',
} as const

/** Ends with a line break. */
export function renderBadgeEndpoint(report: Report | JointReport): string {
  const { label, message, colour, isError } = badgeOf(report)
  const endpoint = { schemaVersion: 1, label, message, color: colour, ...(isError ? { isError } : {}) }
  return jsonText(endpoint)
}

/** Read aloud as “mypy errors: 42”. Needs no font and no network. */
export function renderBadgeSvg(report: Report | JointReport): string {
  const { label, message, colour } = badgeOf(report)
  const [left, right] = [textWidth(label) + 10, textWidth(message) + 10]
  const title = `${label}: ${message}`
  const text = (words: string, x: number, width: number): ReturnType<typeof xmlElement> =>
    xmlElement('text', { x, y: 14, textLength: width - 10 }, [words])
  return xmlDocument(
    xmlElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: left + right,
        height: 20,
        role: 'img',
        'aria-label': title,
      },
      [
        xmlElement('title', {}, [title]),
        xmlElement('rect', { width: left + right, height: 20, rx: 3, fill: '#555' }),
        xmlElement('path', {
          d: `M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z`,
          fill: colours[colour],
        }),
        xmlElement(
          'g',
          {
            fill: '#fff',
            'text-anchor': 'middle',
            'font-family': 'Verdana,Geneva,sans-serif',
            'font-size': 11,
          },
          [text(label, left / 2, left), text(message, left + right / 2, right)],
        ),
      ],
    ),
  )
}

/** Of several checks the sum, and no number as soon as one of them has none. */
function badgeOf(report: Report | JointReport): Badge {
  const label = `${visibleLine(report.name)} errors`
  const totals = jointTotals('reports' in report ? report.reports : [report], 'error')
  if (totals === null) {
    return { label, message: 'no result', colour: 'lightgrey', isError: true }
  }
  const { head, delta } = totals
  const track = 'reports' in report ? null : trackOf(report)
  const behind = track === null ? '' : `, ${track}`
  if (delta === 0) {
    const colour = head === 0 ? 'brightgreen' : 'blue'
    return { label, message: `${amount(head)}${behind}`, colour, isError: false }
  }
  const colour = head === 0 ? 'brightgreen' : delta < 0 ? 'green' : 'orange'
  return { label, message: `${amount(head)} (${signed(delta)})${behind}`, colour, isError: false }
}

/** Where the check has a target, whether it is on the way there; several checks have no plan of their own. */
function trackOf({ result }: Report): string | null {
  const plan = result.kind === 'compared' ? planOf(result) : null
  return plan === null ? null : trackWords(plan)
}

/** Wide enough for Verdana at 11 pixels; `textLength` makes the text fit exactly. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text) {
    width += /[fijlrt.,:;|' ()]/.test(character) ? 4.5 : /[mwMW]/.test(character) ? 10 : 7
  }
  return Math.ceil(width)
}
