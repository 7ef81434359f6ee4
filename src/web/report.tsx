/**
 * The application inside the HTML report. Everything it shows comes from the data in the page and goes in as
 * text; it asks nothing of the network. Where it can't start, the page says why and stays as it was written.
 */
import './language-guard.ts'
import { render } from 'preact'
import { startChecks } from './checks.tsx'
import { App } from './parts/app.tsx'
import { Views } from './parts/views.tsx'
import { rowsOf } from './rows.ts'
import { unpack } from './unpack.ts'

const element = (id: string): HTMLElement | null => document.getElementById(id)

function explain(reason: string): void {
  const words = element('plain-reason')
  if (words !== null) {
    words.textContent = `The other lists, search, filters, the map and the history could not be opened: ${reason}`
  }
}

async function start(): Promise<void> {
  const packed = element('data')
  const checks = [...document.querySelectorAll('template')]
  if (packed === null && checks.length === 0) {
    return
  }
  if (!('DecompressionStream' in globalThis)) {
    explain('this browser can’t unpack them (DecompressionStream is missing; browsers have it since 2023).')
    return
  }
  try {
    await (packed === null ? startChecks(checks) : startOne(packed))
    document.documentElement.dataset['ready'] = 'true'
  } catch (error) {
    explain(`the data in this file is damaged (${error}).`)
  }
}

async function startOne(packed: HTMLElement): Promise<void> {
  const [app, views] = [element('app'), element('views')]
  if (app === null || views === null) {
    return
  }
  const rows = rowsOf(await unpack(packed.textContent ?? ''))
  packed.remove()
  render(<Views rows={rows} />, views)
  render(<App rows={rows} title={document.title} />, app)
  element('plain')?.remove()
}

document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault()
  element('main')?.focus()
})
void start()
