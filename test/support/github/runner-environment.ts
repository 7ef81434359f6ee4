/**
 * The environment that a runner gives to a JavaScript action, from nothing: no variable of the test process
 * gets through except PATH.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import type { ActionManifest } from './action-manifest.ts'
import type { WorkflowEvent } from './event-payload.ts'
import { type ExpressionContexts, resolveDefault } from './input-default.ts'
import type { LocalGitHub } from './local-github.ts'
import type { Run } from './record.ts'
import { WEB } from './repository-resource.ts'

export interface RunnerFolders {
  readonly workspace: string
  readonly home: string
  readonly temp: string
  readonly tools: string
  readonly event: string
  /** By the name of the variable, such as `GITHUB_OUTPUT`. */
  readonly commandFiles: Readonly<Record<CommandFile, string>>
}

type CommandFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_PATH' | 'GITHUB_STEP_SUMMARY'

export interface NewFolders {
  readonly root: string
  readonly workspace: string
  readonly event: WorkflowEvent
}

export interface GivenInputs {
  readonly manifest: ActionManifest
  readonly given: Readonly<Record<string, string>>
  readonly contexts: ExpressionContexts
}

export interface RunnerFacts {
  readonly github: LocalGitHub
  readonly run: Run
  readonly event: WorkflowEvent
  readonly job: string
  readonly node: string
  readonly folders: RunnerFolders
}

const COMMAND_FILES: readonly CommandFile[] = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_STATE',
  'GITHUB_PATH',
  'GITHUB_STEP_SUMMARY',
]

/** Makes the runner's own folders, empty command files and the event file under one root. */
export async function createRunnerFolders({ root, workspace, event }: NewFolders): Promise<RunnerFolders> {
  const [home, temp, tools] = [join(root, 'home'), join(root, 'temp'), join(root, 'tools')]
  for (const folder of [home, temp, tools]) await mkdir(folder, { recursive: true })
  const file = (name: CommandFile): string => join(root, name.toLowerCase())
  for (const name of COMMAND_FILES) await writeFile(file(name), '')
  const eventFile = join(root, 'event.json')
  await writeFile(eventFile, JSON.stringify(event.payload))
  return {
    workspace,
    home,
    temp,
    tools,
    event: eventFile,
    commandFiles: {
      GITHUB_OUTPUT: file('GITHUB_OUTPUT'),
      GITHUB_ENV: file('GITHUB_ENV'),
      GITHUB_STATE: file('GITHUB_STATE'),
      GITHUB_PATH: file('GITHUB_PATH'),
      GITHUB_STEP_SUMMARY: file('GITHUB_STEP_SUMMARY'),
    },
  }
}

/** Every variable of the runner except inputs and state. */
export function runnerEnvironment({
  github,
  run,
  event,
  job,
  node,
  folders,
}: RunnerFacts): Record<string, string> {
  const { repository, workflow } = run
  const isTag = event.ref.startsWith('refs/tags/')
  return {
    PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    HOME: folders.home,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: '583231',
    GITHUB_TRIGGERING_ACTOR: run.actor,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: `${github.apiUrl}/graphql`,
    GITHUB_SERVER_URL: WEB,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: folders.event,
    GITHUB_SHA: event.sha,
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: isTag ? 'tag' : 'branch',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_BASE_REF: event.baseRef ?? '',
    GITHUB_HEAD_REF: event.headRef ?? '',
    GITHUB_JOB: job,
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_REPOSITORY_OWNER_ID: '583231',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.runNumber),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_WORKFLOW: workflow.name,
    GITHUB_WORKFLOW_REF: `${repository.fullName}/${workflow.path}@${event.ref}`,
    GITHUB_WORKFLOW_SHA: event.sha,
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'local runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: folders.tools,
    ACTIONS_RUNTIME_TOKEN: run.runtimeToken,
    ACTIONS_RUNTIME_URL: `${github.resultsUrl}/`,
    ACTIONS_RESULTS_URL: `${github.resultsUrl}/`,
    ...folders.commandFiles,
  }
}

/** `INPUT_*` from the defaults of the metadata and the given values; an input that isn't declared is an error. */
export function inputEnvironment({ manifest, given, contexts }: GivenInputs): Record<string, string> {
  const undeclared = Object.keys(given).filter((name) => !manifest.inputs.has(name))
  if (undeclared.length > 0) throw new Error(`action.yml declares no input ${undeclared.join(', ')}`)
  const values = [...manifest.inputs].map(([name, standard]): [string, string] => [
    `INPUT_${name.toUpperCase().replaceAll(' ', '_')}`,
    given[name] ?? resolveDefault(standard ?? '', contexts),
  ])
  return Object.fromEntries(values)
}
