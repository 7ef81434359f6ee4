/** Runs one command of the command line with the real outside world. */
import { text as readAll } from 'node:stream/consumers'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { streamLog } from '#adapters/log/stream-log.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { illustrated } from '#app/illustrate.ts'
import { type BaselineFileResult, writeBaselineFile } from '#app/local/baseline-file.ts'
import { explainRule } from '#app/local/explain-rule.ts'
import {
  checkHere,
  compareFiles,
  type LocalPorts,
  readSnapshot,
  snapshotFromText,
  snapshotHere,
} from '#app/local/local-commands.ts'
import { mergeFiles } from '#app/local/merge-files.ts'
import { ProblemError } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import { renderBadgeEndpoint, renderBadgeSvg } from '#render/badge.ts'
import { renderCheckstyle } from '#render/checkstyle.ts'
import { renderCodeQuality } from '#render/code-quality.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { outcomeOf } from '#render/headline.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderJson } from '#render/json.ts'
import { renderJUnit } from '#render/junit.ts'
import { markdownDocument } from '#render/markdown/document.ts'
import { ruleText } from '#render/rule-text.ts'
import { renderSarif } from '#render/sarif.ts'
import { plainStyle, type TerminalStyle, terminalStyle } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import type { Command } from './cli-command.ts'
import { helpText } from './cli-help.ts'
import type { Format, Output } from './output-format.ts'
import { version } from './version.ts'

/** Gives the exit code. Throws a `ProblemError` for everything that the user can fix. */
export async function runCommand(command: Command, environment: NodeJS.ProcessEnv): Promise<number> {
  const ports = localPorts(environment)
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpText(command.of))
      return exitCodes.pass
    case 'version':
      process.stdout.write(`${version}\n`)
      return exitCodes.pass
    case 'check': {
      const { check, policy, target, baseline, partial, confirmNew, output } = command
      const folder = process.cwd()
      const order = { check, policy, baselineFile: baseline, folder, partial, confirmNew }
      const report = await checkHere(order, ports)
      return print(await illustrated(report, { files: nodeFiles, root: folder, target }), output, environment)
    }
    case 'snapshot': {
      const { checker, check, input, root, cwd } = command
      const snapshot =
        input === null
          ? await snapshotHere({ check, root, cwd, partial: false }, ports)
          : await snapshotFromText(
              { checker, text: await inputText(input), exitCode: check.exitCode, root, cwd },
              ports,
            )
      await write(encodeSnapshot(snapshot), command.output)
      return exitCodes.pass
    }
    case 'baseline-write': {
      const result = await writeBaselineFile(command, ports)
      process.stdout.write(baselineText(command.file, result))
      return exitCodes[result.refused.length === 0 ? 'pass' : 'fail']
    }
    case 'compare': {
      const [base, head] = [
        await readSnapshot(command.base, nodeFiles),
        await readSnapshot(command.head, nodeFiles),
      ]
      const { policy, gitDir, root, partial, target, output } = command
      const report = await compareFiles({ base, head, policy, gitDir, root, partial }, ports)
      return print(await illustrated(report, { files: nodeFiles, root, target }), output, environment)
    }
    case 'merge': {
      const merged = await mergeFiles(command.snapshots, { files: nodeFiles, digest: shaDigest })
      await write(encodeSnapshot(merged), command.output)
      return exitCodes.pass
    }
    case 'explain': {
      const explained = explainRule(command.code, command.checker)
      const texts = explained.map(({ checkers, code, knowledge }) => ruleText(checkers, code, knowledge))
      process.stdout.write(texts.join('\n'))
      return exitCodes.pass
    }
  }
}

function baselineText(file: string, { entries, removed, added, refused }: BaselineFileResult): string {
  const left = refused.map(({ path, line, column, message, code }) => {
    const rule = code === null ? '' : ` [${code}]`
    return `  ${terminalText(`${path}:${line}:${column}: ${message}${rule}`)}`
  })
  const listed =
    left.length === 0 ? [] : ['', `not taken in (fix them, or add --accept), ${left.length}:`, ...left]
  const first = `${terminalText(file)}: ${entries} entries, ${removed} removed, ${added} added`
  return `${[first, ...listed].join('\n')}\n`
}

function localPorts(environment: NodeJS.ProcessEnv): LocalPorts {
  return {
    process: spawnedChecker(environment),
    files: nodeFiles,
    log: streamLog(process.stderr, terminalText),
    digest: shaDigest,
    os: process.platform,
    repo: (folder) => gitRepo(folder, environment),
  }
}

const renderers: Record<Format, (report: Report, output: Output, style: TerminalStyle) => string> = {
  text: (report, { explain }, style) => renderText(report, { explain, style }),
  json: (report, { explain }) => renderJson(report, { explain }),
  markdown: (report) => `${markdownDocument(report, { limit: Number.POSITIVE_INFINITY, detail: 'all' })}\n`,
  html: (report) => renderHtml(report, { version, pack: deflateText }),
  sarif: (report) => renderSarif(report, { digest: shaDigest, version, reader: 'everybody' }),
  'code-scanning': (report) => renderSarif(report, { digest: shaDigest, version, reader: 'code-scanning' }),
  junit: renderJUnit,
  gitlab: (report) => renderCodeQuality(report, { digest: shaDigest }),
  checkstyle: renderCheckstyle,
  badge: renderBadgeEndpoint,
  'badge-svg': renderBadgeSvg,
}

async function print(report: Report, output: Output, environment: NodeJS.ProcessEnv): Promise<number> {
  const style = output.output === null ? stdoutStyle(environment) : plainStyle
  await write(renderers[output.format](report, output, style), output.output)
  return exitCodes[outcomeOf(report)]
}

function stdoutStyle(environment: NodeJS.ProcessEnv): TerminalStyle {
  const { isTTY = false, columns = null } = process.stdout
  return terminalStyle(environment, { isTerminal: isTTY, columns, folder: process.cwd() })
}

async function write(text: string, file: string | null): Promise<void> {
  if (file === null) {
    process.stdout.write(text)
  } else {
    await nodeFiles.write(file, text)
  }
}

async function inputText(input: string): Promise<string> {
  if (input === '-') {
    return readAll(process.stdin)
  }
  const read = await nodeFiles.read(input)
  if (read.kind !== 'read') {
    const reason = read.kind === 'missing' ? 'it does not exist' : read.reason
    throw new ProblemError({ kind: 'file-unreadable', role: 'checker output', path: input, reason })
  }
  return read.text
}
