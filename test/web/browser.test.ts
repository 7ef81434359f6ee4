/** The report in a real Chromium, opened from disk as people open it. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { renderHtml } from '#render/html/page.ts'
import { openBrowser, type PictureOrder, type RealBrowser } from '../support/browser.ts'
import { type ReportName, reportNamed } from '../support/course-report.ts'
import { hostilePieces } from '../support/report-material.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

let browser: RealBrowser
let folder: TemporaryFolder
const written = new Map<ReportName, string>()

beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

interface Opened {
  readonly page: Page
  readonly troubles: readonly string[]
}

async function fileOf(name: ReportName): Promise<string> {
  const html = renderHtml(reportNamed(name), { version: '0.0.0-test', pack: deflateText })
  const file = written.get(name) ?? (await folder.write(`${name}.html`, html))
  written.set(name, file)
  return file
}

async function open(name: ReportName, hash = '', order: Partial<PictureOrder> = {}): Promise<Opened> {
  const address = `${pathToFileURL(await fileOf(name)).href}${hash}`
  const opened = await browser.open({ address, width: 1280, ...order })
  if (order.javaScript !== false && order.before === undefined && name !== 'notComparable') {
    await opened.page.waitForSelector(':root[data-ready]')
  }
  return opened
}

const views = [
  '#view=overview',
  '#view=errors',
  '#view=errors&status=new&row=3',
  '#view=rules',
  '#view=rules&one=arg-type',
  '#view=files',
  '#view=files&one=src%2Fshop%2Fapi%2Faccount.py',
  '#view=fix-first',
  '#view=history',
]
const words = async (page: Page, selector: string): Promise<string> =>
  (await page.textContent(selector))?.replace(/\s+/g, ' ').trim() ?? ''

describe('every report', () => {
  it.each(['small', 'course', 'firstRun', 'allFixed', 'replaced', 'notComparable', 'hostile'] as const)(
    'asks for nothing and says nothing to the console: %s',
    async (name) => {
      const { page, troubles } = await open(name)
      expect(troubles).toEqual([])
      await page.close()
    },
  )
})

describe.each(['light', 'dark'] as const)('accessibility, %s', (scheme) => {
  it.each(views)('has no serious violation at %s', async (hash) => {
    const { page, troubles } = await open('course', hash, { dark: scheme === 'dark' })
    await page.evaluate(axe.source)
    const { serious, passed } = await page.evaluate<{ serious: unknown[]; passed: number }>(
      `axe.run().then(({ violations, passes }) => ({
        passed: passes.length,
        serious: violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]),
      }))`,
    )
    expect(serious).toEqual([])
    expect(passed).toBeGreaterThan(20)
    expect(troubles).toEqual([])
    await page.close()
  })
})

describe('on a telephone of 390 pixels', () => {
  it.each(views)('nothing is wider than the screen at %s', async (hash) => {
    const { page } = await open('course', hash, { width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.close()
  })
})

describe('the list', () => {
  it('filters as one types, and the address brings the filter back', async () => {
    const { page } = await open('course', '#view=errors')
    await page.getByLabel('Search').fill('arg-type cart')
    await page.getByLabel('Category').selectOption('Incompatible types')
    await page.locator('label:has(input[value=all])').click()
    const count = await words(page, '#count')
    expect(count).toMatch(/^\d{2,3} of 3,667 findings\.$/)
    await page.waitForURL(/text=arg-type\+cart/)
    await page.reload()
    await page.waitForSelector('#count')
    expect(await words(page, '#count')).toBe(count)
    expect(await page.getByLabel('Search').inputValue()).toBe('arg-type cart')
    await page.close()
  })

  it('holds a few dozen elements, however long it is', async () => {
    const { page } = await open('course', '#view=errors')
    expect(await page.locator('[role=option]').count()).toBeLessThan(60)
    await page.close()
  })

  it('is moved through with the keyboard, and Enter leads to the details', async () => {
    const { page } = await open('course', '#view=errors')
    await page.locator('[role=listbox]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const chosen = page.locator('[role=option][aria-selected=true]')
    expect(await chosen.getAttribute('aria-posinset')).toBe('2')
    await page.keyboard.press('End')
    await page.waitForSelector('[aria-posinset="3594"][aria-selected=true]')
    await page.keyboard.press('Home')
    await page.waitForSelector('[aria-posinset="1"][aria-selected=true]')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('detail')
    await page.close()
  })

  it('goes away as CSV and JSON, filtered as it is', async () => {
    const { page } = await open('course', '#view=errors&status=new')
    for (const [button, name] of [
      ['Export CSV', 'type-ratchet-mypy.csv'],
      ['Export JSON', 'type-ratchet-mypy.json'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ])
      expect(download.suggestedFilename()).toBe(name)
      const text = await readFile(await download.path(), 'utf8')
      expect(button === 'Export CSV' ? text.split('\r\n').length - 2 : JSON.parse(text).length).toBe(31)
    }
    await page.close()
  })
})

/** The middle of a frame belongs to the areas inside it. */
const nameOfFrame = { position: { x: 12, y: 10 } }

describe('the map', () => {
  it('is entered and left level by level, and the address says where', async () => {
    const { page } = await open('course')
    await page.getByRole('button', { name: /^api\/, / }).click(nameOfFrame)
    expect(await words(page, '.trail ol')).toBe('src/shop/api/')
    await page.waitForURL(/in=api%2F/)
    await page.getByRole('link', { name: 'List these errors' }).click()
    await page.waitForURL(/inside=src%2Fshop%2Fapi%2F/)
    await page.goBack()
    await page.getByRole('button', { name: 'src/shop/' }).click()
    await page.getByText('Category', { exact: true }).click()
    await page.getByRole('button', { name: /^Incompatible types, / }).click(nameOfFrame)
    await page.getByRole('button', { name: /^arg-type, / }).click(nameOfFrame)
    expect(await words(page, '.trail ol')).toBe('EverythingIncompatible typesarg-type')
    await page.close()
  })

  it('leads to the page of a file', async () => {
    const { page } = await open('course', '#view=overview&in=api%2F')
    await page.getByRole('button', { name: /^account\.py, / }).click()
    expect(await words(page, '#file-title')).toBe('src/shop/api/account.py')
    await page.close()
  })
})

describe('hostile messages and paths', () => {
  it.each([
    '#view=errors&status=all',
    '#view=errors&status=all&row=2',
    '#view=rules',
    '#view=files',
    '#view=overview',
  ])('stay text at %s', async (hash) => {
    const { page, troubles } = await open('hostile', hash)
    page.on('dialog', () => expect.unreachable('a script of the report ran'))
    const elements = await page.evaluate(
      `[...document.querySelectorAll('body img, body iframe, body object, body style, body script:not([src])')].length`,
    )
    // The application's own script.
    expect(elements).toBe(1)
    expect(
      await page.evaluate(
        `[...document.links].map(({ protocol }) => protocol).filter((each) => !['file:', 'https:'].includes(each))`,
      ),
    ).toEqual([])
    expect(troubles).toEqual([])
    await page.close()
  })

  it('are shown whole', async () => {
    const { page } = await open('hostile', '#view=errors&status=all')
    await page.getByLabel('Search').fill('onerror')
    await page.locator('[role=option]').first().click()
    expect(await words(page, '#detail')).toContain(hostilePieces.image)
    await page.close()
  })
})

describe('a reader without the application', () => {
  it('still reads verdict, totals and the new errors without JavaScript', async () => {
    const { page } = await open('course', '', { javaScript: false })
    expect(await words(page, '#verdict-title')).toBe('Pass: 42 errors fewer')
    expect(await page.locator('#plain .row').count()).toBe(31)
    expect(await words(page, '#plain-reason')).toContain('They need JavaScript')
    await page.close()
  })

  it('is told when the browser can’t unpack the data', async () => {
    const { page } = await open('course', '', { before: 'delete globalThis.DecompressionStream' })
    expect(await words(page, '#plain-reason')).toContain('DecompressionStream is missing')
    expect(await page.locator('#plain .row').count()).toBe(31)
    await page.close()
  })

  it('is told when the file is damaged', async () => {
    const text = await readFile(await fileOf('course'), 'utf8')
    const damaged = await folder.write('damaged.html', text.replace(/(id="data">.{50}).{300}/, '$1'))
    const { page } = await browser.open({ address: pathToFileURL(damaged).href, width: 1280 })
    await page.waitForFunction(`document.getElementById('plain-reason').textContent.includes('damaged')`)
    await page.close()
  })

  it('prints the list as a table', async () => {
    const { page } = await open('course', '#view=errors')
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    await page.waitForSelector('.on-paper tbody tr')
    expect(await page.locator('.on-paper tbody tr').count()).toBe(500)
    expect(await page.locator('.filters').isVisible()).toBe(false)
    await page.close()
  })
})
