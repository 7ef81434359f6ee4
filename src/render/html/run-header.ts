/** Which run the page speaks of, at the top of each of its pages and in its title: two open reports must be told apart. */
import type { Report, RunFacts } from '#model/report.ts'
import { counted } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { webAddress } from '../line-link.ts'
import { link } from './links.ts'
import { checkerName } from './provenance-section.ts'
import { type Html, html, nothing } from './template.ts'

/** Behind the headline: ` · acme/shop #12 · 2026-12-01`. */
export function titleWords(report: Report): string {
  const repository = repositoryName(report)
  const occasion = report.run?.occasion
  const where = occasion?.kind === 'pull-request' ? `#${occasion.number}` : branchOf(report)
  const day = report.run === undefined ? null : timeWords(report.run.time).slice(0, 10)
  const run = [repository, where].filter((part) => part !== null).join(' ')
  return [run, day]
    .filter((part) => part !== null && part !== '')
    .map((part) => ` · ${part}`)
    .join('')
}

/** Repository, pull request or branch, check, checker, and when it ran; of that what is known. */
export function runHeader(report: Report): Html {
  const check = `${visibleLine(report.name)}${legWords(report)}`
  const checker = checkerName(report.checker)
  return headOf(report, check === checker ? [check] : [check, checker])
}

/** The same of a run of several checks, any of which tells the run. */
export function jointHeader(report: Report, checks: number): Html {
  return headOf(report, [counted(checks, 'check')])
}

function headOf(report: Report, names: readonly string[]): Html {
  const parts = [...names.map((name) => html`<span>${name}</span>`), ...dateOf(report)]
  return html`<p class="brand">${sourceOf(report)}</p><p class="about">${parts}</p>`
}

function sourceOf(report: Report): Html {
  const { hosted, run } = report
  const repository = repositoryName(report)
  if (repository === null) {
    return html`<span class="tool">type-ratchet</span>`
  }
  const url = webAddress(hosted?.url ?? null)
  const occasion = run?.occasion
  const pull =
    occasion?.kind === 'pull-request'
      ? html` ${link(url === null ? null : `${url}/pull/${occasion.number}`, `#${occasion.number}`)}`
      : nothing
  const branch = branchOf(report)
  const queue = occasion?.kind === 'merge-queue' ? html` <span class="queue">merge queue of</span>` : nothing
  const name = branch === null ? nothing : html`${queue} <code class="branch">${branch}</code>`
  return html`${link(url, repository)}${pull}${name}`
}

function dateOf({ hosted, run }: Report): readonly Html[] {
  if (run === undefined) {
    return []
  }
  const words = timeWords(run.time)
  const time = html`<time datetime="${words.replace(' ', 'T')}Z">${words} UTC</time>`
  return [html`<span class="date">${link(hosted?.runUrl ?? null, time)}</span>`]
}

/** `2026-12-01 03:17`. */
function timeWords(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 16).replace('T', ' ')
}

function repositoryName({ hosted }: Report): string | null {
  const [, name] = /^https?:\/\/[^/]+\/(.+)$/.exec(hosted?.url ?? '') ?? []
  return name === undefined ? null : visibleLine(name)
}

function branchOf({ run }: { readonly run?: RunFacts }): string | null {
  const occasion = run?.occasion
  const branch = occasion === undefined || occasion.kind === 'other' ? null : occasion.branch
  return branch === null ? null : visibleLine(branch)
}

/** A long matrix would push everything else out of the head. */
function legWords({ leg }: Report): string {
  const names = leg?.split(', ') ?? []
  return leg === null ? '' : ` / ${names.length > 3 ? `${names.length} legs` : visibleLine(leg)}`
}
