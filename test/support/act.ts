/**
 * Runs a workflow with act in host mode: no container, no network, every remote action replaced by a folder.
 * What act can't show (permissions, event filters, the summary file) is tested elsewhere.
 */
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { act } from '../../scripts/tools.ts'
import { ifAvailable } from './checkers.ts'
import type { WorkflowEvent } from './github/event-payload.ts'
import type { LocalGitHub } from './github/local-github.ts'
import type { Run, Token } from './github/record.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The program, or null where it can't be had; in CI that is an error. */
export const actProgram: string | null = await ifAvailable('act', async () => act())

/** One workflow run. */
export interface ActOrder {
  readonly program: string
  readonly github: LocalGitHub
  readonly run: Run
  readonly event: WorkflowEvent
  readonly token: Token
  /** A checked-out repository; act copies it. */
  readonly folder: string
  /** Relative to `folder`. */
  readonly workflow: string
  /** Actions that the workflow names with their commits, replaced by one that does nothing. */
  readonly replaced: readonly string[]
}

/** What act said; one JSON object a line. */
export interface ActResult {
  readonly exitCode: number
  readonly jobs: Readonly<Record<string, string>>
  /** By step id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly log: string
}

/** `uses: type-ratchet/type-ratchet@v1` is a staged copy of this project, as a consumer gets it. */
export async function runWorkflow(order: ActOrder): Promise<ActResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'act-'))
  try {
    const ours = join(scratch, 'type-ratchet')
    await mkdir(ours)
    for (const name of ['action.yml', 'package.json', 'dist', 'merge', 'publish']) {
      await cp(join(project, name), join(ours, name), { recursive: true })
    }
    const nothing = join(scratch, 'nothing')
    await mkdir(nothing)
    await writeFile(
      join(nothing, 'action.yml'),
      'name: nothing\nruns:\n  using: composite\n  steps:\n    - run: "true"\n      shell: bash\n',
    )
    const eventFile = join(scratch, 'event.json')
    await writeFile(eventFile, JSON.stringify(order.event.payload))
    const replacements = [
      `type-ratchet/type-ratchet@v1=${ours}`,
      ...order.replaced.map((action) => `${action}=${nothing}`),
    ]
    const args = [
      order.event.name,
      ...['-P', 'ubuntu-24.04=-self-hosted', '-P', 'ubuntu-latest=-self-hosted'],
      ...['--no-cache-server', '--rm', '--json', '--env-file', '/dev/null', '--secret-file', '/dev/null'],
      ...['--action-cache-path', join(scratch, 'cache')],
      ...[
        '-W',
        join(order.folder, order.workflow),
        '-e',
        eventFile,
        '-s',
        `GITHUB_TOKEN=${order.token.value}`,
      ],
      ...Object.entries(environment(order)).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...replacements.flatMap((replacement) => ['--local-repository', replacement]),
    ]
    return readLog(await spawned(order.program, args, { cwd: order.folder, home: scratch }))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

function environment({ github, run, event }: ActOrder): Readonly<Record<string, string>> {
  return {
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: run.repository.fullName,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    // act's own name for what ends up in GITHUB_SHA.
    SHA_REF: event.sha,
    ACTIONS_RESULTS_URL: `${github.resultsUrl}/`,
    ACTIONS_RUNTIME_TOKEN: run.runtimeToken,
  }
}

function spawned(
  program: string,
  args: readonly string[],
  place: { readonly cwd: string; readonly home: string },
): Promise<{ readonly exitCode: number; readonly log: string }> {
  const path = [dirname(process.execPath), join(project, 'node_modules/.bin'), process.env['PATH'] ?? '']
  const env = { PATH: path.join(delimiter), HOME: place.home }
  const child = spawn(program, args, { cwd: place.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? -1, log }))
  })
}

function readLog({ exitCode, log }: { readonly exitCode: number; readonly log: string }): ActResult {
  const jobs: Record<string, string> = {}
  const outputs: Record<string, Record<string, string>> = {}
  for (const line of log.split('\n').filter((text) => text.startsWith('{'))) {
    const entry: {
      readonly jobResult?: string
      readonly jobID?: string
      readonly command?: string
      readonly name?: string
      readonly arg?: string
      readonly stepID?: readonly string[]
    } = JSON.parse(line)
    if (entry.jobResult !== undefined && entry.jobID !== undefined) {
      jobs[entry.jobID] = entry.jobResult
    }
    const step = entry.stepID?.[0]
    if (entry.command === 'set-output' && entry.name !== undefined && step !== undefined) {
      outputs[step] = { ...outputs[step], [entry.name]: entry.arg ?? '' }
    }
  }
  return { exitCode, jobs, outputs, log }
}
