/** `plan`: proposes the next sprint in the form that was asked for. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { progressLine } from '#adapters/log/progress-line.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { type PlanOrder, planWork } from '#app/local/plan-work.ts'
import { exitCodes } from '#model/verdict.ts'
import { progressText } from '#render/progress.ts'
import { type NamedSprint, sprintJson, sprintMarkdown, sprintText } from '#render/sprint.ts'
import { plainStyle, type TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Command, PlanFormat } from './cli-command.ts'

type PlanCommand = Omit<Extract<Command, { readonly kind: 'plan' }>, 'source'> & Pick<PlanOrder, 'source'>

const renderers: Readonly<Record<PlanFormat, (sprint: NamedSprint, style: TerminalStyle) => string>> = {
  text: sprintText,
  markdown: sprintMarkdown,
  json: sprintJson,
}

/** Gives the exit code. A plan decides nothing, so errors do not fail it. */
export async function runPlan(
  { format, output, snapshot, ...order }: PlanCommand,
  ports: LocalPorts,
  style: TerminalStyle,
): Promise<number> {
  const progress = progressLine(process.stderr)
  const planned = await planWork(
    { ...order, snapshotFile: snapshot },
    {
      ...ports,
      now: () => performance.now(),
      tell: (step) => progress.show(progressText(step)),
    },
  ).finally(progress.end)
  const text = renderers[format](planned, output === null ? style : plainStyle)
  await (output === null ? writeStandardOutput(text) : nodeFiles.write(output, text))
  return exitCodes.pass
}
