/** The report in a real Chromium, opened from disk as people open it. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { dashboardPage } from '#render/dashboard/dashboard-page.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderJointHtml } from '#render/joint/joint-page.ts'
import { openBrowser, type PictureOrder, type RealBrowser } from '../support/browser.ts'
import { type ReportName, reportNamed } from '../support/course-report.ts'
import { exampleDashboard } from '../support/example-dashboard.ts'
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

/** Opens a menu of the filter, chooses and closes it. */
async function choose(page: Page, menu: string, option: string): Promise<void> {
  const details = page.locator('details.menu', { has: page.getByText(menu, { exact: true }) })
  await details.locator('summary').click()
  await details.locator('label', { hasText: option }).first().click()
  await page.keyboard.press('Escape')
}

describe('every report', () => {
  const names: readonly ReportName[] = [
    ...(['small', 'course', 'pull', 'matrix', 'firstRun', 'allFixed', 'replaced', 'notComparable'] as const),
    'hostile',
  ]
  it.each(names)('asks for nothing and says nothing to the console: %s', async (name) => {
    const { page, troubles } = await open(name)
    expect(troubles).toEqual([])
    await page.close()
  })
})

/** Moves to another page of the report, which is there when it has been drawn. */
async function move(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = '${hash}'`)
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
}

describe.each(['light', 'dark'] as const)('accessibility, %s', (scheme) => {
  it.each([1280, 320])('has no violation on any page, %i pixels wide', async (width) => {
    const { page, troubles } = await open('course', '', { dark: scheme === 'dark', width })
    await page.evaluate(axe.source)
    for (const hash of views) {
      await move(page, hash)
      const { violations, passed } = await page.evaluate<{ violations: unknown[]; passed: number }>(
        `axe.run().then(({ violations, passes }) => ({
          passed: passes.length,
          violations: violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]),
        }))`,
      )
      expect([hash, violations]).toEqual([hash, []])
      expect(passed).toBeGreaterThan(20)
    }
    expect(troubles).toEqual([])
    await page.close()
  })
})

describe('the width of the page', () => {
  it.each([
    { width: 390, text: 100 },
    { width: 320, text: 100 },
    { width: 1280, text: 200 },
    { width: 640, text: 200 },
  ])('holds everything, totals of six digits too: %j', async ({ width, text }) => {
    const { page } = await open('course', '', { width })
    await page.evaluate(`document.documentElement.style.fontSize = '${text}%'`)
    await page.evaluate(
      `for (const dd of document.querySelectorAll('.totals dd')) dd.textContent = dd.textContent.replace(/[\\d,]+/, '104,638')`,
    )
    for (const hash of views) {
      await move(page, hash)
      expect([hash, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([hash, width])
      const cut = `[...document.querySelectorAll('#summary:not([hidden]) :is(.totals, .rules, td, dd)')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1).map(({ outerHTML }) => outerHTML)`
      expect([hash, await page.evaluate(cut)]).toEqual([hash, []])
    }
    await page.close()
  })
})

describe('several checks', () => {
  /** What stands in the document is there once. */
  const doubled = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)`
  const chosen = async (page: Page): Promise<string> =>
    await page.locator('.check-switch select').inputValue()

  it('are each a whole report in one file, chosen by the address', async () => {
    const checks = (['pull', 'course', 'notComparable', 'hostile'] as const).map((name) => ({
      ...reportNamed(name),
      name: name.toLowerCase(),
    }))
    const joint = { name: 'type-ratchet', reports: checks, hosted: checks[0]?.hosted ?? null, warnings: [] }
    const html = renderJointHtml(joint, { version: '0.0.0-test', pack: deflateText })
    const address = pathToFileURL(await folder.write('joint.html', html)).href
    const { page, troubles } = await browser.open({ address, width: 1280 })
    await page.waitForSelector(':root[data-ready]')
    expect(await chosen(page)).toBe('')

    await page.getByRole('link', { name: 'course types' }).click()
    await page.waitForSelector('#views nav')
    expect(await chosen(page)).toBe('course')
    expect(await page.title()).toMatch(/^course types: 42 fewer/)
    await page.getByRole('link', { name: 'Errors', exact: true }).click()
    await page.locator('label:has(input[value=kept])').click()
    await page.getByLabel('Search').fill('arg-type')
    const count = await words(page, '#count')
    expect(count).toMatch(/^\d{3} of 3,667 findings\.$/)
    await page.waitForURL(/#check=course&view=errors&status=kept&text=arg-type$/)
    await page.reload()
    await page.waitForSelector('#count')
    expect([await chosen(page), await words(page, '#count')]).toEqual(['course', count])

    await page.locator('.check-switch select').selectOption('pull')
    await page.waitForURL(/#check=pull&view=errors$/)
    await expect.poll(() => page.title()).toMatch(/^Errors · pull/)
    expect(await words(page, '#count')).toBe('6 of 3,633 findings.')
    await page.goBack()
    await expect.poll(() => page.title()).toMatch(/^Errors · course/)
    expect([await chosen(page), await words(page, '#count')]).toEqual(['course', count])

    await page.evaluate(axe.source)
    for (const hash of [
      '#',
      '#check=pull',
      '#check=notcomparable',
      '#check=hostile&view=errors',
      '#check=gone',
    ]) {
      await page.evaluate(`location.hash = '${hash}'`)
      const name = /check=(pull|notcomparable|hostile)/.exec(hash)?.[1] ?? ''
      await expect.poll(() => chosen(page)).toBe(name)
      const found = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
      )
      expect([hash, found, await page.evaluate(doubled)]).toEqual([hash, [], []])
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 })
        expect([hash, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([hash, width])
      }
    }
    expect(troubles).toEqual([])
    await page.close()
  })
})

describe('the list', () => {
  it('filters as one types, and the address brings the filter back', async () => {
    const { page } = await open('course', '#view=errors')
    await page.getByLabel('Search').fill('arg-type cart')
    await choose(page, 'Category', 'Incompatible types')
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

  it('opens on what is new on a pull request, by cause; order and headings come back', async () => {
    const { page } = await open('pull', '#view=errors')
    expect(await words(page, '#count')).toBe('6 of 3,633 findings.')
    expect(await page.locator('.item.head .head-title').allTextContents()).toEqual([
      'Attribute of something that may be None',
      'Bare dict',
      'Argument 1 of charge must be Money · here str',
    ])
    await page.getByLabel('Group by').selectOption('rule')
    await page.getByLabel('Sort by').selectOption('message')
    await page.waitForURL(/sort=message&group=rule/)
    await page.reload()
    await page.waitForSelector('.item.head')
    expect(await page.locator('.item.head').allTextContents()).toEqual([
      'type-arg3',
      'arg-type2',
      'union-attr1',
    ])
    await page.locator('[role=listbox]').focus()
    await page.keyboard.press('End')
    expect(await words(page, '[aria-selected=true] .vh')).toBe('union-attr, 1 finding:')
    await page.close()
  })

  it('takes several names a menu, and counts in the others what is left', async () => {
    const { page } = await open('course', '#view=errors')
    const pill = (): Promise<string> => words(page, 'label:has(input[value=new])')
    expect(await pill()).toBe('New 31')
    await choose(page, 'Rule', 'arg-type')
    const one = Number((await words(page, '#count')).split(' ')[0]?.replace(',', ''))
    expect(await pill()).not.toBe('New 31')
    await choose(page, 'Rule', 'union-attr')
    expect(Number((await words(page, '#count')).split(' ')[0]?.replace(',', ''))).toBeGreaterThan(one)
    await page.waitForURL(/rule=arg-type&rule=union-attr/)
    await page.locator('summary:has-text("Category")').click()
    const left = await page.locator('.menu[open] label').allTextContents()
    expect(left.join()).not.toContain('Missing annotations')
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
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.role')).toBe('listbox')
    expect(await page.locator('#detail').count()).toBe(0)
    await page.close()
  })

  it('says of each error on which legs it is, and filters by them', async () => {
    const { page } = await open('matrix', '#view=errors&row=1')
    expect(await page.locator('.item .leg').allTextContents()).toEqual([
      'only on 3 of 4 legs',
      'only on 3.12, 3.13',
      'only on 3.11',
    ])
    expect(await words(page, '#detail .facts')).toContain('Found on3.12, 3.13')
    await choose(page, 'Leg', '3.11')
    expect(await words(page, '#count')).toBe('2 of 3 findings.')
    await page.waitForURL(/leg=3\.11/)
    await page.close()
  })

  it('says why it is empty, and leads on', async () => {
    const fixed = await open('allFixed', '#view=errors')
    expect(await words(fixed.page, '.master')).toBe(
      'No errors or warnings are left.Show 2 findings of any status',
    )
    await fixed.page.getByRole('link', { name: 'of any status' }).click()
    await fixed.page.waitForSelector('[aria-setsize="2"]')
    await fixed.page.close()
    const { page } = await open('course', '#view=errors&text=xyzzy')
    expect(await words(page, '.master')).toBe('Nothing matches these filters.')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    expect(await words(page, '#count')).toBe('3,594 of 3,667 findings.')
    expect(await page.evaluate('document.activeElement.id')).toBe('errors-title')
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

describe('new errors', () => {
  it('stand by cause, with the declaration that the change touches, and lead to their rows', async () => {
    const { page } = await open('pull')
    expect(await page.locator('#changed h3').allTextContents()).toEqual([
      '4 new errors in changed files',
      '2 new errors in files that this change does not touch',
    ])
    const elsewhere = page.locator('.cause', { hasText: 'Probably because' })
    expect((await elsewhere.locator('.declaration').textContent()) ?? '').toBe(
      'Probably because this change touches Gateway.charge in src/shop/gateway.py:19.',
    )
    expect(await elsewhere.locator('.cause-help').textContent()).toContain('Fix: Convert the value')
    await elsewhere.getByRole('link', { name: 'src/jobs/nightly.py:31' }).click()
    expect(await words(page, '#count')).toBe('2 of 3,633 findings.')
    expect(await words(page, '#detail-title')).toBe('new src/jobs/nightly.py')
    expect(await words(page, '#detail .declaration')).toContain('Gateway.charge')
    await page.close()
  })
})

describe('the map', () => {
  it('is entered and left level by level, and the address says where', async () => {
    const { page } = await open('course')
    await page.getByRole('button', { name: /^api\/ \d/ }).click(nameOfFrame)
    expect(await words(page, '.trail ol')).toBe('src/shop/api/')
    await page.waitForURL(/in=api%2F/)
    await page.getByRole('link', { name: 'List these errors' }).click()
    await page.waitForURL(/inside=src%2Fshop%2Fapi%2F/)
    await page.goBack()
    await page.getByRole('button', { name: 'src/shop/' }).click()
    await page.getByText('Category', { exact: true }).click()
    await page.getByRole('button', { name: /^Incompatible types \d/ }).click(nameOfFrame)
    await page.getByRole('button', { name: /^arg-type \d/ }).click(nameOfFrame)
    expect(await words(page, '.trail ol')).toBe('EverythingIncompatible typesarg-type')
    await page.close()
  })

  it('is left again by the Back button, level by level, and the focus follows', async () => {
    const { page } = await open('course', '#view=overview&map=category')
    await page.locator('.area.frame').first().waitFor()
    // What stands inside a frame is reached by entering the frame.
    expect(await page.locator('.area[tabindex="0"]').count()).toBe(await page.locator('.area.frame').count())
    await page.locator('.area.frame').first().press('Enter')
    await page.locator('.trail li:nth-child(2)').waitFor()
    expect(await page.evaluate('document.activeElement.ariaCurrent')).toBe('true')
    await page.locator('.area.frame').first().press('Enter')
    await page.locator('.trail li:nth-child(3)').waitFor()
    await page.goBack()
    await page.waitForFunction(`document.querySelectorAll('.trail li').length === 2`)
    await page.goBack()
    await page.waitForFunction(`document.querySelectorAll('.trail li').length === 1`)
    await page.close()
  })

  it('lists an area of several owners with their names in the filter', async () => {
    const { page } = await open('course', '#view=overview&map=owner')
    await page.getByRole('button', { name: /^@acme\/platform @acme\/billing \d/ }).click(nameOfFrame)
    await page.getByRole('link', { name: 'List these errors' }).click()
    await page.waitForSelector('#count')
    expect(await words(page, '.menu:has-text("Owner") summary')).toBe('Owner @acme/platform @acme/billing')
    await page.close()
  })

  it('leads to the page of a file', async () => {
    const { page } = await open('course', '#view=overview&in=api%2F')
    await page.getByRole('button', { name: /^account\.py \d/ }).click()
    expect(await words(page, '#file-title')).toBe('src/shop/api/account.py')
    await page.close()
  })
})

describe('the title', () => {
  it('says which page of which run it is', async () => {
    const { page } = await open('pull', '#view=files&one=src%2Fshop%2Fcart.py')
    const run = 'mypy: 6 new errors, none allowed · acme/shop #12 · 2026-12-01'
    expect(await page.title()).toBe(`cart.py · ${run}`)
    await page.getByRole('link', { name: 'Errors', exact: true }).click()
    await page.waitForSelector('#errors')
    expect(await page.title()).toBe(`Errors · ${run}`)
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.waitForSelector('#changed')
    expect(await page.title()).toBe(run)
    await page.close()
  })
})

describe('keys', () => {
  it('search, step through the findings, and are told by ?', async () => {
    const { page } = await open('pull')
    await page.keyboard.press('/')
    await page.locator('input[type=search]:focus').waitFor()
    await page.keyboard.type('dict np')
    expect(await page.locator('[aria-selected=true]').count()).toBe(0)
    await page.getByLabel('Search').fill('')
    await page.getByRole('heading', { name: 'Errors, one by one' }).click()
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await page.keyboard.press('p')
    await page.waitForSelector('[aria-selected=true][aria-posinset="2"]')
    await page.keyboard.press('?')
    expect(await words(page, 'dialog[open]')).toContain('nNext finding')
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.close()
  })
})

describe('the colours', () => {
  it('are switched, in the chart too, and paper stays light', async () => {
    const { page } = await open('course')
    const colour = (): Promise<string> =>
      page.evaluate<string>(`getComputedStyle(document.documentElement).backgroundColor`)
    const light = await colour()
    await page.getByRole('button', { name: 'Dark colours' }).click()
    expect(await colour()).not.toBe(light)
    await page.emulateMedia({ media: 'print' })
    expect(await colour()).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Light colours' }).click()
    expect(await colour()).toBe(light)
    await page.close()
  })
})

describe('copying', () => {
  it('gives the path with its line, and the address', async () => {
    const { page } = await open('pull', '#view=errors&row=1', {
      before: `Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text } } })`,
    })
    await page.waitForSelector('#detail')
    await page.getByRole('button', { name: 'Copy path' }).click()
    expect(await page.evaluate('copied')).toBe('src/jobs/nightly.py:31')
    await page.getByText('Copied', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Copy link' }).click()
    expect(await page.evaluate('copied')).toMatch(
      /^https:.*\/blob\/[0-9a-f]{40}\/src\/jobs\/nightly\.py#L31$/,
    )
    await page.close()
  })
})

describe('coming back', () => {
  it('finds a table as it was left, at the same place', async () => {
    const { page } = await open('course', '#view=files')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: /^Show \d+ more/ }).click()
    await page.locator('tbody a').nth(100).click()
    await page.waitForSelector('#file-title')
    expect(await page.evaluate('scrollY')).toBe(0)
    await page.goBack()
    await page.waitForSelector('#files')
    expect(await page.evaluate('scrollY')).toBeGreaterThan(1000)
    expect(await words(page, '[aria-sort]')).toBe('New')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(100)
    await page.close()
  })

  it('finds what was typed last, however fast the reader left', async () => {
    const { page } = await open('course', '#view=errors')
    await page.evaluate(`(() => {
      const field = document.querySelector('input[type=search]')
      field.value = 'cart'
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      document.querySelector('.tabs a').click()
    })()`)
    await page.waitForSelector('#trend')
    await page.goBack()
    await page.waitForURL(/text=cart/)
    await page.close()
  })
})

describe('files and rules', () => {
  it('are searched and sorted, and the address brings both back', async () => {
    const { page } = await open('course', '#view=rules')
    await page.getByLabel('Search').fill('untyped')
    await page.getByRole('button', { name: 'Rule' }).click()
    const shown = ['import-untyped', 'no-untyped-call', 'no-untyped-def']
    await page.waitForURL(/text=untyped&column=name/)
    await page.reload()
    await page.waitForSelector('[aria-sort=ascending]')
    expect(await page.locator('tbody .rule-name').allTextContents()).toEqual(shown)
    await page.close()
  })

  it('stand in their folders, with counts that agree', async () => {
    const { page } = await open('course', '#view=files')
    const files = await words(page, '#files-title')
    expect(await words(page, '#files')).toContain(`more of ${files.replace(' files', '')}`)
    await page.locator('label', { hasText: 'Folders' }).click()
    await page.getByRole('link', { name: 'src/shop/' }).click()
    await page.getByRole('link', { name: 'fulfilment/carriers/' }).click()
    await page.locator('nav.trail [aria-current]', { hasText: 'carriers/' }).waitFor()
    expect(await words(page, 'nav.trail ol')).toBe('All filessrc/shop/fulfilment/carriers/')
    expect(await words(page, '#count')).toMatch(/^\d+ of \d+ files: \d+ with errors/)
    await page.goBack()
    await page.getByRole('link', { name: 'fulfilment/carriers/' }).waitFor()
    await page.close()
  })
})

describe('a rule', () => {
  it('has its own category, whatever its first message is about', async () => {
    const { page } = await open('course', '#view=rules&one=arg-type')
    expect(await words(page, '#rule .links')).toContain('Incompatible types, priority high')
    await page.close()
  })

  it('is named with its code as code', async () => {
    const { page } = await open('course', '#view=rules')
    expect(await words(page, '#rules')).not.toContain('`')
    expect(await page.locator('.rule-line .hint code').allTextContents()).toContain('None')
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
    expect(await words(page, '#verdict-title')).toBe('mypy: 42 fewer errors (3,594)')
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
    expect(await page.locator('#summary').isVisible()).toBe(false)
    await page.waitForSelector('.on-paper tbody tr')
    expect(await page.locator('.on-paper tbody tr').count()).toBe(500)
    expect(await words(page, '.on-paper caption')).toBe(
      'Status: current. The first 500; 3,094 more are in the file.',
    )
    expect(await page.locator('.on-paper tbody td').first().textContent()).toBe('kept')
    expect(await page.locator('.filters').isVisible()).toBe(false)
    await page.close()
  })
})

describe('the page of many repositories', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
  const content = dashboardPage(exampleDashboard, { version: '0.0.0-test', sha256 })
  const names = (page: Page): Promise<readonly string[]> =>
    page
      .locator('#repositories tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          `${row.children[0]?.firstChild?.textContent} ${row.children[1]?.textContent}`.trim(),
        ),
      )

  it('is sorted by its heads, with the keyboard too; what was not read stays last in a column that it has nothing in', async () => {
    const address = pathToFileURL(await folder.write('dashboard.html', content)).href
    const { page, troubles } = await browser.open({ address, width: 1280 })
    expect(await names(page)).toEqual(['acme/secret', 'acme/shop web', 'acme/shop api', 'acme/tools mypy'])
    await page.getByRole('button', { name: 'Errors' }).press('Enter')
    expect(await names(page)).toEqual(['acme/tools mypy', 'acme/shop api', 'acme/secret', 'acme/shop web'])
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
    await page.getByRole('button', { name: /^Check\b/ }).click()
    expect(await names(page)).toEqual(['acme/shop api', 'acme/tools mypy', 'acme/shop web', 'acme/secret'])
    expect(troubles).toEqual([])
    await page.evaluate(axe.source)
    const faults = await page.evaluate<unknown[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    )
    expect(faults).toEqual([])
    await page.close()
  })
})
