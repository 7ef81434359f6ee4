/**
 * Several checks in one file: each lies in a template until the address asks for it, then it takes the place of the
 * table. Only what is shown is in the document, so that every name there is there once; only what was asked for is unpacked.
 */
import { render } from 'preact'
import { currentRoute, onRoute, scrollOfEntry } from './navigation-state.ts'
import { App } from './parts/app.tsx'
import { CheckSwitch } from './parts/check-switch.tsx'
import { Tools } from './parts/tools.tsx'
import { Views } from './parts/views.tsx'
import { stayWithCheck } from './route.ts'
import { type Rows, rowsOf } from './rows.ts'
import { unpack } from './unpack.ts'

/** What the page shows: the table of all, or one check. */
interface Shown {
  /** null: the table. */
  readonly name: string | null
  readonly title: string
  readonly run: Node
  readonly main: readonly Node[]
  /** Where there is nothing to draw: why, or null where there never was. */
  readonly rows: Rows | string | null
}

/** Resolves when what the address asks for is drawn. A check whose data is damaged says so and shows what is written. */
export async function startChecks(templates: readonly HTMLTemplateElement[]): Promise<void> {
  const [main, views, place] = ['main', 'views', 'switch'].map((id) => document.getElementById(id))
  const run = document.querySelector('.top > .run')
  if (!(main && views && place && run)) {
    return
  }
  document.getElementById('plain-reason')?.remove()
  shorten()
  const table: Shown = {
    name: null,
    title: document.title,
    run,
    main: [...main.childNodes],
    rows: null,
  }
  const labels = templates.map(({ dataset }) => ({
    name: dataset['check'] ?? '',
    label: dataset['label'] ?? '',
  }))
  const drawn = new Map<string, Promise<Shown>>()
  let asked: string | null | undefined

  const found = (name: string | null): Promise<Shown> | Shown => {
    const template = templates.find(({ dataset }) => dataset['check'] === name)
    if (template === undefined || name === null) {
      return table
    }
    const check = drawn.get(name) ?? laidOpen(name, template)
    drawn.set(name, check)
    return check
  }

  const show = async (): Promise<void> => {
    const name = currentRoute().check
    if (name === asked) {
      return
    }
    const isFirst = asked === undefined
    asked = name
    const app = document.getElementById('app')
    if (app !== null) {
      render(null, app)
    }
    const shown = await found(name)
    if (asked === name) {
      draw(shown, { main, views })
      render(<CheckSwitch checks={labels} shown={shown.name} />, place)
      if (!isFirst) {
        scrollTo(0, scrollOfEntry())
        if (document.activeElement === document.body) {
          main.focus({ preventScroll: true })
        }
      }
    }
  }
  onRoute(() => void show())
  await show()
}

const shownNews = 8

/** What is written for readers without the application: places for the table's links, and more findings than an overview needs. */
function shorten(): void {
  for (const news of document.querySelectorAll('[id^="check="]')) {
    news.removeAttribute('id')
  }
  for (const news of document.querySelectorAll('.news')) {
    const rows = [...news.querySelectorAll('.row')]
    for (const row of rows.slice(shownNews)) {
      const file = row.closest('.file')
      row.remove()
      if (file?.querySelector('.row') === null) {
        file.remove()
      }
    }
    const link = news.querySelector('.hint a')
    if (rows.length > shownNews && link !== null) {
      link.textContent = 'All of them, with search and filters'
    }
  }
}

async function laidOpen(name: string, { content, dataset }: HTMLTemplateElement): Promise<Shown> {
  const packed = content.getElementById('data')
  const rows = packed === null ? null : await rowsIn(packed)
  const [run, main] = [content.querySelector('.run'), content.querySelector('main')]
  return {
    name,
    title: dataset['title'] ?? '',
    run: run ?? new Text(),
    main: [...(main?.childNodes ?? [])],
    rows,
  }
}

async function rowsIn(packed: HTMLElement): Promise<Rows | string> {
  try {
    return rowsOf(await unpack(packed.textContent ?? ''))
  } catch (error) {
    return `The lists of this check could not be opened: its data in this file is damaged (${error}).`
  }
}

function draw(
  { name, title, run, main, rows }: Shown,
  page: Readonly<Record<'main' | 'views', HTMLElement>>,
): void {
  stayWithCheck(name)
  document.querySelector('.top > .run')?.replaceWith(run)
  page.main.replaceChildren(...main)
  document.documentElement.dataset['view'] = 'overview'
  document.title = title
  const app = document.getElementById('app')
  if (rows === null || typeof rows === 'string' || app === null) {
    render(<Tools />, page.views)
    app?.replaceChildren(...(typeof rows === 'string' ? [rows] : []))
    return
  }
  render(<Views rows={rows} />, page.views)
  render(<App rows={rows} title={title} />, app)
}
