/**
 * Draws the HTML report in a real browser: what the README shows into `docs/pictures/`, and every page of every kind
 * of report, light, dark and on a phone, into `tmp/pictures/report/` for looking at a change.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { deflateText } from '../src/adapters/fs/deflate-text.ts'
import { renderHtml } from '../src/render/html/page.ts'
import { openBrowser } from '../test/support/browser.ts'
import { type ReportName, reportNamed } from '../test/support/course-report.ts'
import { rowsFrom } from '../test/support/report-rows.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const shown = join(root, 'docs/pictures')
const drafts = join(root, 'tmp/pictures/report')
mkdirSync(shown, { recursive: true })
mkdirSync(drafts, { recursive: true })

await using browser = await openBrowser()

function addressOf(name: ReportName): string {
  const file = join(drafts, `${name}.html`)
  writeFileSync(file, renderHtml(reportNamed(name), { version: '0.1.0', pack: deflateText }))
  return pathToFileURL(file).href
}

const course = addressOf('course')
const firstNew = rowsFrom('course').status.indexOf(0)
await browser.picture({ address: course, width: 1200, file: join(shown, 'report.png') })
await browser.picture({ address: course, width: 1200, dark: true, file: join(shown, 'report-dark.png') })
await browser.picture({
  address: `${course}#view=errors&status=new&row=${firstNew}`,
  width: 1200,
  file: join(shown, 'report-list.png'),
})
await browser.picture({ address: course, width: 390, height: 844, file: join(shown, 'report-phone.png') })

const pages = ['overview', 'errors', 'rules', 'rules&one=arg-type', 'files', 'fix-first', 'history']
for (const name of [
  'small',
  'course',
  'firstRun',
  'allFixed',
  'replaced',
  'matrix',
  'notComparable',
  'hostile',
] as const) {
  const address = addressOf(name)
  for (const view of name === 'course' ? pages : ['overview', 'errors']) {
    const picture = { address: `${address}#view=${view}`, width: 1200 }
    const file = join(drafts, `${name}-${view.replace(/[&=]/g, '-')}`)
    await browser.picture({ ...picture, file: `${file}.png` })
    await browser.picture({ ...picture, dark: true, file: `${file}-dark.png` })
    await browser.picture({ ...picture, width: 390, height: 844, file: `${file}-phone.png` })
  }
}
process.stdout.write('pictures: docs/pictures and tmp/pictures/report\n')
