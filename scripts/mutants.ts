/**
 * Changes one condition, operator or value of the guarded folders at a time and runs their tests: a mutant that
 * survives is a guard that nobody proves. `npm run test:mutants [AREA[/FILE]...]`; docs/mutants.md
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { type Area, areas } from '../test/mutants/areas.ts'
import { requireNode24 } from '../test/support/require-node-24.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const asked = process.argv.slice(2)
const chosen = asked.length === 0 ? areas : asked.flatMap(named)

requireNode24()
process.chdir(root)
const lines: string[] = []
for (const area of chosen) {
  lines.push(await score(area))
}
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = lines.length === 0 ? 1 : 0

/** `merge` is a folder, `merge/find-legs` one of its files. */
function named(one: string): readonly Area[] {
  const [name = '', ...file] = one.split('/')
  return areas
    .filter((area) => area.name === name)
    .map((area) =>
      file.length === 0 ? area : { ...area, name: one, mutate: area.mutate.replace('**/*', file.join('/')) },
    )
}

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

/** The survivors of an area are listed in `tmp/mutants/AREA.txt`, under its score. */
async function score({ name, mutate, tests }: Area): Promise<string> {
  const folder = `tmp/mutants/${name}`
  mkdirSync(folder, { recursive: true })
  process.env['MUTANT_TESTS'] = JSON.stringify(tests)
  await new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: true },
    mutate: [mutate],
    // Conditions, bounds and steps: words and whole literals are goldens of other tests.
    mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration', 'ArrowFunction'] },
    // What is settled while a file loads can't be tried one test at a time.
    ignoreStatic: true,
    ignorePatterns: ['dist', 'tmp', 'bench', '.tools', 'docs/pictures', 'docs/gallery', 'examples'],
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `${folder}/mutants.json` },
    incremental: true,
    incrementalFile: `${folder}/incremental.json`,
    tempDirName: `${folder}/sandbox`,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000,
  }).runMutationTest()
  const report: { readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>> } =
    JSON.parse(readFileSync(`${folder}/mutants.json`, 'utf8'))
  const all = Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ file, ...mutant })),
  )
  const count = (...statuses: string[]): number =>
    all.filter(({ status }) => statuses.includes(status)).length
  const killed = count('Killed', 'Timeout')
  const survivors = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const share = (100 * killed) / Math.max(1, killed + survivors.length)
  const line = `${name}: ${share.toFixed(1)} % of ${killed + survivors.length} mutants killed`
  writeFileSync(`tmp/mutants/${name}.txt`, [`${line}\n`, ...survivors.map(survivorLine)].join(''))
  return line
}

function survivorLine({
  file,
  location,
  mutatorName,
  status,
  replacement,
}: Mutant & { readonly file: string }): string {
  const { line, column } = location.start
  return `${file}:${line}:${column} ${mutatorName}${status === 'NoCoverage' ? ' (no test)' : ''}: ${replacement.split('\n').join(' ').slice(0, 100)}\n`
}
