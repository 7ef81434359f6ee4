/** A real Chromium, shipped by an npm package, driven without a download. */
import Chromium from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/** What to show, and where the picture goes. */
export interface PictureOrder {
  readonly content?: string
  readonly address?: string
  /** CSS pixels. */
  readonly width: number
  /** At least this; a picture shows the whole page. */
  readonly height?: number
  readonly dark?: boolean
  /** False: a reader who turned it off. */
  readonly javaScript?: boolean
  /** Runs in the page before its own script. */
  readonly before?: string
  readonly file: string
}

/** One browser process; closed when disposed of. */
export class RealBrowser implements AsyncDisposable {
  private readonly browser: Browser

  constructor(browser: Browser) {
    this.browser = browser
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close()
  }

  /** A page that records what goes wrong: console errors, and requests other than for the page itself. */
  async open(
    order: Omit<PictureOrder, 'file'>,
  ): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> {
    const { width, dark = false, content, address } = order
    const page = await this.browser.newPage({
      viewport: { width, height: order.height ?? 900 },
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: order.javaScript ?? true,
    })
    if (order.before !== undefined) {
      await page.addInitScript(order.before)
    }
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        troubles.push(`console ${message.type()}: ${message.text()}`)
      }
    })
    page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`))
    page.on('request', (request) => {
      if (!/^(?:file|data|about):/.test(request.url())) {
        troubles.push(`request: ${request.url()}`)
      }
    })
    await (address === undefined ? page.setContent(content ?? '') : page.goto(address))
    return { page, troubles }
  }

  /** A screenshot of the whole page. */
  async picture(order: PictureOrder): Promise<void> {
    const { page } = await this.open(order)
    await page.evaluate('document.fonts.ready')
    // A report unpacks its data and takes it out of the page before it draws.
    await page.waitForFunction(`document.getElementById('data') === null`)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    await page.screenshot({ path: order.file, fullPage: true })
    await page.close()
  }
}

/** Chromium runs without its sandbox, because tests may run as root in a container. */
export async function openBrowser(): Promise<RealBrowser> {
  const executablePath = await Chromium.executablePath()
  return new RealBrowser(
    await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    }),
  )
}
