/**
 * Writes the tables of inputs and outputs into README.md from action.yml, between markers. `--check` writes
 * nothing and fails when they differ.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
const manifest: Manifest = parse(await readFile(path('action.yml'), 'utf8'))

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const inputs = Object.entries(manifest.inputs).map(([name, { description, default: value }]) => {
  const fallback = value === '' ? '' : `\`${value}\``
  return `| \`${name}\` | ${cell(description)} | ${fallback} |`
})
const outputs = Object.entries(manifest.outputs).map(
  ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
)

const readme = await readFile(path('README.md'), 'utf8')
const withInputs = between(readme, 'inputs', [
  '| input | meaning | default |',
  '| :-- | :-- | :-- |',
  ...inputs,
])
const fresh = between(withInputs, 'outputs', ['| output | meaning |', '| :-- | :-- |', ...outputs])

if (!process.argv.includes('--check')) {
  await writeFile(path('README.md'), fresh)
} else if (fresh !== readme) {
  process.stderr.write(
    'The tables in README.md differ from action.yml; run “npm run docs” and commit the file.\n',
  )
  process.exitCode = 1
}

function between(text: string, name: string, lines: readonly string[]): string {
  const [start, end] = [`<!-- ${name}: generated from action.yml -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from === -1 || to === -1) {
    throw new Error(`README.md has no place for ${name}: “${start}” … “${end}”`)
  }
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`
}
