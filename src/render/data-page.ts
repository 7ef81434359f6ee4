/** The pages of a data branch: how many errors each check has, and where they come from. No clock is read: a page says what its series say. */
import { movementSince } from '#history/movement.ts'
import { weeksOf } from '#history/weeks.ts'
import type { CommitSha } from '#model/ids.ts'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import { amount, counted, signed } from './amount.ts'
import { dayText } from './day-text.ts'
import { markdownCell, markdownLink, markdownText } from './encode/markdown.ts'
import { visibleLine } from './encode/visible.ts'
import { reportStyleHash } from './html/assets.ts'
import { htmlDocument } from './html/shell.ts'
import { type Html, html, nothing } from './html/template.ts'
import { sparkline } from './story/sparkline.ts'

/** What a branch holds. */
export interface DataPage {
  /** `https://github.com/acme/widget`. */
  readonly url: string
  /** `acme/widget`. */
  readonly repository: string
  readonly checks: readonly DataCheck[]
}

/** One check: its series, and which of its files are there. */
export interface DataCheck extends ReplayedHistory {
  readonly files: readonly DataFile[]
}

/** A file of a check, below the folder that is called like it. */
export type DataFile = 'report.html' | 'baseline.json' | 'series.json' | 'badge.svg' | 'badge.json'

const week = 7 * 24 * 60 * 60
/** Weeks of a check that the page lists. */
const shownWeeks = 26

/** For the branch as GitHub shows it. Ends with a line break. */
export function dataReadme({ url, repository, checks }: DataPage): string {
  const rows = checks.map((check) => {
    const { errors, week: weekly, month, course, newest } = factsOf(check)
    const place =
      newest === null ? '' : `${markdownLink(shortOf(newest.commit), commitUrl(url, newest))}, ${newest.day}`
    const cells = [markdownText(check.name), errors, weekly, month, course, place, linksOf(check)]
    return `| ${cells.map(markdownCell).join(' | ')} |`
  })
  return `${[
    `# Errors of ${markdownText(repository)}`,
    'Written by type-ratchet when it checks the default branch; what is edited here is overwritten.',
    [
      '| check | errors | 7 days | 30 days | course | newest commit | files |',
      '| :-- | --: | --: | --: | :-- | :-- | :-- |',
      ...rows,
    ].join('\n'),
    ...checks.flatMap(weekTable),
  ].join('\n\n')}\n`
}

function linksOf({ name, files }: DataCheck): string {
  return files.map((file) => `[${fileWords[file]}](${name}/${file})`).join(', ')
}

const fileWords: Readonly<Record<DataFile, string>> = {
  'report.html': 'report',
  'baseline.json': 'baseline',
  'series.json': 'series',
  'badge.svg': 'badge',
  'badge.json': 'badge as JSON',
}

function weekTable(check: DataCheck): readonly string[] {
  const rows = weeksOf(check.points)
    .slice(0, shownWeeks)
    .map(
      ({ start, errors, delta, upgraded }) =>
        `| ${dayText(start)} | ${amount(errors)} | ${signed(delta)}${upgraded ? ` (${upgradeWords})` : ''} |`,
    )
  return [
    `## ${markdownText(check.name)} by week`,
    ['| week from | errors | change |', '| :-- | --: | --: |', ...rows].join('\n'),
  ]
}

const upgradeWords = 'the checker’s version changed'

interface Facts {
  readonly errors: string
  /** Changes, empty where the series does not reach back. */
  readonly week: string
  readonly month: string
  readonly course: string
  readonly newest: { readonly commit: CommitSha; readonly day: string } | null
}

function factsOf({ points }: DataCheck): Facts {
  const last = points.at(-1)
  if (last === undefined) {
    return { errors: '', week: '', month: '', course: '', newest: null }
  }
  const since = (seconds: number): string => {
    const moved = movementSince(points, last.time - seconds)
    return moved === null || moved.from.time > last.time - seconds ? '' : signed(moved.delta)
  }
  return {
    errors: amount(last.errors),
    week: since(week),
    month: since(30 * 24 * 60 * 60),
    course: sparkline(
      weeksOf(points)
        .slice(0, 12)
        .map(({ errors }) => errors)
        .reverse(),
    ),
    newest: { commit: last.commit, day: dayText(last.time) },
  }
}

function shortOf(commit: CommitSha): string {
  return commit.slice(0, 7)
}

function commitUrl(url: string, { commit }: { readonly commit: CommitSha }): string {
  return `${url}/commit/${commit}`
}

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${reportStyleHash}'`,
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The same for GitHub Pages, or any other server of files. Ends with a line feed. */
export function dataIndex({ url, repository, checks }: DataPage, version: string): string {
  const title = `Errors of ${visibleLine(repository)}`
  return htmlDocument({
    policy,
    title,
    version,
    body: html`<body>
<header class="top"><div class="run"><p>${title}</p></div></header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<p class="lead">Written by type-ratchet when it checks the default branch.</p>
<table class="weeks">
<thead><tr><th scope="col">Check</th><th scope="col" class="n">Errors</th><th scope="col" class="n">7 days</th><th scope="col" class="n">30 days</th><th scope="col">Course</th><th scope="col">Newest commit</th><th scope="col">Files</th></tr></thead>
<tbody>
${checks.map((check) => indexRow(check, url))}</tbody>
</table>
${checks.map(indexWeeks)}
</main>
<footer><p>Made by type-ratchet ${version}. This page asks nothing of any other server.</p></footer>
</body>`,
  })
}

function indexRow(check: DataCheck, url: string): Html {
  const { errors, week: weekly, month, course, newest } = factsOf(check)
  const place =
    newest === null
      ? nothing
      : html`<a href="${commitUrl(url, newest)}"><code>${shortOf(newest.commit)}</code></a>, ${newest.day}`
  const links = check.files.map(
    (file, index) => html`${index === 0 ? '' : ', '}<a href="${check.name}/${file}">${fileWords[file]}</a>`,
  )
  return html`<tr><th scope="row">${visibleLine(check.name)}</th><td class="n">${errors}</td><td class="n">${weekly}</td><td class="n">${month}</td><td>${course}</td><td>${place}</td><td>${links}</td></tr>
`
}

function indexWeeks(check: DataCheck): Html {
  const weeks = weeksOf(check.points).slice(0, shownWeeks)
  return html`<h2>${visibleLine(check.name)} by week</h2>
<p>${counted(check.points.length, 'point')} in the series.</p>
<table class="weeks">
<thead><tr><th scope="col">Week from</th><th scope="col" class="n">Errors</th><th scope="col" class="n">Change</th></tr></thead>
<tbody>
${weeks.map(
  ({ start, errors, delta, upgraded }) =>
    html`<tr><th scope="row">${dayText(start)}</th><td class="n">${amount(errors)}</td><td class="n">${signed(delta)}${upgraded ? ` (${upgradeWords})` : ''}</td></tr>
`,
)}</tbody>
</table>
`
}
