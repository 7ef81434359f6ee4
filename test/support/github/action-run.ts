/**
 * Runs the bundled action as a runner would: the committed files without node_modules, an environment from
 * nothing, Node 24, the workspace as the working directory. It reports what the step left behind.
 */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseActionManifest } from './action-manifest.ts'
import { parseCommandFile } from './command-file.ts'
import type { WorkflowEvent } from './event-payload.ts'
import type { LocalGitHub } from './local-github.ts'
import type { LoggedRequest, Run, Token } from './record.ts'
import {
  createRunnerFolders,
  inputEnvironment,
  type RunnerFolders,
  runnerEnvironment,
} from './runner-environment.ts'
import { type Annotation, annotationsOf } from './workflow-command.ts'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))
/** What is tried: this project, or a copy of it in which a guard is missing (`npm run test:guards`). */
export const shippedProject: string = process.env['TYPE_RATCHET_PROJECT'] ?? PROJECT
/** Holds what `test/support/staged-project.ts` has staged of it already; runs only read there. */
const READY = process.env['TYPE_RATCHET_STAGED']
const STAGED: readonly string[] = ['dist', 'package.json', 'action.yml', 'merge', 'publish']
const MOST_OUTPUT = 256 * 1024 * 1024

/** Which metadata file and which of its scripts. */
const ENTRIES = {
  action: { folder: '.', script: 'main' },
  post: { folder: '.', script: 'post' },
  merge: { folder: 'merge', script: 'main' },
  'merge-post': { folder: 'merge', script: 'post' },
  publish: { folder: 'publish', script: 'main' },
} as const

export interface ActionRun {
  readonly github: LocalGitHub
  readonly run: Run
  readonly event: WorkflowEvent
  readonly workspace: string
  /** What `github.token` is. */
  readonly token: Token
  readonly inputs?: Readonly<Record<string, string>>
  readonly entry?: keyof typeof ENTRIES
  readonly job?: string
  /** The leg's `matrix` context. */
  readonly matrix?: Readonly<Record<string, unknown>>
  /** GitHub's number of the job; the run's own when left out, which is no job's. */
  readonly jobId?: number
  /** How many jobs its matrix has. */
  readonly jobTotal?: number
  /** State that an earlier script of the step saved, for `entry: 'post'`. */
  readonly state?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** `job` ends the run with the step's conclusion; `step` leaves it in progress for another leg or script. */
  readonly ends?: 'job' | 'step'
  /** Folder that holds `action.yml`, `package.json` and `dist`; the project's own when left out. */
  readonly project?: string
  readonly node?: string
  readonly timeoutMilliseconds?: number
}

export interface ActionResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  /** The REST requests made with this run's token while it ran; results service and storage are not among them. */
  readonly requests: readonly LoggedRequest[]
}

interface Command {
  readonly node: string
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly timeout: number
}

interface Finished {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs one script of the action to its end. A script that doesn't end in time is an error. */
export async function runAction(given: ActionRun): Promise<ActionResult> {
  if (given.event.name !== given.run.event)
    throw new Error(`The run is for ${given.run.event}, not ${given.event.name}`)
  const root = await mkdtemp(join(tmpdir(), 'action-run-'))
  try {
    const staged = await stagedFor(given, root)
    const folders = await createRunnerFolders({ root, workspace: given.workspace, event: given.event })
    const firstRequest = given.github.requests.length
    const finished = await start(given, staged, folders)
    if (given.ends !== 'step')
      given.github.finishRun(given.run, finished.exitCode === 0 ? 'success' : 'failure')
    const { GITHUB_OUTPUT, GITHUB_STATE, GITHUB_STEP_SUMMARY } = folders.commandFiles
    return {
      ...finished,
      outputs: parseCommandFile(await readFile(GITHUB_OUTPUT, 'utf8')),
      state: parseCommandFile(await readFile(GITHUB_STATE, 'utf8')),
      summary: await readFile(GITHUB_STEP_SUMMARY, 'utf8'),
      annotations: annotationsOf(`${finished.stdout}\n${finished.stderr}`),
      requests: given.github.requests
        .slice(firstRequest)
        .filter(
          ({ service, token }) => service === 'rest' && (token === undefined || token === given.token.value),
        ),
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Where the action stands without anything else of the project around it. */
async function stagedFor({ project }: ActionRun, root: string): Promise<string> {
  if (project === undefined && READY !== undefined) return READY
  const staged = join(root, 'action')
  await stageRelease(project ?? shippedProject, staged)
  return staged
}

/** Copies what a release holds; the folders of the other actions only where they exist. */
export async function stageRelease(project: string, target: string): Promise<void> {
  for (const name of STAGED) {
    const optional = name === 'merge' || name === 'publish'
    await cp(join(project, name), join(target, name), { recursive: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (!(optional && error.code === 'ENOENT')) throw error
      },
    )
  }
}

async function start(given: ActionRun, staged: string, folders: RunnerFolders): Promise<Finished> {
  const { folder, script } = ENTRIES[given.entry ?? 'action']
  const metadata = join(staged, folder, 'action.yml')
  const manifest = parseActionManifest(await readFile(metadata, 'utf8'))
  const file = manifest[script]
  if (file === undefined) throw new Error(`action.yml has no ${script} script`)
  const node = given.node ?? join(PROJECT, 'node_modules/.bin/node')
  const { github, run, event, job = 'types' } = given
  const contexts = {
    github: { token: given.token.value },
    matrix: given.matrix,
    job: { check_run_id: given.jobId ?? run.id },
    strategy: { 'fail-fast': true, 'job-index': 0, 'job-total': given.jobTotal ?? 1, 'max-parallel': 1 },
  }
  const environment = {
    ...runnerEnvironment({ github, run, event, job, node, folders }),
    ...inputEnvironment({ manifest, given: given.inputs ?? {}, contexts }),
    ...Object.fromEntries(Object.entries(given.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
    ...given.env,
  }
  return execute({
    node,
    script: join(dirname(metadata), file),
    env: environment,
    cwd: given.workspace,
    timeout: given.timeoutMilliseconds ?? 60_000,
  })
}

function execute({ node, script, ...options }: Command): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      node,
      [script],
      { ...options, maxBuffer: MOST_OUTPUT },
      (error, stdout, stderr) => {
        if (child.exitCode !== null) resolve({ exitCode: child.exitCode, stdout, stderr })
        else reject(new Error(`${script} did not end by itself: ${error?.message}\n${stdout}\n${stderr}`))
      },
    )
  })
}
