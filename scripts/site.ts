/**
 * Builds the documentation as a site into `tmp/site`, and fails for a dead link (VitePress looks for them), for a page that could not be
 * rendered (VitePress only prints that), and for one that is missing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = fileURLToPath(new URL('../node_modules/vitepress/bin/vitepress.js', import.meta.url))

const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build', 'docs'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, NO_COLOR: '1' },
})
const faults = `${stdout}\n${stderr}`
  .split('\n')
  .filter((line) => /\b\w*Error\b|\[Vue warn\]|dead link/.test(line))
const pages = globSync('docs/**/*.md', { cwd: root })
  .map((page) => page.replaceAll('\\', '/').slice('docs/'.length))
  .filter((page) => !/^gallery\/[^/]*-/.test(page))
const blank = pages.filter((page) => !holdsItsHeading(page))
if (status !== 0 || faults.length > 0 || blank.length > 0 || pages.length < 60) {
  process.stderr.write(
    `${stdout}${stderr}\n${[...faults, ...blank.map((page) => `not rendered: ${page}`)].join('\n')}\n`,
  )
  process.exit(1)
}
process.stdout.write(`site: ${pages.length} pages\n`)

function holdsItsHeading(page: string): boolean {
  const file = `${root}tmp/site/${page.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html')}`
  return existsSync(file) && /<h1 id="[^"]+"/.test(readFileSync(file, 'utf8'))
}
