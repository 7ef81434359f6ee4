/** `init`: shows what a set-up would write, asks where somebody can answer, and writes it. */
import { createInterface } from 'node:readline/promises'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { type InitOrder, plannedSetup } from '#app/setup/init.ts'
import type { SetupPlan } from '#model/setup.ts'
import { exitCodes } from '#model/verdict.ts'
import { doneText, endText, planText, question } from '#render/terminal/setup-text.ts'
import { version } from './version.ts'

/** Gives the exit code. Never overwrites a file. */
export async function runInit(
  order: InitOrder & { readonly yes: boolean },
  ports: LocalPorts,
): Promise<number> {
  const answer = await plannedSetup(order, ports)
  if (answer.kind === 'done') {
    await writeStandardOutput(doneText(answer.workflow))
    return exitCodes.pass
  }
  const { plan } = answer
  await writeStandardOutput(planText(plan, version))
  const decision = order.yes ? true : await asked()
  const written = decision === true ? await writeAll(plan, order.root, ports) : []
  await writeStandardOutput(endText(plan, decision === null ? null : written))
  return exitCodes.pass
}

async function writeAll(plan: SetupPlan, root: string, { files }: LocalPorts): Promise<readonly string[]> {
  const fresh = plan.files.filter(({ state }) => state === 'new')
  for (const { path, text } of fresh) {
    await files.write(files.join(root, path), text)
  }
  return fresh.map(({ path }) => path)
}

/** Null where nobody sits in front of it. */
async function asked(): Promise<boolean | null> {
  if (!(process.stdin.isTTY && process.stdout.isTTY)) {
    return null
  }
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(?:es)?$/i.test((await reader.question(question)).trim())
  } finally {
    reader.close()
  }
}
