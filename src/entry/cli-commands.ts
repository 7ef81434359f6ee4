/**
 * Runs one command of the command line with the real outside world. What only one command needs is loaded when it
 * runs: nobody waits for the rest.
 */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { decodeText } from '#adapters/fs/text-encoding.ts'
import { requiredText, requireFolder } from '#app/files/required-file.ts'
import { illustrated } from '#app/illustrate/illustrate.ts'
import type { BaselineFileResult } from '#app/local/baseline-file.ts'
import type { LocalPorts } from '#app/local/local-commands.ts'
import type { Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import { quietJson } from '#render/encode/json.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { brokenRules, headline, outcomeOf } from '#render/headline.ts'
import { plainStyle, type TerminalStyle, terminalStyle } from '#render/terminal/terminal-style.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import type { Command } from './cli-command.ts'
import type { Output } from './output-format.ts'
import { rendered } from './rendered.ts'

/** A command that does something. */
export type WorkingCommand = Exclude<Command, { readonly kind: 'help' | 'version' }>

/** Gives the exit code. Throws a `ProblemError` for everything that the user can fix. */
export async function runCommand(command: WorkingCommand, environment: NodeJS.ProcessEnv): Promise<number> {
  switch (command.kind) {
    case 'check': {
      const { check, policy, target, baseline, partial, confirmNew, output } = command
      const folder = process.cwd()
      const order = { check, policy, baselineFile: baseline, folder, partial, confirmNew }
      const { checkHere } = await import('#app/local/local-commands.ts')
      const report = await checkHere(order, await workingPorts(environment))
      return print(await illustrated(report, { files: nodeFiles, root: folder, target }), output, environment)
    }
    case 'snapshot': {
      const { snapshotFromText, snapshotHere } = await import('#app/local/local-commands.ts')
      const ports = await workingPorts(environment)
      const { checker, check, input, root, cwd } = command
      if (input === null) {
        await requireFolders({ '--root': root, '--cwd': cwd })
      }
      const snapshot =
        input === null
          ? await snapshotHere({ check, root, cwd, partial: false }, ports)
          : await snapshotFromText(
              {
                checker,
                text: await inputText(input),
                piped: input === '-',
                exitCode: check.exitCode,
                root,
                cwd,
              },
              ports,
            )
      await write(quietJson(encodeSnapshot(snapshot)), command.output)
      return exitCodes.pass
    }
    case 'baseline-write': {
      await requireFolders({ '--root': command.root, '--cwd': command.cwd })
      const { writeBaselineFile } = await import('#app/local/baseline-file.ts')
      const result = await writeBaselineFile(command, await workingPorts(environment))
      process.stdout.write(baselineText(command.file, result))
      return exitCodes[result.refused.length === 0 ? 'pass' : 'fail']
    }
    case 'compare': {
      await requireFolders({ '--root': command.root, '--git-dir': command.gitDir })
      const { compareFiles, readSnapshot } = await import('#app/local/compare-files.ts')
      const [base, head] = [
        await readSnapshot(command.base, nodeFiles),
        await readSnapshot(command.head, nodeFiles),
      ]
      const { policy, gitDir, root, partial, target, output } = command
      const repo = gitDir === null ? null : (await workingPorts(environment)).repo(gitDir)
      const report = await compareFiles({ base, head, policy, root, partial }, { files: nodeFiles, repo })
      return print(await illustrated(report, { files: nodeFiles, root, target }), output, environment)
    }
    case 'merge': {
      const { mergeFiles } = await import('#app/local/merge-files.ts')
      const merged = await mergeFiles(command.snapshots, { files: nodeFiles, digest: shaDigest })
      await write(quietJson(encodeSnapshot(merged)), command.output)
      return exitCodes.pass
    }
    case 'explain': {
      const { explainedRules } = await import('./explained-rules.ts')
      process.stdout.write(explainedRules(command, stdoutStyle(environment)))
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

/** Loaded for who starts a checker or asks git. */
async function workingPorts(environment: NodeJS.ProcessEnv): Promise<LocalPorts> {
  const { localPorts } = await import('./local-ports.ts')
  return localPorts(environment)
}

async function print(report: Report, output: Output, environment: NodeJS.ProcessEnv): Promise<number> {
  const style = isStdout(output.output) ? stdoutStyle(environment) : plainStyle
  await write(await rendered(report, output, style), output.output)
  const exitCode = exitCodes[outcomeOf(report)]
  if (exitCode !== 0 && !isStdout(output.output)) {
    process.stderr.write(failureText(report))
  }
  return exitCode
}

/** Nobody looks into a file to learn why a command failed. */
function failureText(report: Report): string {
  const broken = report.result.kind === 'compared' ? brokenRules(report.result.verdict.rules) : []
  const lines = [headline(report).words, ...broken]
  return lines.map((line) => `${terminalText(line.replaceAll('`', ''))}\n`).join('')
}

function stdoutStyle(environment: NodeJS.ProcessEnv): TerminalStyle {
  const { isTTY = false, columns = null } = process.stdout
  return terminalStyle(environment, { isTerminal: isTTY, columns, folder: process.cwd() })
}

async function write(text: string, file: string | null): Promise<void> {
  if (isStdout(file)) {
    process.stdout.write(text)
  } else {
    await nodeFiles.write(file, text)
  }
}

function isStdout(file: string | null): file is null | '-' {
  return file === null || file === '-'
}

async function inputText(input: string): Promise<string> {
  if (input === '-') {
    const { buffer } = await import('node:stream/consumers')
    return decodeText(await buffer(process.stdin))
  }
  return requiredText({ role: 'checker output', path: input }, nodeFiles)
}

/** Given ones only; a place that is not there would look like one where everything is gone. */
async function requireFolders(options: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [input, value] of Object.entries(options)) {
    if (value !== null) {
      await requireFolder({ input, value }, { path: value, expected: 'a folder' }, nodeFiles)
    }
  }
}
