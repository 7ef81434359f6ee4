/** Every relative link of the documentation leads to a file that is there, and every anchor to a heading of it. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
// The gallery's comments are output: their links lead to GitHub's pages of a commit.
const pages = globSync(['*.md', 'docs/**/*.md', 'test/**/README.md'], { cwd: root })
  .filter((page) => !page.startsWith('docs/gallery/') || page.endsWith('README.md'))
  .map((page) => page.replaceAll('\\', '/'))
  .sort()

interface Link {
  readonly page: string
  readonly target: string
}

/** Code is shown, not followed. */
function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')
}

function linksOf(page: string): readonly Link[] {
  const text = withoutCode(readFileSync(join(root, page), 'utf8'))
  const found = [...text.matchAll(/\]\(<?([^)\s>]+)>?\)|(?:src|href|srcset)="([^"]+)"/g)]
  return found
    .map(([, markdown, html]) => ({ page, target: markdown ?? html ?? '' }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
}

/** As GitHub makes it: lower case, no punctuation, a hyphen for each blank; a number for a heading that comes again. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```/gms, '')
  const anchors = new Set<string>()
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plain.replace(/[^\p{L}\p{N}_\- ]/gu, '').replaceAll(' ', '-')
    let unique = anchor
    for (let number = 1; anchors.has(unique); number += 1) {
      unique = `${anchor}-${number}`
    }
    anchors.add(unique)
  }
  return anchors
}

/** Null when it leads somewhere. */
function fault({ page, target }: Link): string | null {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/')
  if (!existsSync(join(root, file))) {
    return `${page}: ${target} is not there`
  }
  if (anchor === undefined) {
    return null
  }
  const isPage = statSync(join(root, file)).isFile() && file.endsWith('.md')
  return isPage && anchorsOf(file).has(anchor) ? null : `${page}: ${target} has no such heading`
}

test('every relative link and anchor of the documentation resolves', () => {
  const links = pages.flatMap(linksOf)
  expect(pages).toContain('README.md')
  expect(links.length).toBeGreaterThan(150)
  expect(links.map(fault).filter((text) => text !== null)).toEqual([])
})

test('a file that is not there and a heading that is not there are faults', () => {
  expect(fault({ page: 'docs/README.md', target: 'gone.md' })).toBe('docs/README.md: gone.md is not there')
  expect(fault({ page: 'docs/README.md', target: '../README.md#gone' })).toBe(
    'docs/README.md: ../README.md#gone has no such heading',
  )
  expect(fault({ page: 'docs/README.md', target: '../README.md#limits' })).toBeNull()
})

test('the index of the documentation names every page', () => {
  const named = new Set(linksOf('docs/README.md').map(({ target }) => target.split('#')[0]))
  const unnamed = pages
    .filter((page) => /^docs\/(?:(?:how-to|reference)\/)?[^/]+\.md$/.test(page) && page !== 'docs/README.md')
    .filter((page) => !named.has(page.slice('docs/'.length)))
  expect(unnamed).toEqual([])
})

test('the README stays a page that is read: under 1,200 words, as `wc -w` counts them', () => {
  const words = readFileSync(join(root, 'README.md'), 'utf8')
    .split(/\s+/)
    .filter((word) => word !== '')
  expect(words.length).toBeLessThan(1200)
})
