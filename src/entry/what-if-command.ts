/** `what-if`: counts what flags would cost, in the form that was asked for. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { lentFile } from '#adapters/tree/lent-file.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { type WhatIfOrder, whatIf } from '#app/local/what-if.ts'
import { exitCodes } from '#model/verdict.ts'
import { flagCostsJson, flagCostsText } from '#render/flag-costs.ts'
import { plainStyle, type TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Command } from './cli-command.ts'

type WhatIfCommand = Omit<Extract<Command, { readonly kind: 'what-if' }>, 'source'> &
  Pick<WhatIfOrder, 'source'>

/** Gives the exit code. It decides nothing, so no number fails it. */
export async function runWhatIf(
  { format, output, ...order }: WhatIfCommand,
  ports: LocalPorts,
  style: TerminalStyle,
): Promise<number> {
  const costs = await whatIf(order, { ...ports, lend: lentFile })
  const text =
    format === 'json' ? flagCostsJson(costs) : flagCostsText(costs, output === null ? style : plainStyle)
  await (output === null ? writeStandardOutput(text) : nodeFiles.write(output, text))
  return exitCodes.pass
}
