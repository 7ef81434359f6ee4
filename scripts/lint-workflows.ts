/** Checks this project's workflows and the ones that users copy with actionlint and zizmor. */
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { actionlint, zizmor } from './tools.ts'

const workflows = globSync(['.github/workflows/*.yml', 'examples/workflows/*.yml']).sort()
if (workflows.length === 0) {
  throw new Error('there are no workflows to check')
}
// Workflows in the documentation must work when copied; they name versions, not commits, so zizmor is not asked.
const pages = ['README.md', ...globSync('docs/**/*.md').sort()]
const shown = pages.flatMap((page) => shownWorkflows(page).map((text, index) => ({ page, index, text })))
if (!shown.some(({ page }) => page === 'README.md')) {
  throw new Error('README.md shows no workflow')
}
// Our own actions are looked up where they are, so that each input must be one.
const folder = 'tmp/workflows'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const local = [
  ...shown.map(({ page, index, text }) => [`${basename(page, '.md')}-${index}.yml`, text] as const),
  ...workflows.map(
    (file) => [file.replace(/^\W+/, '').replaceAll('/', '-'), readFileSync(file, 'utf8')] as const,
  ),
].map(([name, text]) => {
  const file = `${folder}/${name}`
  writeFileSync(
    file,
    text.replace(/uses: type-ratchet\/type-ratchet(\/\w+)?@v1$/gm, (_, part = '/') => `uses: .${part}`),
  )
  return file
})
execFileSync(actionlint(), ['-no-color', ...workflows, ...local], { stdio: 'inherit' })
execFileSync(
  zizmor(),
  [
    '--offline',
    '--no-progress',
    '--config',
    '.github/zizmor.yml',
    'action.yml',
    'merge/action.yml',
    'publish/action.yml',
    ...workflows,
  ],
  {
    stdio: 'inherit',
  },
)
process.stdout.write(`workflows: ${workflows.length + shown.length} checked\n`)

/** Whole workflows, which have both events and jobs; fragments are left out. */
function shownWorkflows(page: string): readonly string[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text]) => text ?? '',
  )
  return blocks.filter((text) => /^on:/m.test(text) && /^jobs:/m.test(text))
}
