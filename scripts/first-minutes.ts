/**
 * Records docs/how-to/first-five-minutes.md: packs the npm package, installs it into an empty folder with the Node and Python of the
 * machine (not of this project), and writes down what every command says and how long it takes. `npm run build` first.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = join(root, 'docs/how-to/first-five-minutes.md')

const aside = mkdtempSync(join(tmpdir(), 'first-minutes-'))
const folder = join(aside, 'shop')
const environment = {
  HOME: join(aside, 'home'),
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((each) => !each.includes('node_modules'))
    .join(delimiter),
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  npm_config_fund: 'false',
  npm_config_audit: 'false',
  npm_config_update_notifier: 'false',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
}

/** Words between commands, files that are written, or a command with the exit code that it must have. */
type Step =
  | { readonly say: string }
  | { readonly file: string; readonly text: string }
  | { readonly run: string; readonly exit?: number; readonly really?: string; readonly show?: 'nothing' }

const cart = 'def price(items: list[int]) -> str:\n    return sum(items)\n'
const steps = (tarball: string): readonly Step[] => [
  { say: 'In an empty folder, it says what is missing:' },
  { run: 'npx type-ratchet init', really: `npx --yes --package ${tarball} type-ratchet init`, exit: 2 },
  {
    say: 'A small project, as there are many: a file with an error that nobody has fixed, and mypy in a virtual environment.',
  },
  { file: 'shop/cart.py', text: cart },
  { file: 'mypy.ini', text: '[mypy]\nfiles = shop\n' },
  { file: '.gitignore', text: '.venv/\nnode_modules/\n.mypy_cache/\n' },
  {
    run: 'git init --quiet --initial-branch main && git add . && git commit --quiet --message "Shop"',
    show: 'nothing',
  },
  { run: 'python3 -m venv .venv && .venv/bin/pip install --quiet mypy==2.4.1', show: 'nothing' },
  { run: 'npm install --save-dev type-ratchet', really: `npm install --save-dev ${tarball}` },
  { say: '`init` finds mypy in the environment, runs it once, and writes the workflow:' },
  { run: 'npx type-ratchet init --yes' },
  { run: 'npx type-ratchet doctor' },
  { run: 'git add . && git commit --quiet --message "Check types"', show: 'nothing' },
  {
    say: 'On GitHub that is all: the push to `main` makes the baseline, pull requests are compared with it. The same on this machine, for a branch that adds a function:',
  },
  { run: 'git switch --quiet --create name', show: 'nothing' },
  { file: 'shop/cart.py', text: `"""What a cart costs."""\n\n${cart}\n\ndef name() -> str:\n    return 3\n` },
  { run: 'git commit --quiet --all --message "Name the cart"', show: 'nothing' },
  { run: 'npx type-ratchet check --against main --max-new-errors 0', exit: 1 },
  { say: 'One new error. The old one has moved by two lines and is none. What a coding agent sees:' },
  { run: 'npx type-ratchet check --against main --max-new-errors 0 --format agent 2>/dev/null', exit: 1 },
  {
    file: 'shop/cart.py',
    text: `"""What a cart costs."""\n\n${cart}\n\ndef name() -> str:\n    return "cart"\n`,
  },
  { run: 'git commit --quiet --all --message "A name is a text"', show: 'nothing' },
  { run: 'npx type-ratchet check --against main --max-new-errors 0' },
]

try {
  mkdirSync(folder, { recursive: true })
  mkdirSync(environment.HOME)
  writeFileSync(
    join(environment.HOME, '.gitconfig'),
    '[user]\n\tname = octocat\n\temail = octocat@users.noreply.github.com\n',
  )
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', aside], {
    cwd: root,
    stdio: 'ignore',
  })
  const [name = ''] = readdirSync(aside).filter((each) => each.endsWith('.tgz'))
  const began = Date.now()
  const parts = steps(join(aside, name)).map(recorded)
  const total = Math.round((Date.now() - began) / 1000)
  const versions = ['node', 'npm', 'python3'].map((program) => said(`${program} --version`).trim())
  writeFileSync(
    page,
    `# The first five minutes

Recorded by \`node scripts/first-minutes.ts\`: the package as \`npm pack\` makes it, installed into an empty folder on a machine with Node ${versions[0]}, npm ${versions[1]} and ${versions[2]}.
Each command really ran, and this is what it said; all of them took ${total} seconds, on ${availableParallelism()} cores at a load of ${Math.round(loadavg()[0] ?? 0)}.

${parts.join('\n')}`,
  )
  execFileSync(process.execPath, [join(root, 'scripts/reference.ts')])
} finally {
  rmSync(aside, { recursive: true, force: true })
}

function recorded(step: Step): string {
  if ('say' in step) {
    return `${step.say}\n`
  }
  if ('file' in step) {
    const file = join(folder, step.file)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, step.text)
    return `\`\`\`text\n# ${step.file}\n${step.text}\`\`\`\n`
  }
  const began = Date.now()
  const { status, output } = ran(step.really ?? step.run)
  if (status !== (step.exit ?? 0)) {
    throw new Error(`${step.run} ended with ${status}:\n${output}`)
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const shown = step.show === 'nothing' ? '' : output
  const ending = status === 0 ? '' : `exit ${status}, `
  return `\`\`\`console\n$ ${step.run}\n${shown}\`\`\`\n\n<small>${ending}${seconds} s</small>\n`
}

function said(command: string): string {
  return ran(command).output
}

/** Both streams, as a terminal mixes them. */
function ran(command: string): { readonly status: number | null; readonly output: string } {
  const { status, stdout } = spawnSync('bash', ['-c', `{ ${command}; } 2>&1`], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  return { status, output: stdout.replaceAll(aside, '/home/you') }
}
