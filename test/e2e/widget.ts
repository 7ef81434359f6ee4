/**
 * The repository `acme/widget` on a local GitHub: its pushes and pull requests run the shipped action with
 * the real TypeScript compiler. Baselines exist only because an earlier run uploaded them.
 */
import { fileURLToPath } from 'node:url'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'
import { type ActionResult, type ActionRun, runAction } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Pull, Repository, Run, Token, Workflow } from '#test/support/github/record.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const tsc = fileURLToPath(new URL('../../node_modules/typescript-7/bin/tsc', import.meta.url))
/** The native compiler, because it starts five times faster; started as a user would who has no `tsc` on the path. */
export const tscCommand: string = `${process.execPath} ${tsc} --pretty false`

/** Most tests say themselves what their runs are compared with. */
const own = { command: tscCommand, recompute: 'never' }

const fullPermissions = { actions: 'read', contents: 'read', 'pull-requests': 'write' } as const

/** What a test may say of a run; the rest is as in the README's workflow. */
export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: Token
  readonly env?: Readonly<Record<string, string>>
  readonly entry?: ActionRun['entry']
  readonly state?: Readonly<Record<string, string>>
  readonly depth?: number | 'full'
  /** `head` checks out the pull request's head instead of what the event names. */
  readonly checkout?: 'head'
  readonly matrix?: ActionRun['matrix']
  readonly job?: ActionRun['job']
  readonly jobId?: ActionRun['jobId']
  readonly jobTotal?: ActionRun['jobTotal']
  /** Another commit than the event's; `none` checks out nothing. */
  readonly workspace?: { readonly sha: string } | 'none'
  readonly ends?: ActionRun['ends']
}

/** A source file with `count` type errors, one a line, each with its own name and value. */
export function fileWithErrors(count: number, prefix = 'value'): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `export const ${prefix}${index}: number = '${prefix} ${index}'`,
  )
  return `${lines.join('\n')}\nexport {}\n`
}

const config = {
  compilerOptions: { noEmit: true, strict: true, types: [], lib: ['es2022'], skipLibCheck: true },
  include: ['src'],
}

/** A whole tree with the compiler's configuration. */
export function treeOf(files: FileTree): FileTree {
  return { 'tsconfig.json': JSON.stringify(config), ...files }
}

/** See the head of this file. */
export class Widget implements AsyncDisposable {
  readonly github: LocalGitHub
  readonly origin: GitRepository
  readonly repository: Repository
  readonly workflow: Workflow
  readonly token: Token

  constructor(github: LocalGitHub, origin: GitRepository) {
    this.github = github
    this.origin = origin
    this.repository = github.addRepository({ fullName: 'acme/widget' })
    this.workflow = github.addWorkflow(this.repository)
    this.token = github.addToken(fullPermissions)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github[Symbol.asyncDispose]()
    await this.origin[Symbol.asyncDispose]()
  }

  /** Commits a tree to main, which is always checked out between two steps. */
  async commitToMain(files: FileTree, message = 'Change main'): Promise<string> {
    const sha = await this.origin.commit(treeOf(files), message)
    await this.github.importCommits(this.repository, this.origin.directory)
    return sha
  }

  /** A push event for the newest commit of main, and its run. */
  async runOnMain(options: RunOptions = {}): Promise<ActionResult> {
    const sha = await this.origin.resolve('main')
    const event = pushEvent({ repository: this.repository, sha })
    return this.runEvent(event, options)
  }

  /** Opens a pull request whose head is one commit with this tree on top of main. */
  async openPull(
    number: number,
    files: FileTree,
    head: { readonly repository?: Repository; readonly branch?: string } = {},
  ): Promise<Pull> {
    const base = await this.origin.resolve('main')
    await this.origin.branch(`change-${number}`)
    await this.origin.checkout(`change-${number}`)
    const sha = await this.origin.commit(treeOf(files), `Change ${number}`)
    await this.origin.checkout('main')
    const mergeCommitSha = await this.origin.mergePull({ number, base, head: sha })
    await this.github.importCommits(this.repository, this.origin.directory)
    const { repository } = this
    return this.github.addPull({
      number,
      base: { repository, ref: 'main', sha: base },
      head: {
        repository: head.repository ?? repository,
        ref: head.branch ?? `change-${number}`,
        sha,
      },
      mergeCommitSha,
    })
  }

  /** Merges the pull request's head into what main is now, as GitHub does when main has moved. */
  async refreshPull(pull: Pull): Promise<void> {
    const base = await this.origin.resolve('main')
    pull.mergeCommitSha = await this.origin.mergePull({ number: pull.number, base, head: pull.head.sha })
    pull.base.sha = base
    await this.github.importCommits(this.repository, this.origin.directory)
  }

  /** A `pull_request` event for the pull request as it is now, and its run. */
  runOnPull(pull: Pull, options: RunOptions = {}): Promise<ActionResult> {
    const comments = this.github.comments.filter((comment) => comment.pull === pull).length
    return this.runEvent(pullRequestEvent({ pull, comments }), options)
  }

  /** Checks out what the event names and runs the action there. */
  async runEvent(event: WorkflowEvent, options: RunOptions = {}, run?: Run): Promise<ActionResult> {
    const { workspace } = options
    if (workspace === 'none') {
      await using empty = await temporaryFolder()
      return await this.#run(event, { ...options, folder: empty.path }, run)
    }
    const other = options.checkout === 'head' ? headOf(event) : (workspace?.sha ?? null)
    await using copy = await this.origin.checkoutCopy({
      ref: other === null ? event.ref : 'refs/heads/change',
      sha: other ?? event.sha,
      depth: options.depth ?? 1,
    })
    return await this.#run(event, { ...options, folder: copy.directory }, run)
  }

  async #run(
    event: WorkflowEvent,
    options: RunOptions & { readonly folder: string },
    run?: Run,
  ): Promise<ActionResult> {
    return await runAction({
      github: this.github,
      run: run ?? this.github.startRun({ workflow: this.workflow, ...event.run }),
      event,
      token: options.token ?? this.token,
      workspace: options.folder,
      inputs: { ...(ownCommand(options.entry) ? own : {}), ...options.inputs },
      ...(options.matrix === undefined ? {} : { matrix: options.matrix }),
      ...(options.job === undefined ? {} : { job: options.job }),
      ...(options.jobId === undefined ? {} : { jobId: options.jobId }),
      ...(options.jobTotal === undefined ? {} : { jobTotal: options.jobTotal }),
      ...(options.ends === undefined ? {} : { ends: options.ends }),
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.entry === undefined ? {} : { entry: options.entry }),
      ...(options.state === undefined ? {} : { state: options.state }),
    })
  }
}

function headOf({ payload }: WorkflowEvent): string {
  const pull = 'pull_request' in payload ? Object(payload.pull_request) : {}
  return String(Object(Object(pull).head).sha)
}

/** Only the action itself runs a checker. */
function ownCommand(entry: RunOptions['entry']): boolean {
  return entry === undefined || entry === 'action' || entry === 'post'
}

/** A new repository on a new local GitHub. */
export async function createWidget(): Promise<Widget> {
  return new Widget(await startLocalGitHub(), await createGitRepository())
}
