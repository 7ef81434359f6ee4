/** `summary`: says what happened lately, and writes, commits and sends it where that was asked for. */
import { postMessage } from '#adapters/chat/webhook.ts'
import { appended } from '#adapters/fs/append-file.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { commitFile } from '#adapters/git/commit-file.ts'
import { keepIssue } from '#adapters/pull/summary-issue.ts'
import { nearestChecksFile } from '#app/checks/own-root.ts'
import { ownersHere } from '#app/illustrate/code-owners.ts'
import { ownerRecords } from '#app/illustrate/owner-records.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { weeklySummary } from '#app/local/weekly-summary.ts'
import { invalid } from '#config/values.ts'
import { newsOf } from '#history/news.ts'
import { ProblemError } from '#model/problem.ts'
import type { News, Summary } from '#model/summary.ts'
import { exitCodes } from '#model/verdict.ts'
import type { ResultFiles } from '#ports/files.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { ownersJson } from '#render/owners-json.ts'
import {
  summaryIssue,
  summaryJson,
  summaryMessage,
  summarySection,
  summaryText,
  withSection,
} from '#render/summary.ts'
import type { Command, PlanFormat } from './cli-command.ts'
import { remoteAccess } from './pull-source.ts'
import { foundBaselines, namedBaselines, type SummaryInputs } from './summary-inputs.ts'

type SummaryCommand = Extract<Command, { readonly kind: 'summary' }> & { readonly root: string }
type SummaryPorts = LocalPorts & { readonly files: ResultFiles }

/** The page of a project that names none. */
const usualPage = 'type-ratchet-summary.md'

/** Where the address of the webhook stands: an option would be in every log. */
const webhook = 'TYPE_RATCHET_WEBHOOK'

const renderers: Readonly<Record<PlanFormat, (summary: Summary) => string>> = {
  text: summaryText,
  markdown: summarySection,
  json: summaryJson,
}

/** Gives the exit code. A message that can't be sent, or a commit that git refuses, is a warning. */
export async function runSummary(
  said: Extract<Command, { readonly kind: 'summary' }>,
  ports: SummaryPorts,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  // As for every command, the configuration file says where the project is.
  const root = said.root ?? (await nearestChecksFile(ports.files))?.root ?? '.'
  const command: SummaryCommand = { ...said, root }
  const { format, output, notify, dryRun, verbose, commit } = command
  const page = command.page ?? (commit ? ports.files.join(root, usualPage) : null)
  const address = environment[webhook] ?? ''
  if (notify && address === '' && !dryRun) {
    throw invalid(
      { input: webhook, value: '' },
      'the address of an incoming webhook, in the environment, for `--notify`',
    )
  }
  const inputs =
    command.snapshots.length > 0
      ? await namedBaselines(command.snapshots, ports)
      : await foundBaselines(command, ports, environment)
  if (verbose) {
    for (const line of inputs.told) {
      say(line)
    }
  }
  requireMeasure(command, inputs)
  const now = Math.floor(Date.now() / 1000)
  const summary = await weeklySummary({ ...command, ...inputs, now }, ports.files)
  const text = renderers[format](summary)
  await (output === null ? writeStandardOutput(text) : ports.files.write(output, text))
  await writeJobSummary(summary, dryRun, environment)
  if (page !== null) {
    await writePage(summary, { ...command, page }, ports)
  }
  if (command.owners !== null) {
    await writeOwners(inputs, { ...command, file: command.owners, since: summary.since }, ports)
  }
  if (command.issue) {
    await writeIssue(summary, command, ports, environment)
  }
  if (notify) {
    await send(summary, command, address)
  }
  return exitCodes.pass
}

/** News that can never come would be waited for in vain. */
function requireMeasure({ notifyOn, limit, target }: SummaryCommand, { baselines }: SummaryInputs): void {
  const known: Readonly<Partial<Record<News, boolean>>> = {
    limit: limit !== null || baselines.some((check) => check.limit !== null),
    target: target !== null || baselines.some((check) => check.target !== null),
  }
  const vain = notifyOn.find((news) => known[news] === false)
  if (vain !== undefined) {
    const option = vain === 'limit' ? '`max-errors`' : '`target-errors`'
    throw invalid(
      { input: '--notify-on', value: vain },
      `news of something that a check has: set ${option} in the configuration file, or as an option`,
    )
  }
}

async function writeJobSummary(
  summary: Summary,
  dryRun: boolean,
  { GITHUB_STEP_SUMMARY: file = '' }: NodeJS.ProcessEnv,
): Promise<void> {
  if (file === '') {
    return
  }
  if (dryRun) {
    say('would be added to the summary of the job')
    return
  }
  const reason = await appended(file, `${summarySection(summary)}\n`)
  if (reason !== null) {
    say(`warning: the summary of the job was not written: ${reason}`)
  }
}

/** Without a CODEOWNERS file everything is nobody's. */
async function writeOwners(
  { baselines }: SummaryInputs,
  {
    file,
    root,
    since,
    countFixes,
    dryRun,
  }: Pick<SummaryCommand, 'root' | 'countFixes' | 'dryRun'> & {
    readonly file: string
    readonly since: number
  },
  { files }: SummaryPorts,
): Promise<void> {
  if (dryRun) {
    say(`would be written: ${file}`)
    return
  }
  const ownersOf = await ownersHere(files, root)
  if (ownersOf === null) {
    say('warning: there is no CODEOWNERS file, so nobody owns anything')
  }
  const records = baselines.map(({ snapshot }) =>
    ownerRecords(snapshot, ownersOf ?? (() => []), { countFixesSince: countFixes ? since : null }),
  )
  await files.write(file, ownersJson(records))
  say(`written: ${file}`)
}

/** A permission that is missing is a warning with the YAML to add. */
async function writeIssue(
  summary: Summary,
  { root, dryRun }: SummaryCommand,
  ports: SummaryPorts,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const text = summaryIssue(summary)
  const { place, api, token } = await remoteAccess(await ports.files.real(root), ports, environment)
  if (dryRun) {
    say(`would be kept as an issue of ${place.remote.owner}/${place.remote.repo}: ${text.title}`)
    return
  }
  const kept = await keepIssue(text, place.remote, { api, token })
  if (kept.kind === 'failed') {
    const permission = kept.forbidden
      ? '. Add the permission to the job:\n\npermissions:\n  issues: write'
      : ''
    say(`warning: the issue was not written: ${kept.reason}${permission}`)
    return
  }
  say(`issue ${kept.kind}: ${kept.url}`)
  if (kept.kind === 'created' && kept.unpinned !== null) {
    say(`warning: the issue is not pinned: ${kept.unpinned}. Somebody who may can pin it on its page.`)
  }
}

async function send(summary: Summary, { notifyOn, dryRun }: SummaryCommand, address: string): Promise<void> {
  const news = newsOf(summary)
  if (notifyOn.length > 0 && !notifyOn.some((each) => news.includes(each))) {
    say(`not sent: no news of ${notifyOn.join(', ')}`)
    return
  }
  if (dryRun) {
    const where = address === '' ? `, but ${webhook} is not set` : ''
    say(`would be sent${where}:\n${summaryMessage(summary)}`)
    return
  }
  const reason = await postMessage(address, summaryMessage(summary))
  say(reason === null ? 'sent' : `warning: the message was not sent: ${reason}`)
}

async function writePage(
  summary: Summary,
  { page, commit, dryRun, root }: SummaryCommand & { readonly page: string },
  { files }: SummaryPorts,
): Promise<void> {
  const read = await files.read(page)
  if (read.kind !== 'read' && read.kind !== 'missing') {
    const reason = read.kind === 'failed' ? read.reason : 'it is too large'
    throw new ProblemError({ kind: 'file-unreadable', role: 'page', path: page, reason })
  }
  const before = read.kind === 'read' ? read.text : ''
  const after = withSection(before, summarySection(summary))
  if (dryRun) {
    const done = commit ? 'written and committed' : 'written'
    say(after === before ? `${page} would stay as it is` : `would be ${done}: ${page}`)
    return
  }
  await files.write(page, after)
  say(`written: ${page}`)
  if (commit) {
    const file = files.absolute(page)
    const done = await commitFile(file, { folder: root, message: 'Sum up what happened to the errors' })
    const words = { committed: `committed: ${page}`, nothing: `nothing to commit: ${page} is as it was` }
    say(done.kind === 'failed' ? `warning: git did not commit ${page}: ${done.reason}` : words[done.kind])
  }
}

/** For people; standard output holds the summary alone. */
function say(text: string): void {
  for (const line of text.split('\n')) {
    process.stderr.write(`${terminalText(line)}\n`)
  }
}
