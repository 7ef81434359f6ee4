/** Where the numbers come from: this run, the baseline, what growth counts from, and how to repeat it. */
import { driftText, driftTitle, upgradeTitle } from '#messages/drift-texts.ts'
import type { BaselineOrigin } from '#model/baseline.ts'
import { checkerTitle } from '#model/checker-title.ts'
import type { ComparedResult, HostedRepository, Report } from '#model/report.ts'
import type { CheckerIdentity } from '#model/snapshot.ts'
import { counted } from '../amount.ts'
import { visible } from '../encode/visible.ts'
import { upgradeOf } from '../headline.ts'
import { arrivalSentences, arrivalTitle } from '../words/arrival-words.ts'
import { attributionSentences, attributionTitle } from '../words/attribution-words.ts'
import { commitLink, link } from './links.ts'
import { inlineProse, problemInBrief } from './problem-section.ts'
import { type Html, html, nothing } from './template.ts'

/** One section with a list of terms. */
export function provenanceSection(report: Report): Html {
  const { result } = report
  return html`<section id="origin" class="origin" aria-labelledby="origin-title">
<h2 id="origin-title">${result.kind === 'compared' ? 'Where the numbers come from' : 'About this run'}</h2>
<dl class="facts">
${fact('This run', thisRun(report))}${result.kind === 'compared' ? comparedFacts(report, result) : nothing}${
  report.reproduce === ''
    ? nothing
    : fact('Reproduce it locally', html`<pre tabindex="0">\n${visible(report.reproduce)}</pre>`)
}</dl>
</section>`
}

/** `mypy 1.18.2`, or just the name where the version was not asked. */
export function checkerName(checker: CheckerIdentity | null): string {
  if (checker === null) {
    return 'unknown checker'
  }
  return visible(checkerTitle(checker))
}

function fact(term: string, value: Html): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>\n`
}

function thisRun({ checker, hosted, leg }: Report): Html {
  const commit =
    hosted === null
      ? nothing
      : html` at ${commitLink(hosted, hosted.commit)} (${link(hosted.runUrl, 'this run')})`
  return html`${checkerName(checker)}${commit}${leg === null ? nothing : html`, ${leg}`}`
}

function comparedFacts(report: Report, result: ComparedResult): Html {
  const { baseline, reference } = result
  if (baseline.state === 'absent') {
    return fact('Baseline', problemInBrief(baseline.problem, report))
  }
  const counted =
    reference === null ? nothing : fact('Growth counts from', referenceWords(report.hosted, reference))
  return html`${fact('Baseline', originWords(report.hosted, baseline.origin))}${fact(
    'Checker',
    checkerWords(baseline.checker, report.checker),
  )}${driftFact(result)}${attributionFact(result)}${arrivalFact(result)}${counted}`
}

const sourceWords: Readonly<Record<BaselineOrigin['source'], string>> = {
  artifact: 'Artifact',
  cache: 'Entry of the Actions cache',
  file: 'File',
  revision: 'Check in this run',
}

function originWords(hosted: HostedRepository | null, origin: BaselineOrigin): Html {
  const kind = sourceWords[origin.source]
  const run = origin.runUrl === null ? nothing : html` (${link(origin.runUrl, 'its run')})`
  if (origin.commit === null) {
    return html`${kind}${run}; it does not say which commit it describes.`
  }
  return html`${kind} of ${commitLink(hosted, origin.commit)}${run}. ${distance(origin.distance)}`
}

function distance(steps: number): string {
  return steps === 0
    ? 'This is exactly the commit that the change is based on.'
    : `It is ${counted(steps, 'first-parent step')} older than the commit that the change sits on.`
}

function attributionFact({ attribution }: ComparedResult): Html {
  const lines = attribution === undefined ? [] : attributionSentences(attribution)
  return lines.length === 0
    ? nothing
    : fact(attributionTitle, html`${lines.map((line) => html`<p>${inlineProse(line)}</p>`)}`)
}

function arrivalFact({ arrivals }: ComparedResult): Html {
  const lines = arrivals === undefined ? [] : arrivalSentences(arrivals)
  return lines.length === 0
    ? nothing
    : fact(arrivalTitle, html`${lines.map((line) => html`<p>${inlineProse(line)}</p>`)}`)
}

function driftFact(result: ComparedResult): Html {
  const { drift } = result
  const isUpgrade = upgradeOf(result) !== null
  const lines = drift.map((each) => html`<p>${inlineProse(driftText(each, !isUpgrade))}</p>`)
  return drift.length === 0
    ? nothing
    : fact('Other changes', html`<p><strong>${isUpgrade ? upgradeTitle : driftTitle}:</strong></p>${lines}`)
}

function checkerWords(base: CheckerIdentity, head: CheckerIdentity | null): Html {
  const same = head !== null && head.version === base.version
  return same
    ? html`${checkerName(head)} on both sides`
    : html`${checkerName(head)} now, ${checkerName(base)} in the baseline`
}

function referenceWords(
  hosted: HostedRepository | null,
  reference: NonNullable<ComparedResult['reference']>,
): Html {
  const from = reference.commit === null ? nothing : html`, set at ${commitLink(hosted, reference.commit)}`
  return html`${counted(reference.errors, 'error')}${from}`
}
