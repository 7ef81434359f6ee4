/**
 * Writes the tables of inputs and outputs into docs/inputs.md from each action's manifest, between markers. `--check`
 * writes nothing and fails when they differ.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const page = 'docs/inputs.md'
const manifests = ['action.yml', 'merge/action.yml', 'publish/action.yml']

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const written = await readFile(path(page), 'utf8')
let fresh = written
for (const name of manifests) {
  const manifest: Manifest = parse(await readFile(path(name), 'utf8'))
  fresh = between(fresh, `inputs: generated from ${name}`, inputTable(manifest))
  fresh = between(fresh, `outputs: generated from ${name}`, outputTable(manifest))
}

if (!process.argv.includes('--check')) {
  await writeFile(path(page), fresh)
} else if (fresh !== written) {
  process.stderr.write(
    `The tables in ${page} differ from the actions’ manifests; run “npm run docs” and commit the file.\n`,
  )
  process.exitCode = 1
}

function inputTable({ inputs }: Manifest): readonly string[] {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => {
    const fallback = value === '' ? '' : `\`${value}\``
    return `| \`${name}\` | ${cell(description)} | ${fallback} |`
  })
  return ['| input | meaning | default |', '| :-- | :-- | :-- |', ...rows]
}

function outputTable({ outputs }: Manifest): readonly string[] {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  return ['| output | meaning |', '| :-- | :-- |', ...rows]
}

function between(text: string, name: string, lines: readonly string[]): string {
  const [start, end] = [`<!-- ${name} -->`, '<!-- end -->']
  const from = text.indexOf(start)
  const to = text.indexOf(end, from)
  if (from === -1 || to === -1) {
    throw new Error(`${page} has no place for “${start}” … “${end}”`)
  }
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`
}
