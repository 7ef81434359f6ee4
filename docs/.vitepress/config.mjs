/**
 * The documentation as a site. The pages are the same files that GitHub shows: links that lead out of this folder go to the
 * repository, and headings have GitHub's anchors.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))
const root = join(docs, '..')
const repository = 'https://github.com/type-ratchet/type-ratchet'

/** The comments of real changes are output, with Markdown of their own: they are read on GitHub. */
const notPages = ['gallery/*-*.md']

/** As GitHub makes it: lower case, no punctuation, a hyphen for each blank. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

/** Where a relative link of a page leads on the site; throws for one that leads nowhere. */
function target(href, page) {
  const [path = '', fragment] = href.split('#')
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || path === '') {
    return href
  }
  const file = join(docs, dirname(page), decodeURI(path))
  const inside = relative(docs, file)
  if (!existsSync(file)) {
    throw new Error(`${page}: ${href} is not there`)
  }
  const hash = fragment === undefined ? '' : `#${fragment}`
  const isPage = inside.endsWith('.md') && !inside.startsWith('..') && !isLeftOut(inside)
  if (isPage) {
    return path.replace(/(^|\/)README\.md$/, '$1index.md') + hash
  }
  const kind = statSync(file).isDirectory() ? 'tree' : 'blob'
  return `${repository}/${kind}/main/${relative(root, file).replaceAll('\\', '/')}${hash}`
}

function isLeftOut(page) {
  return /^gallery\/[^/]*-[^/]*\.md$/.test(page)
}

/** Runs before VitePress looks for dead links. */
function repositoryLinks(md) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    for (const { children } of tokens) {
      for (const token of children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href !== null) {
          token.attrSet('href', target(href, env.relativePath.replace(/(^|\/)index\.md$/, '$1README.md')))
        }
      }
    }
  })
}

/** GitHub's `${{ … }}` in code is no expression of Vue's. */
function literalCode(md) {
  const { code_inline: render } = md.renderer.rules
  md.renderer.rules.code_inline = (tokens, index, options, env, self) => {
    tokens[index].attrSet('v-pre', '')
    return render(tokens, index, options, env, self)
  }
}

/** The first heading of a page. */
function title(page) {
  const [, heading = page] = /^# +(.+)$/m.exec(readFileSync(join(docs, `${page}.md`), 'utf8')) ?? []
  return heading.replaceAll('`', '')
}

function group(text, pages) {
  return { text, collapsed: false, items: pages.map((page) => ({ text: title(page), link: `/${page}` })) }
}

const checkerPages = readdirSync(join(docs, 'checkers'))
  .sort()
  .map((name) => `checkers/${name.replace(/\.md$/, '')}`)

const sidebar = [
  group('Get started', ['how-to/set-up', 'how-to/first-five-minutes', 'concepts', 'glossary']),
  group('Guides', [
    'how-to/required-check',
    'forks',
    'how-to/several-packages',
    'how-to/several-checks',
    'matrix',
    'how-to/local-baseline',
    'how-to/hooks',
    'how-to/gitlab',
    'how-to/from-a-counter',
    'how-to/merge-anyway',
    'how-to/upgrade-a-checker',
    'how-to/stricter-flags',
    'how-to/nightly-strict',
    'how-to/fix',
    'how-to/plan-a-sprint',
    'how-to/weekly-summary',
    'how-to/dashboard',
    'how-to/owners',
    'how-to/replay-history',
    'how-to/data-branch',
  ]),
  { ...group('Your checker', checkerPages), collapsed: true },
  group('Reference', [
    'inputs',
    'reference/command-line',
    'reference/schemas',
    'checks',
    'checkers',
    'pyright',
    'carriers',
    'suppressions',
    'comment',
    'report',
    'formats',
    'events',
    'messages',
    'baseline-format',
  ]),
  group('How it works', [
    'baseline',
    'matching',
    'scopes',
    'run-health',
    'threat-model',
    'accuracy',
    'performance',
    'fuzzing',
    'mutants',
    'architecture',
    'releases',
  ]),
]

/** @type {import('vitepress').UserConfig} */
export default {
  title: 'type-ratchet',
  description:
    'Compare a type checker’s errors with the default branch’s, comment the difference on the pull request, and let the number only go down.',
  lang: 'en',
  base: '/type-ratchet/',
  srcExclude: notPages,
  rewrites: { 'README.md': 'index.md', 'gallery/README.md': 'gallery/index.md' },
  outDir: '../tmp/site',
  cacheDir: '../tmp/site-cache',
  metaChunk: true,
  markdown: { anchor: { slugify: anchor }, config: (md) => md.use(repositoryLinks).use(literalCode) },
  themeConfig: {
    nav: [
      { text: 'Get started', link: '/how-to/set-up' },
      { text: 'Messages', link: '/messages' },
      { text: 'GitHub', link: repository },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    editLink: { pattern: `${repository}/edit/main/docs/:path`, text: 'Edit this page' },
  },
}
