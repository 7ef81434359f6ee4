/** `baseline pull`: downloads the newest baseline of the default branch. Loaded by nothing else. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { type LocalPorts, localRun, type RunSource } from '#app/local/local-run.ts'
import { pullBaseline } from '#app/local/pull-baseline.ts'
import { pulledLines } from '#messages/pulled-text.ts'
import { exitCodes } from '#model/verdict.ts'
import type { ResultFiles } from '#ports/files.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { pullSource } from './pull-source.ts'

/** Which check's baseline; `workflow` null: the one that uses this action. */
export interface PullHere {
  readonly source: RunSource
  readonly workflow: string | null
}

/** Gives the exit code. Throws a `ProblemError`. The path of the file is the only line on standard output. */
export async function pullHere(
  { source, workflow }: PullHere,
  ports: LocalPorts & { readonly files: ResultFiles },
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const { name, base } = await localRun(source, ports)
  const from = await pullSource({ root: base.root, workflow }, ports, environment)
  const order = { place: { ...from.place, name }, branch: from.branch, workflow: from.workflow }
  const { baseline, ...how } = await pullBaseline(order, { source: from.source, files: ports.files })
  const [said = '', file = ''] = pulledLines(baseline, how)
  process.stderr.write(`${terminalText(said)}\n`)
  await writeStandardOutput(`${file}\n`)
  return exitCodes.pass
}
