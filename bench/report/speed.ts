/**
 * How the HTML report does with 100,000 diagnostics in 3,000 files, in a real Chromium: `node bench/report/speed.ts`.
 * Prints each figure with its limit and fails when one is over it. docs/performance.md
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { deflateText } from '../../src/adapters/fs/deflate-text.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { renderHtml } from '../../src/render/html/page.ts'
import { openBrowser } from '../../test/support/browser.ts'
import { reportOf } from '../../test/support/report-factory.ts'
import { type ListedComparison, largeComparison } from '../../test/support/report-material.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'

const diagnostics = 100_000
const runs = 7
let failed = false

function figure(name: string, value: number, limit: number | null, unit: string): void {
  const over = limit !== null && value > limit
  failed ||= over
  const words =
    limit === null ? '' : ` (at most ${limit.toLocaleString('en')} ${unit})${over ? ' TOO MUCH' : ''}`
  process.stdout.write(`${name}: ${Number(value.toFixed(1)).toLocaleString('en')} ${unit}${words}\n`)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Of the recorded projects a quarter of the messages stand alone; the made ones repeat too much. */
function varied(comparison: ListedComparison): ListedComparison {
  const vary = (diagnostic: Diagnostic): Diagnostic =>
    diagnostic.line % 4 === 0
      ? {
          ...diagnostic,
          message: `${diagnostic.message} in "handler_${diagnostic.line * diagnostic.column}"`,
        }
      : diagnostic
  const both = [...comparison.kept].map((pair) => {
    const head = vary(pair.head)
    return { ...pair, head, base: { ...pair.base, message: head.message } }
  })
  return { ...comparison, kept: both }
}

const report = reportOf({
  comparison: varied(largeComparison({ errors: diagnostics, files: 3000, added: 500, fixed: 900 })),
})
renderHtml(report, { version: 'bench', pack: deflateText })
const start = performance.now()
const html = renderHtml(report, { version: 'bench', pack: deflateText })
figure('writing the report', performance.now() - start, null, 'ms')
figure('size', Buffer.byteLength(html) / diagnostics, 60, 'bytes a diagnostic')

await using folder = await temporaryFolder()
await using browser = await openBrowser()
const file = `${folder.path}/report.html`
writeFileSync(file, html)
const address = pathToFileURL(file).href

/** From the start of the navigation until the application has drawn. */
const opened: number[] = []
for (let run = 0; run < runs; run += 1) {
  const { page } = await browser.open({ address, width: 1280 })
  await page.waitForSelector(':root[data-ready]')
  opened.push(
    await page.evaluate<number>(
      `new Promise((done) => requestAnimationFrame(() => done(performance.now())))`,
    ),
  )
  await page.close()
}
figure('opening', median(opened), 2000, 'ms')

/** From the key to the frame that shows the answer. */
async function typing(page: Page, text: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const field = document.querySelector('input[type=search]')
    field.value = ${JSON.stringify(text)}
    const start = performance.now()
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
  })`)
}

const { page, troubles } = await browser.open({ address: `${address}#view=errors&status=all`, width: 1280 })
await page.waitForSelector('#count')
const typed: number[] = []
for (const text of [
  'c',
  'ca',
  'car',
  'cart',
  'cart arg-type',
  'handler_1',
  'xyzzy',
  '',
  'account has no',
  'a',
  '',
]) {
  typed.push(await typing(page, text))
}
figure('filtering, median', median(typed), 100, 'ms')
figure('filtering, slowest', Math.max(...typed), null, 'ms')
const last = await page.textContent('#count')
if (last !== '100,500 findings.') {
  throw new Error(`the list did not follow the filter: ${last}`)
}

let nodes = 0
for (const view of [
  'overview',
  'errors&status=all&row=5',
  'rules',
  'files',
  'fix-first',
  'overview&map=rule',
]) {
  await page.evaluate(`location.hash = 'view=${view}'`)
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
  nodes = Math.max(nodes, await page.evaluate<number>(`document.querySelectorAll('*').length`))
}
figure('elements in the page, at most', nodes, 20_000, 'nodes')
if (troubles.length > 0) {
  throw new Error(troubles.join('\n'))
}
process.exitCode = failed ? 1 : 0
