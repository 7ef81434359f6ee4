#!/usr/bin/env node
/** The command line: reads arguments, runs one command, sets the exit code. Loads no GitHub code. */
import { ProblemError, problemFamilies } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import { problemLines } from '#render/text.ts'
import { reportBug } from './bug-report.ts'
import { runCommand } from './cli-commands.ts'
import { readCommand } from './cli-options.ts'

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error
  }
})

try {
  process.exitCode = await runCommand(readCommand(process.argv.slice(2)), process.env)
} catch (error) {
  if (error instanceof ProblemError) {
    process.stderr.write(`error: ${problemLines(error.problem).join('\n')}\n`)
    const family = problemFamilies[error.problem.kind]
    process.exitCode = exitCodes[family === 'config-error' ? 'config-error' : 'not-comparable']
  } else {
    reportBug(error)
    process.exitCode = exitCodes.bug
  }
}
