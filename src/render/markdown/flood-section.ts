/** Too many new errors to read: what usually explains them, where they are, and a sample of their causes, folded. */
import type { ComparedResult, Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { markdownCell, markdownCode } from '../encode/markdown.ts'
import { type FloodRow, fairSample, floodReason, floodTables } from '../story/flood.ts'
import type { NewFindings } from '../story/new-errors.ts'
import { floodWords, namelessWords, sampleWords, sectionWords } from '../words/comment-words.ts'
import { everything, groupTexts, type Room, sectionTitle, untracedNote } from './new-section.ts'
import { placeLink } from './place-link.ts'
import type { Section } from './section.ts'

/** How many causes the sample has. */
interface SampleRoom extends Room {
  readonly causes: number
}

const sampleRoom = { open: Number.POSITIVE_INFINITY, lines: Number.POSITIVE_INFINITY, folded: 0 } as const
const rooms: readonly (SampleRoom & { readonly use: number })[] = [
  { ...sampleRoom, causes: 12, places: 5, longestMessage: 300, use: 35 },
  { ...sampleRoom, causes: 6, places: 3, longestMessage: 160, use: 78 },
  { ...sampleRoom, causes: 0, places: 0, longestMessage: 0, use: Number.POSITIVE_INFINITY },
]
const whole = [500, 100, 40].map((causes, step) => ({
  ...everything,
  causes,
  places: step === 0 ? everything.places : 12,
  use: 5 + step,
}))

/** One screen before the fold. */
export function floodSection(
  report: Report,
  found: NewFindings,
  { result, detail }: { readonly result: ComparedResult; readonly detail: 'all' | 'overview' },
): Section {
  const { rules, folders, owners } = floodTables(found, result)
  const head = [
    sectionTitle(report, found),
    ...reasonText(report, result, found),
    ...table('rule', rules, { most: 4, nameless: namelessWords.rule }),
    ...table('folder', folders, { most: 4, nameless: namelessWords.path }),
    ...table('owner', owners, { most: 3, nameless: namelessWords.owner }),
    ...untracedNote(report, found),
  ]
  return {
    name: found.where === 'elsewhere' ? sectionWords.elsewhere : sectionWords.new,
    forms: (detail === 'all' ? [...whole, ...rooms] : rooms).map((room) => ({
      text: () => [...head, ...sampleText(report, found, room)].join('\n\n'),
      use: found.where === 'elsewhere' ? room.use - 1 : room.use,
    })),
  }
}

function reasonText(report: Report, result: ComparedResult, found: NewFindings): readonly string[] {
  const reason = floodReason(report, result, found)
  if (reason === null) {
    return []
  }
  switch (reason.kind) {
    case 'declaration': {
      const { name, path, line } = reason.declaration
      const cause = {
        findings: reason.findings,
        name: markdownCode(name),
        place: placeLink(report, path, line),
      }
      return [floodWords.declaration(cause)]
    }
    case 'rule-edit':
      return [floodWords.ruleEdit(placeLink(report, reason.path, null))]
    case 'fresh-files':
      return [floodWords.freshFiles(reason.findings)]
    default:
      return [floodWords[reason.kind]]
  }
}

function table(
  head: string,
  rows: readonly FloodRow[],
  { most, nameless }: { readonly most: number; readonly nameless: string },
): readonly string[] {
  const shown = rows.length === most + 1 ? rows : rows.slice(0, most)
  const left = rows.slice(shown.length)
  const lines = shown.map(
    ({ name, findings, files }) =>
      `| ${markdownCell(name === null ? nameless : markdownCode(name))} | ${amount(findings)} | ${amount(files)} |`,
  )
  const rest = left.reduce((sum, { findings }) => sum + findings, 0)
  const more = left.length === 0 ? [] : [`| ${amount(left.length)} more | ${amount(rest)} | |`]
  return rows.length === 0
    ? []
    : [[`| ${head} | new | files |`, '| :-- | --: | --: |', ...lines, ...more].join('\n')]
}

function sampleText(report: Report, found: NewFindings, room: SampleRoom): readonly string[] {
  const { groups } = found
  const sample = fairSample(groups, room.causes)
  const words = sampleWords(sample.length, groups.length)
  return sample.length === 0
    ? []
    : [
        `<details><summary><b>${words}</b></summary>\n\n${groupTexts(report, sample, room).join('\n\n')}\n\n</details>`,
      ]
}
