#!/usr/bin/env node
/**
 * The command line: reads arguments, runs one command, sets the exit code. Loads no GitHub code, and loads what a
 * command needs only when it runs.
 */
import nodeModule from 'node:module'
import { ProblemError, problemFamilies } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { Command } from './cli-command.ts'
import { readCommand } from './cli-options.ts'
import { version } from './version.ts'

// What a command loads is compiled once a machine; Node 20 does not know how, and NODE_DISABLE_COMPILE_CACHE stops it.
nodeModule.enableCompileCache?.()

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error
  }
})

try {
  process.exitCode = await run(readCommand(process.argv.slice(2)))
} catch (error) {
  if (error instanceof ProblemError) {
    const { errorText } = await import('./error-text.ts')
    process.stderr.write(errorText(error.problem))
    const family = problemFamilies[error.problem.kind]
    process.exitCode = exitCodes[family === 'config-error' ? 'config-error' : 'not-comparable']
  } else {
    const { reportBug } = await import('./bug-report.ts')
    reportBug(error)
    process.exitCode = exitCodes.bug
  }
}

async function run(command: Command): Promise<number> {
  if (command.kind === 'version') {
    process.stdout.write(`${version}\n`)
    return exitCodes.pass
  }
  if (command.kind === 'help') {
    const { helpText } = await import('./cli-help.ts')
    process.stdout.write(helpText(command.of))
    return exitCodes.pass
  }
  const { runCommand } = await import('./cli-commands.ts')
  return runCommand(command, process.env)
}
