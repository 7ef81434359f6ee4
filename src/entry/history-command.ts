/** `history replay`: tells how far it is on standard error, and what came of it on standard output. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { type ReplayOrder, replayHistory } from '#app/local/replay-history.ts'
import { exitCodes } from '#model/verdict.ts'
import { replayLine, replayText } from '#render/replay.ts'
import type { Command } from './cli-command.ts'

type ReplayCommand = Omit<Extract<Command, { readonly kind: 'history-replay' }>, 'source'> &
  Pick<ReplayOrder, 'source'>

/** Gives the exit code. Numbers of the past decide nothing. */
export async function runReplay(
  { source, sinceSeconds, everySeconds, file }: ReplayCommand,
  ports: LocalPorts,
): Promise<number> {
  const since = Math.floor(Date.now() / 1000) - sinceSeconds
  const replay = await replayHistory(
    { source, since, every: everySeconds, file },
    { ...ports, now: () => performance.now(), tell: (step) => ports.log.info(replayLine(step)) },
  )
  await writeStandardOutput(replayText(replay))
  return exitCodes.pass
}
