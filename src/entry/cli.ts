#!/usr/bin/env node
/**
 * The command line: reads arguments, runs one command, sets the exit code. Loads no GitHub code, and loads what a
 * command needs only when it runs.
 */
import nodeModule from 'node:module'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { exitCodes } from '#model/verdict.ts'
import { reportBug } from './bug-report.ts'
import type { Command } from './cli-command.ts'
import { readCommand } from './cli-options.ts'
import { version } from './version.ts'

// What a command loads is compiled once a machine; Node 20 does not know how, and NODE_DISABLE_COMPILE_CACHE stops it.
nodeModule.enableCompileCache?.()

// Who writes to standard output is told of its errors; an error of standard error can be told nowhere, and changes no result.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => undefined)
}
// Node ends with 1, which would say that a rule is broken.
process.on('uncaughtException', (error) => {
  reportBug(error)
  process.exit(exitCodes.bug)
})

const argv = process.argv.slice(2)
try {
  process.exitCode =
    argv[0] === '--restore-tree' ? await restore(argv[1] ?? '') : await run(readCommand(argv))
} catch (error) {
  const { failedRun } = await import('./failed-run.ts')
  process.exitCode = await failedRun(error, argv)
}

async function restore(folder: string): Promise<number> {
  const { restoreTree } = await import('./restore-tree.ts')
  return restoreTree(folder, process.env)
}

async function run(command: Command): Promise<number> {
  if (command.kind === 'version') {
    await writeStandardOutput(`${version}\n`)
    return exitCodes.pass
  }
  if (command.kind === 'help') {
    const { helpText } = await import('./cli-help.ts')
    await writeStandardOutput(helpText(command.of))
    return exitCodes.pass
  }
  const { runCommand } = await import('./cli-commands.ts')
  return runCommand(command, { argv, environment: process.env })
}
