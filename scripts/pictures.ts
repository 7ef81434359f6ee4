/**
 * Makes the pictures of the README from the embedded example, in a real browser: the comment as GitHub renders
 * it, and the report. Needs `npm run demo` to have run; writes `docs/pictures/`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { openBrowser } from '../test/support/browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'docs/pictures')
mkdirSync(target, { recursive: true })
execFileSync(process.execPath, [join(root, 'scripts/demo.ts')], { stdio: ['ignore', 'ignore', 'inherit'] })

const markdown = readFileSync(join(root, 'tmp/demo/comment.md'), 'utf8')
/** The browser has no emoji font; GitHub's readers do. */
const check =
  '<svg width="20" height="20" viewBox="0 0 20 20" style="vertical-align:-3px"><rect x="1" y="1" width="18" height="18" rx="4" fill="#1a9e3c"/><path d="M5 10.5l3.4 3.5L15 6.5" stroke="#fff" stroke-width="2.4" fill="none"/></svg>'
const body = micromark(markdown, {
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
  allowDangerousHtml: true,
}).replace('✅', check)
/** Close to what GitHub shows; nothing of it is part of the product. */
const style = `body{margin:0;padding:24px;background:#fff;color:#1f2328;font:14px/1.5 -apple-system,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
.box{border:1px solid #d1d9e0;border-radius:6px;padding:16px;max-width:840px}h3{font-size:1.25em;margin:0 0 16px}h4{margin:24px 0 16px}
code{background:#818b981f;border-radius:6px;padding:.2em .4em;font:85% ui-monospace,"DejaVu Sans Mono",monospace}pre{background:#f6f8fa;border-radius:6px;padding:16px}
pre code{background:none;padding:0}table{border-collapse:collapse;margin-bottom:16px}th,td{border:1px solid #d1d9e0;padding:6px 13px}ul{padding-left:2em}
sub{color:#59636e;font-size:12px;vertical-align:baseline}summary{cursor:pointer;margin-bottom:8px}a{color:#0969da;text-decoration:none}`

await using browser = await openBrowser()
await browser.picture({
  content: `<!doctype html><meta charset="utf-8"><style>${style}</style><div class="box">${body}</div>`,
  width: 888,
  height: 100,
  file: join(target, 'comment.png'),
})
const report = pathToFileURL(join(root, 'tmp/demo/report.html')).href
await browser.picture({ address: report, width: 1200, file: join(target, 'report.png') })
await browser.picture({ address: report, width: 1200, dark: true, file: join(target, 'report-dark.png') })
process.stdout.write('pictures: docs/pictures\n')
