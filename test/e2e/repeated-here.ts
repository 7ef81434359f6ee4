/** Does what the line under “Reproduce it locally” says, as a reader of the comment would. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSingleEntry } from '#adapters/github/zip-entry.ts'
import { splitArguments } from '#config/argv.ts'
import { type CliResult, stageCli } from '#test/support/cli.ts'
import type { Pull } from '#test/support/github/record.ts'
import type { Widget } from './widget.ts'

/** The line, as it stands there; empty without one. */
export function repeatedLine(body: string): string {
  const [, line = ''] = /Reproduce it locally<\/b><\/summary>\s+```sh\n(.+)\n```/.exec(body) ?? []
  return line
}

/**
 * Runs the line in the checkout of the pull request with the shipped command line. GitHub's own program is not here: what it
 * would download is laid down in its place, found by the run and the name that the line says.
 */
export async function repeatedHere(
  line: string,
  { widget, pull, more }: { readonly widget: Widget; readonly pull: Pull; readonly more: readonly string[] },
): Promise<CliResult> {
  const [download = '', check = '', ...others] = line.split(' && ')
  const [gh, run, verb, id, flag, name] = splitArguments(download, 'line')
  const [npx, program, command, ...options] = splitArguments(check, 'line')
  const said = [gh, run, verb, flag, npx, program, command, ...others].join(' ')
  if (said !== 'gh run download -n npx type-ratchet check') {
    throw new Error(`unexpected line: ${line}`)
  }
  const artifact = widget.github.artifacts.find((each) => String(each.run.id) === id && each.name === name)
  if (artifact === undefined) {
    throw new Error(`no such artifact: ${download}`)
  }
  const merged = { ref: `refs/pull/${pull.number}/merge`, sha: pull.mergeCommitSha ?? pull.head.sha }
  await using copy = await widget.origin.checkoutCopy(merged)
  await using cli = await stageCli()
  const entry = await readSingleEntry(artifact.bytes, { entry: 'snapshot.json', maxBytes: 1 << 20 })
  if (entry.kind === 'refused') {
    throw new Error(`no snapshot in it: ${entry.reason}`)
  }
  await writeFile(join(copy.directory, 'snapshot.json'), entry.text)
  return await cli.run(['check', ...more, ...options], { cwd: copy.directory })
}
