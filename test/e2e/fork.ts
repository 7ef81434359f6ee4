/** A pull request from a fork and what follows its run: the token may only read, the companion workflow comments. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileTree } from '#test/support/git-repository.ts'
import { type ActionResult, runAction } from '#test/support/github/action-run.ts'
import { pullRequestEvent, workflowRunEvent } from '#test/support/github/event-payload.ts'
import type { Artifact, Pull, Repository, Run, Token } from '#test/support/github/record.ts'
import type { RunOptions, Widget } from './widget.ts'

/** What a test may say of a publication. */
export interface PublishOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: Token
  readonly action?: 'completed' | 'requested'
  /** Which attempt the event names; the run's newest when left out. */
  readonly attempt?: number
  readonly timeoutMilliseconds?: number
  readonly env?: Readonly<Record<string, string>>
}

/** The fork `mallory/widget`, its pull requests and their runs. */
export class Fork {
  readonly widget: Widget
  readonly repository: Repository
  /** What a run of a fork gets. */
  readonly token: Token
  /** What the companion asks for. */
  readonly publisherToken: Token

  constructor(widget: Widget) {
    const { github } = widget
    this.widget = widget
    this.repository = github.addRepository({ fullName: 'mallory/widget', forkOf: widget.repository })
    this.token = github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'read' })
    this.publisherToken = github.addToken({ actions: 'read', 'pull-requests': 'write' })
  }

  openPull(number: number, files: FileTree, branch = `change-${number}`): Promise<Pull> {
    return this.widget.openPull(number, files, { repository: this.repository, branch })
  }

  /** The unprivileged run of the pull request. */
  async check(
    pull: Pull,
    options: RunOptions = {},
  ): Promise<{ readonly run: Run; readonly result: ActionResult }> {
    const { github, workflow } = this.widget
    const event = pullRequestEvent({ pull })
    const run = github.startRun({ workflow, ...event.run, actor: 'mallory' })
    const result = await this.widget.runEvent(event, { token: this.token, ...options }, run)
    return { run, result }
  }

  /** The companion workflow after a run, in an empty folder. */
  async publish(run: Run, options: PublishOptions = {}): Promise<ActionResult> {
    const { github, origin, repository } = this.widget
    const workspace = await mkdtemp(join(tmpdir(), 'publish-'))
    const companion =
      github.workflows.find(({ path }) => path.endsWith('/comment.yml')) ??
      github.addWorkflow(repository, { path: '.github/workflows/comment.yml', name: 'comment' })
    try {
      const { action, attempt } = options
      const sha = await origin.resolve('main')
      const event = workflowRunEvent({
        run,
        sha,
        ...(action === undefined ? {} : { action }),
        ...(attempt === undefined ? {} : { attempt }),
      })
      return await runAction({
        github,
        run: github.startRun({ workflow: companion, ...event.run }),
        event,
        workspace,
        token: options.token ?? this.publisherToken,
        entry: 'publish',
        inputs: options.inputs ?? {},
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.timeoutMilliseconds === undefined
          ? {}
          : { timeoutMilliseconds: options.timeoutMilliseconds }),
      })
    } finally {
      await rm(workspace, { recursive: true, force: true })
    }
  }

  /** The newest result artifact of a run. */
  resultOf(run: Run): Artifact {
    const found = this.widget.github.artifacts.findLast(
      (artifact) => artifact.run === run && artifact.name.startsWith('type-ratchet-result-'),
    )
    if (found === undefined) {
      throw new Error('the run left no result')
    }
    return found
  }

  /** Changes the result as its author could, and the digest with it. */
  forge(run: Run, change: (file: Record<string, unknown>) => void): void {
    const artifact = this.resultOf(run)
    const file = JSON.parse(artifact.bytes.toString('utf8'))
    change(file)
    this.widget.github.replaceArtifactBytes(artifact.id, Buffer.from(JSON.stringify(file)))
  }
}
