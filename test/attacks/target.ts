/**
 * What every attack aims at: a repository whose main has one known error, and a pull request whose checker says
 * whatever the attacker wants. Findings are read as `mypy --output json` prints them, so any text gets through.
 */
import type { FileTree } from '#test/support/git-repository.ts'
import type { ActionResult } from '#test/support/github/action-run.ts'
import type { LocalGitHub } from '#test/support/github/local-github.ts'
import type { Pull, Run } from '#test/support/github/record.ts'
import { parseWorkflowCommands, type WorkflowCommand } from '#test/support/github/workflow-command.ts'
import { Fork } from '../e2e/fork.ts'
import { createWidget, type RunOptions, type Widget } from '../e2e/widget.ts'

/** One error; everything has a harmless default. */
export interface Finding {
  readonly file?: string
  readonly line?: number
  readonly message?: string
  readonly code?: string
  readonly hint?: string
}

/** What an attacked run left behind. */
export interface Effects {
  readonly run: ActionResult
  readonly pull: Pull
  /** The body of our one comment, `''` when there is none. */
  readonly comment: string
}

/** How a step reads its findings, for the widget's runs. */
export const readsFindings: Readonly<Record<string, string>> = {
  command: '',
  checker: 'mypy',
  'input-file': 'out.jsonl',
  'exit-code': '1',
}

/** The file that a checker printed. */
export function printed(findings: readonly Finding[]): string {
  const lines = findings.map((finding) =>
    JSON.stringify({
      file: finding.file ?? 'src/app.py',
      line: finding.line ?? 1,
      column: 0,
      message: finding.message ?? 'Name "x" is not defined',
      hint: finding.hint ?? null,
      code: finding.code ?? 'name-defined',
      severity: 'error',
    }),
  )
  return lines.map((line) => `${line}\n`).join('')
}

/** See the head of this file. */
export class Target implements AsyncDisposable {
  readonly widget: Widget
  readonly fork: Fork
  #pulls = 0

  constructor(widget: Widget) {
    this.widget = widget
    this.fork = new Fork(widget)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.widget[Symbol.asyncDispose]()
  }

  /** A pull request with these findings beside the known one. */
  async openPull(findings: readonly Finding[], files: FileTree = {}, branch?: string): Promise<Pull> {
    this.#pulls += 1
    const tree = { 'out.jsonl': printed([{}, ...findings]), ...files }
    return this.fork.openPull(this.#pulls, tree, branch)
  }

  /** The pull request's run, with a token that may comment. */
  async attack(
    findings: readonly Finding[],
    options: RunOptions & { readonly files?: FileTree } = {},
  ): Promise<Effects> {
    const { files, ...rest } = options
    const pull = await this.openPull(findings, files)
    const inputs = { ...readsFindings, ...rest.inputs }
    const { result } = await this.fork.check(pull, { token: this.widget.token, ...rest, inputs })
    return { run: result, pull, comment: this.commentOn(pull) }
  }

  /** A fork's run that may not write. */
  async claim(findings: readonly Finding[]): Promise<{ readonly pull: Pull; readonly run: Run }> {
    const pull = await this.openPull(findings)
    const { run } = await this.fork.check(pull, { inputs: readsFindings })
    return { pull, run }
  }

  /** Bodies of comments that our token wrote. */
  commentOn(pull: Pull): string {
    const own = this.widget.github.comments.filter(
      (comment) => comment.pull === pull && comment.author === 'github-actions[bot]',
    )
    if (own.length > 1) {
      throw new Error(`there are ${own.length} comments`)
    }
    return own[0]?.body ?? ''
  }

  /** The text of an artifact of the newest run that has one of this name. */
  artifact(prefix: string): string {
    const found = this.widget.github.artifacts.findLast(({ name }) => name.startsWith(prefix))
    return found?.bytes.toString('utf8') ?? ''
  }
}

/** Makes main's baseline through the action. */
export async function createTarget(): Promise<Target> {
  const widget = await createWidget()
  await widget.commitToMain({ 'out.jsonl': printed([{}]) })
  const run = await widget.runOnMain({ inputs: readsFindings })
  if (run.exitCode !== 0) {
    throw new Error(run.stdout + run.stderr)
  }
  return new Target(widget)
}

const harmless: ReadonlySet<string> = new Set(['debug', 'error', 'warning', 'notice', 'group', 'endgroup'])

/** The commands in a run's log that could change something and that no step of ours gives. */
export function effectiveCommands({ stdout, stderr }: ActionResult): readonly WorkflowCommand[] {
  return [...parseWorkflowCommands(stdout), ...parseWorkflowCommands(stderr)].filter(
    ({ name, data }) => !harmless.has(name) && !isOwnMask(name, data),
  )
}

/** The artifact client masks the signatures of its addresses, and we our token. */
function isOwnMask(name: string, data: string): boolean {
  return name === 'add-mask' && /^(?:[0-9a-f]{64}|ghs_local\d+)$/.test(data)
}

/** Does something the moment a request arrives, before it is answered. */
export function onRequest(github: LocalGitHub, end: string, action: () => void): void {
  github.requests.push = (...requests) => {
    if (requests.some(({ path }) => path.endsWith(end))) {
      action()
    }
    return Array.prototype.push.apply(github.requests, requests)
  }
}
