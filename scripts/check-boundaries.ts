/**
 * Checks the import directions of `src/`, and that the check has looked at every module: a gate that looks at
 * nothing must fail. `--root DIR` checks another tree with the same rules.
 */
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { cruise } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import rules from '../.dependency-cruiser.mjs'

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } })
const root = resolve(values.root)

const sources = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => /\.m?ts$/.test(name))
process.chdir(root)
const { output } = await cruise(
  ['src'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
)
if (typeof output === 'string') {
  throw new TypeError('dependency-cruiser answered with a text where a result belongs')
}
const looked = output.modules.filter(({ source }) => source.startsWith('src/')).length
const problems = output.summary.violations.map(({ rule, from, to }) => {
  const comment = rules.forbidden.find(({ name }) => name === rule.name)?.comment
  return `${rule.name}: ${from} → ${to}\n  ${comment}`
})
if (sources.length === 0 || looked < sources.length) {
  problems.push(`incomplete: looked at ${looked} of ${sources.length} modules`)
}
process.stdout.write(
  `${[...problems, `boundaries: ${looked} modules, ${problems.length} problems`].join('\n')}\n`,
)
process.exitCode = problems.length === 0 ? 0 : 1
