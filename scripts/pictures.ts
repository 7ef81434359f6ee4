/**
 * Makes the pictures of the README in a real browser: the comment of a run of README's own workflow, about as GitHub renders it,
 * light, dark and on a phone, and its beginning alone. Writes `docs/pictures/`; those of the report are made by `report-pictures.ts`.
 * `--cases` draws the golden comment of each case that people meet into `docs/gallery/cases/`, the same three ways, with a page that
 * shows them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { openBrowser } from '../test/support/browser.ts'
import { readmeComment } from './readme-run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'docs/pictures')
mkdirSync(target, { recursive: true })

/** Close to what GitHub shows; nothing of it is part of the product. */
const style = `:root{color-scheme:light dark;--page:light-dark(#fff,#0d1117);--text:light-dark(#1f2328,#f0f6fc);--line:light-dark(#d1d9e0,#3d444d);
--soft:light-dark(#59636e,#9198a1);--code:light-dark(#818b981f,#656c7633);--block:light-dark(#f6f8fa,#151b23);--link:light-dark(#0969da,#4493f8)}
body{margin:0;padding:16px;background:var(--page);color:var(--text);font:14px/1.5 -apple-system,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
.box{border:1px solid var(--line);border-radius:6px;padding:16px;max-width:840px;box-sizing:border-box}p,ul,table,details{margin:0 0 16px}.box>:last-child{margin-bottom:0}
h3{font-size:1.25em;margin:0 0 16px}h4{font-size:1em;margin:24px 0 16px}code{background:var(--code);border-radius:6px;padding:.2em .4em;font:85% ui-monospace,"DejaVu Sans Mono",monospace}
strong code{font-weight:inherit}pre{background:var(--block);border-radius:6px;padding:16px;overflow:auto}pre code{background:none;padding:0}
table{border-collapse:collapse;display:block;width:max-content;max-width:100%;overflow:auto}th,td{border:1px solid var(--line);padding:6px 13px}th{font-weight:600}
ul{padding-left:2em}li+li{margin-top:.25em}blockquote{margin:0 0 16px;padding:0 1em;border-left:.25em solid var(--line);color:var(--soft)}
sub{color:var(--soft);font-size:12px;vertical-align:baseline}summary{cursor:pointer}a{color:var(--link);text-decoration:none}a code{color:inherit}`

/** The browser has no emoji font; GitHub's readers do. */
const signs: Readonly<Record<string, string>> = {
  '✅': '<rect x="1" y="1" width="18" height="18" rx="4" fill="#1a9e3c"/><path d="M5 10.5l3.4 3.5L15 6.5" stroke="#fff" stroke-width="2.4" fill="none"/>',
  '❌': '<path d="M4 4l12 12M16 4L4 16" stroke="#dd2e44" stroke-width="3.4" stroke-linecap="round"/>',
  '⚠️': '<path d="M10 2l9 16H1z" fill="#ffcc4d"/><path d="M10 8v5M10 15v1.6" stroke="#231f20" stroke-width="2"/>',
  '🎉': '<path d="M3 17l4-10 6 6z" fill="#ffcc4d"/><circle cx="14" cy="4" r="1.6" fill="#dd2e44"/><circle cx="17" cy="9" r="1.4" fill="#4493f8"/><circle cx="10" cy="3" r="1.2" fill="#1a9e3c"/>',
  '📌': '<circle cx="10" cy="7" r="5" fill="#dd2e44"/><path d="M10 12v7" stroke="#99aab5" stroke-width="2"/>',
}

/** Lets a comment fade out where a reader of the README has seen enough to want the whole. */
const beginning = `.box{max-height:610px;overflow:hidden;position:relative}
.box::after{content:"";position:absolute;inset:auto 0 0;height:120px;background:linear-gradient(transparent,var(--page))}`

/** A comment as a page; `more` style comes last. */
function commentPage(markdown: string, more = ''): string {
  const body = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  })
  const shown = Object.entries(signs).reduce(
    (html, [sign, shapes]) =>
      html.replaceAll(
        sign,
        `<svg width="20" height="20" viewBox="0 0 20 20" style="vertical-align:-3px">${shapes}</svg>`,
      ),
    body,
  )
  return `<!doctype html><meta charset="utf-8"><style>${style}${more}</style><div class="box">${shown}</div>`
}

/** With names, only those goldens are drawn, into `tmp/pictures/`: for looking at a change. */
const names = process.argv.slice(2)

await using browser = await openBrowser()
async function commentPictures(markdown: string, file: string): Promise<void> {
  const order = { content: commentPage(markdown), height: 100 }
  await browser.picture({ ...order, width: 872, file: `${file}.png` })
  await browser.picture({ ...order, width: 872, dark: true, file: `${file}-dark.png` })
  await browser.picture({ ...order, width: 390, file: `${file}-phone.png` })
}

/** Golden, and when it is written. */
const cases: readonly (readonly [golden: string, title: string])[] = [
  ['recorded', 'The first run on the default branch'],
  ['firstRun', 'A pull request before there is a baseline'],
  ['noChange', 'Nothing new (with `comment: always`)'],
  ['one', 'One new error'],
  ['fifteen', 'Fifteen new errors, nine of them in files that the change does not touch'],
  ['flood', 'Thousands of new errors'],
  ['allFixed', 'All errors fixed'],
  ['zero', 'No errors before and after'],
  ['upgrade', 'Only the checker was upgraded'],
  ['warningsOnly', 'Only warnings are new'],
  ['syntaxError', 'A syntax error stopped the checker'],
  ['checkerMissing', 'The checker is not installed'],
  ['published', 'From a fork, written by the publisher'],
  ['matrix', 'A matrix of three'],
  ['twoNames', 'One of two checks of a repository'],
  ['reportOnly', '`mode: report-only`'],
  ['twentyOwners', 'Twenty owners'],
]

const golden = (name: string): string => readFileSync(join(root, 'test/golden/comment', `${name}.md`), 'utf8')

async function casePictures(): Promise<void> {
  const folder = join(root, 'docs/gallery/cases')
  mkdirSync(folder, { recursive: true })
  for (const [name] of cases) {
    await commentPictures(golden(name), join(folder, name))
  }
  const shown = cases.map(([name, title]) => {
    const more = `[dark](cases/${name}-dark.png), [on a phone](cases/${name}-phone.png)`
    return `## ${title}\n\n![${title.replaceAll('`', '')}](cases/${name}.png)\n\n${more}, [its Markdown](../../test/golden/comment/${name}.md)`
  })
  writeFileSync(
    join(root, 'docs/gallery/cases.md'),
    `# The comment, case by case\n\nInvented projects. Made by \`node scripts/pictures.ts --cases\` from the comments that the tests compare with.\n\n${shown.join('\n\n')}\n`,
  )
}

if (names[0] === '--cases') {
  await casePictures()
  process.stdout.write('pictures: docs/gallery/cases\n')
} else if (names.length > 0) {
  const drafts = join(root, 'tmp/pictures')
  mkdirSync(drafts, { recursive: true })
  for (const name of names) {
    await commentPictures(golden(name), join(drafts, name))
  }
  process.stdout.write('pictures: tmp/pictures\n')
} else {
  const comment = await readmeComment()
  await commentPictures(comment, join(target, 'comment'))
  const order = { content: commentPage(comment, beginning), width: 872, height: 100 }
  await browser.picture({ ...order, file: join(target, 'comment-top.png') })
  await browser.picture({ ...order, dark: true, file: join(target, 'comment-top-dark.png') })
  process.stdout.write('pictures: docs/pictures\n')
}
