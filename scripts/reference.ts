/**
 * Writes what follows from the product itself: docs/reference/ (the command line from its own help, the JSON from its schemas),
 * docs/checkers/ (a page for each checker, from its example) and docs/public/llms.txt from the index of the documentation. `--check` writes nothing and fails when a file differs.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConfigFile } from '#checkers/checker.ts'
import { allCheckers } from '#checkers/registry.ts'
import { commandNames } from '../src/entry/cli-command.ts'
import { helpText } from '../src/entry/cli-help.ts'

/** As much of JSON Schema as is shown. */
interface Schema {
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schemas = ['comparison', 'result', 'config', 'dashboard', 'owners']
const site = 'https://type-ratchet.github.io/type-ratchet/'

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
const text = (name: string): Promise<string> => readFile(path(name), 'utf8')
/** In code, `<` is itself; elsewhere it would open an element. */
const prose = (words: string): string => words.replace(/`[^`]*`|</g, (part) => (part === '<' ? '&lt;' : part))
const cell = (words: string): string => prose(words).replaceAll('|', '\\|').replaceAll('\n', ' ')

const files: Readonly<Record<string, string>> = {
  'docs/reference/command-line.md': commandLine(),
  'docs/reference/schemas.md': await schemaPage(),
  ...(await checkerPages()),
  'docs/public/llms.txt': index(await text('docs/README.md')),
}
for (const [name, fresh] of Object.entries(files)) {
  await settle(name, fresh)
}

async function settle(name: string, fresh: string): Promise<void> {
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(path(name)), { recursive: true })
    await writeFile(path(name), fresh)
  } else if ((await text(name)) !== fresh) {
    process.stderr.write(`${name} is not what the product says; run “npm run docs” and commit the file.\n`)
    process.exitCode = 1
  }
}

function commandLine(): string {
  const commands = commandNames.map(
    (name) => `## ${name}\n\n\`\`\`text\n${helpText(name).trimEnd()}\n\`\`\`\n`,
  )
  return `# The command line

Generated from \`type-ratchet COMMAND --help\`. Exit codes are explained in [messages.md](../messages.md), forms of output in [formats.md](../formats.md).

\`\`\`text
${helpText(null).trimEnd()}
\`\`\`

${commands.join('\n')}`
}

async function schemaPage(): Promise<string> {
  const parts: string[] = []
  for (const name of schemas) {
    const file = `docs/schemas/${name}.schema.json`
    parts.push(schemaText(`../schemas/${name}.schema.json`, JSON.parse(await text(file)) as Schema))
  }
  return `# The JSON documents

Generated from the schemas. Fields are added, never renamed: ignore those that you do not know.

${parts.join('\n')}`
}

function schemaText(file: string, schema: Schema): string {
  const named = Object.entries(schema.$defs ?? {}).filter(([, part]) => part.properties !== undefined)
  const parts = named.map(
    ([name, part]) => `### ${schema.title}: ${name}\n\n${described(part)}${table(part)}`,
  )
  return `## ${schema.title}

${described(schema)}The schema: [${file.replace(/^.*\//, '')}](${file}).

${[table(schema), ...parts].join('\n')}`
}

function described({ description }: Schema): string {
  return description === undefined ? '' : `${prose(description)}\n\n`
}

function table({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, part]) =>
      `| \`${name}\` | ${cell(kind(part))} | ${required.includes(name) ? 'always' : ''} | ${cell(part.description ?? '')} |`,
  )
  return `${['| field | value | there | meaning |', '| :-- | :-- | :-- | :-- |', ...rows].join('\n')}\n`
}

/** What a value is, in one cell. */
function kind(part: Schema): string {
  if (part.$ref !== undefined) {
    return part.$ref.replace(/^.*\//, '')
  }
  if (part.const !== undefined) {
    return `\`${JSON.stringify(part.const)}\``
  }
  if (part.enum !== undefined) {
    return part.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ')
  }
  if (part.anyOf !== undefined) {
    return part.anyOf.map(kind).join(' or ')
  }
  const types = [part.type ?? []].flat()
  return part.items !== undefined
    ? [`list of ${kind(part.items)}`, ...types.filter((type) => type !== 'array')].join(' or ')
    : types.join(' or ') || 'any'
}

/** By file, for each checker that has an example. */
async function checkerPages(): Promise<Readonly<Record<string, string>>> {
  const examples = await readdir(path('examples/workflows'))
  const table = await text('docs/checkers.md')
  const pages: [string, string][] = []
  for (const { name, configFiles } of allCheckers) {
    if (examples.includes(`${name}.yml`)) {
      const workflow = await text(`examples/workflows/${name}.yml`)
      pages.push([`docs/checkers/${name}.md`, checkerPage({ name, configFiles, workflow, table })])
    }
  }
  return Object.fromEntries(pages)
}

function checkerPage({
  name,
  configFiles,
  workflow,
  table,
}: {
  readonly name: string
  readonly configFiles: readonly ConfigFile[]
  readonly workflow: string
  readonly table: string
}): string {
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && line.split(' | ').length === 4)
  const cells = rows.find((line) =>
    new RegExp(`^\\| .*\\b${spoken(name)}\\b`).test(line.split(' | ')[0] ?? ''),
  )
  if (cells === undefined) {
    throw new Error(`docs/checkers.md has no row for ${name}`)
  }
  const [versions = '', started = '', also = '', not = ''] = cells.replace(/^\| | \|$/g, '').split(' | ')
  const here = (words: string): string =>
    words.replaceAll('](#', '](../checkers.md#').replace(/\]\((?=\w+\.md)/g, '](../')
  const found = configFiles
    .map((file) => `\`${file.name}\`${file.marker === null ? '' : ' with its section'}`)
    .join(', ')
  return `# ${name}

Generated from [its example](../../examples/workflows/${name}.yml) and [the table of checkers](../checkers.md).

\`npx type-ratchet init --checker ${name}\` writes the workflow with your versions and package manager. By hand:

\`\`\`yaml
# .github/workflows/types.yml
${workflow.trimEnd()}
\`\`\`

On your machine:

\`\`\`sh
npx type-ratchet check --checker ${name} --against main --max-new-errors 0
\`\`\`

| | |
| :-- | :-- |
| tried with | ${here(versions)} |
| found by | ${found} |
| started with | ${here(started)} |
| also read | ${here(also)} |
| not read | ${here(not)} |

[How a run is verified, and notes about each checker](../checkers.md) · [hooks](../how-to/hooks.md) · [what happens on an upgrade](../how-to/upgrade-a-checker.md)
`
}

/** As the table of checkers writes it. */
function spoken(name: string): string {
  return ({ phpstan: 'PHPStan', astro: 'astro check' } as Readonly<Record<string, string>>)[name] ?? name
}

/** https://llmstxt.org: the pages by section, each with what it answers. */
function index(readme: string): string {
  const sections = readme.split(/^## /m).slice(1)
  const parts = sections.map((section) => {
    const [heading = '', ...lines] = section.split('\n')
    const pages = lines.flatMap((line) => {
      const [, question = '', links = ''] = /^\| (.+?) \| (.+) \|$/.exec(line) ?? []
      const linked = [...links.matchAll(/\]\(((?!\.\.)[^)#]+\.md)(?:#[^)]*)?\)/g)].map(
        ([, page = '']) => page,
      )
      return [...new Set(linked)].map(
        (page) =>
          `- [${page}](${site}${page.replace(/README\.md$/, '').replace(/\.md$/, '.html')}): ${plain(question)}`,
      )
    })
    return pages.length === 0 ? '' : `## ${heading}\n\n${pages.join('\n')}\n`
  })
  return `# type-ratchet

> A GitHub Action and a command line that run the type checker or linter that a project uses, compare its errors with the default branch's, comment the difference on the pull request,
> and pass or fail under a limit, so that the number only goes down. Moving code creates no new errors, and a failed run is never “no errors”.

Try it: \`npx type-ratchet init\`. After an edit: \`npx type-ratchet check --changed --max-new-errors 0 --format agent\` prints one line for each new error, with cause and fix.
Exit codes: 0 pass, 1 a limit is broken, 2 wrong usage or configuration, 3 not comparable, 70 a bug.

${parts.filter((part) => part !== '').join('\n')}`
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
}
