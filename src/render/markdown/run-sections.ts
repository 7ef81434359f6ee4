/** About the run itself: what changed around the code, what to install, how to repeat it, where the rest is. */
import { driftText, driftTitle, upgradeTitle } from '#messages/drift-texts.ts'
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import { toldProblem } from '#messages/told-problem.ts'
import { checkerTitle } from '#model/checker-title.ts'
import { totalsOf } from '#model/comparison.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { installLines } from '#rules/missing-package.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { counted } from '../amount.ts'
import { markdownBlock, markdownCode, markdownText } from '../encode/markdown.ts'
import { upgradeOf } from '../headline.ts'
import { webAddress } from '../line-link.ts'
import { tallyOf } from '../story/tally.ts'
import { recognisedWords, sectionWords, sourcelessWords } from '../words/comment-words.ts'
import { noteList } from './note-list.ts'
import { proseText } from './prose.ts'
import { droppable, fixedSection, type Section } from './section.ts'

/** When the run is not like the baseline's, part of the difference is nobody's. */
export function driftSection(result: ComparedResult): readonly Section[] {
  const isUpgrade = upgradeOf(result) !== null
  const lines = result.drift.map((each) => driftText(each, !isUpgrade))
  const text = noteList(isUpgrade ? upgradeTitle : driftTitle, lines)
  return text === null ? [] : [fixedSection(text)]
}

/** What of the baseline was not looked at: before every number, and never left out. */
export function scopeSection({ scope }: ComparedResult): readonly Section[] {
  const text = noteList(scopeTitle(scope), scopeLines(scope))
  return text === null ? [] : [fixedSection(text)]
}

/** One command for every installer, folded unless a new error asks for it; nothing when nothing is missing. */
export function installSection(
  { checker }: Report,
  { comparison, baseline }: ComparedResult,
): readonly Section[] {
  const { known, new: fresh } = tallyOf(comparison, checker?.name ?? null).installable
  const lines = installLines([...known, ...fresh])
  if (lines.length === 0) {
    return []
  }
  const title = `Missing packages or stubs cause ${counted(
    lines.reduce((sum, { errors }) => sum + errors, 0),
    'error',
  )}`
  const block = markdownBlock(lines.map(({ command }) => command).join('\n'), 'sh')
  const open = baseline.state === 'absent' || installLines(fresh).length > 0
  const text = open
    ? `${title}:\n\n${block}`
    : `<details><summary><b>${title}</b></summary>\n\n${block}\n\n</details>`
  return [droppable(sectionWords.install, 55, { whole: () => text })]
}

/** Errors that moved with their code: that they are not new is worth a line. */
export function recognisedSection({ checker }: Report, { comparison }: ComparedResult): readonly Section[] {
  const found = tallyOf(comparison, checker?.name ?? null)
  return found.otherFile + found.otherWords === 0
    ? []
    : [droppable(sectionWords.recognised, 40, { whole: () => recognisedWords(found) })]
}

/** A command line, and what it shows now and when all is well. */
export function reproduceSection(report: Report, { comparison }: ComparedResult): readonly Section[] {
  const errors = totalsOf(comparison, 'error')
  const cleanRun = report.checker === null ? null : ruleSetOf(report.checker.name).cleanRun
  const clean = cleanRun === null ? '' : `; a clean run prints ${cleanRun}`
  const words =
    report.repeats === true
      ? `On this commit it shows the same ${errors.new === 0 ? 'numbers' : counted(errors.new, 'new error')}.`
      : `On this commit it prints ${counted(errors.head, 'error')}${clean}.`
  const text = `<details><summary><b>Reproduce it locally</b></summary>\n\n${markdownBlock(report.reproduce, 'sh')}\n\n${words}\n\n</details>`
  return report.reproduce === '' ? [] : [droppable(sectionWords.reproduce, 50, { whole: () => text })]
}

/** What was not delivered or not looked at. */
export function warningSection(problem: Problem, report: Report): Section {
  const { what } = toldProblem(problem, report)
  return droppable(sectionWords.warnings, 86, {
    whole: () => warningText(problem, report),
    rest: `> **Warning:** ${proseText(what)}`,
  })
}

/** All of it, as a quotation. */
export function warningText(problem: Problem, report: Pick<Report, 'hosted'>): string {
  const { what, why } = toldProblem(problem, report)
  return `> **Warning:** ${proseText(what)} ${proseText(why)}`
}

/** What a merge job without a checkout can't tell. */
export function sourcelessSection({ sourceless }: ComparedResult): readonly Section[] {
  const text = `<sub>${proseText(sourcelessWords)}</sub>`
  return sourceless ? [droppable(sectionWords.sourceless, 30, { whole: () => text })] : []
}

/** Who checked what, and where the rest is. */
export function footer(report: Report): string {
  return `<sub>${[whoChecked(report), ...links(report)].join(' · ')}</sub>`
}

/** `strict` checked with mypy 2.4.1 at `a1b2c3d`; a name that only repeats the checker is left out. */
function whoChecked({ name, checker, hosted }: Report): string {
  const tool = checker === null ? '' : checkerTitle(checker)
  const by = tool === '' ? '' : ` checked with ${markdownText(tool)}`
  const at = hosted === null ? '' : ` at ${markdownCode(hosted.commit.slice(0, 7))}`
  return tool !== '' && name === checker?.name ? `C${by.slice(2)}${at}` : `${markdownCode(name)}${by}${at}`
}

function links({ hosted }: Report): readonly string[] {
  const pages = [
    ['full report', webAddress(hosted?.reportUrl ?? null)],
    ['this run', webAddress(hosted?.runUrl ?? null)],
  ] as const
  return pages.flatMap(([words, address]) => (address === null ? [] : [`[${words}](<${address}>)`]))
}
