/** `summary`: says what happened lately, and writes, commits and sends it where that was asked for. */
import { postMessage } from '#adapters/chat/webhook.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { commitFile } from '#adapters/git/commit-file.ts'
import { weeklySummary } from '#app/local/weekly-summary.ts'
import { invalid } from '#config/values.ts'
import { ProblemError } from '#model/problem.ts'
import type { Summary } from '#model/summary.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { summaryJson, summaryMessage, summarySection, summaryText, withSection } from '#render/summary.ts'
import type { Command, PlanFormat } from './cli-command.ts'

type SummaryCommand = Extract<Command, { readonly kind: 'summary' }>

/** Where the address of the webhook stands: an option would be in every log. */
const webhook = 'TYPE_RATCHET_WEBHOOK'

const renderers: Readonly<Record<PlanFormat, (summary: Summary) => string>> = {
  text: summaryText,
  markdown: summarySection,
  json: summaryJson,
}

/** Gives the exit code. A message that can't be sent, or a commit that git refuses, is a warning. */
export async function runSummary(
  command: SummaryCommand,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const { format, output, page, notify, dryRun } = command
  const address = environment[webhook] ?? ''
  if (notify && address === '') {
    throw invalid(
      { input: webhook, value: '' },
      'the address of an incoming webhook, in the environment, for `--notify`',
    )
  }
  const now = Math.floor(Date.now() / 1000)
  const summary = await weeklySummary({ ...command, now }, nodeFiles)
  const text = renderers[format](summary)
  await (output === null ? writeStandardOutput(text) : nodeFiles.write(output, text))
  if (page !== null) {
    await writePage(summary, { ...command, page })
  }
  if (notify && dryRun) {
    say(`would be sent:\n${summaryMessage(summary)}`)
  } else if (notify) {
    const reason = await postMessage(address, summaryMessage(summary))
    say(reason === null ? 'sent' : `warning: the message was not sent: ${reason}`)
  }
  return exitCodes.pass
}

async function writePage(
  summary: Summary,
  { page, commit, dryRun, root }: SummaryCommand & { readonly page: string },
): Promise<void> {
  const read = await nodeFiles.read(page)
  if (read.kind !== 'read' && read.kind !== 'missing') {
    const reason = read.kind === 'failed' ? read.reason : 'it is too large'
    throw new ProblemError({ kind: 'file-unreadable', role: 'page', path: page, reason })
  }
  const before = read.kind === 'read' ? read.text : ''
  const after = withSection(before, summarySection(summary))
  if (dryRun) {
    say(after === before ? `${page} would stay as it is` : `would be written: ${page}`)
    return
  }
  await nodeFiles.write(page, after)
  say(`written: ${page}`)
  if (commit) {
    const file = nodeFiles.absolute(page)
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
