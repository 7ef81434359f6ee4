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
  order: Omit<InitOrder, 'version'> & { readonly yes: boolean },
  ports: LocalPorts,
): Promise<number> {
  const answer = await plannedSetup({ ...order, version }, ports)
  if (answer.kind === 'done') {
    await writeStandardOutput(doneText(answer.workflow))
    return exitCodes.pass
  }
  const { plan } = answer
  await writeStandardOutput(planText(plan))
  const decision = order.yes ? true : await asked()
  const written = decision === true ? await writeAll(plan, order.root, ports) : []
  await writeStandardOutput(endText(plan, decision === null ? null : written))
  return exitCodes.pass
}

async function writeAll(
  { files: planned, hook }: SetupPlan,
  root: string,
  { files }: LocalPorts,
): Promise<readonly string[]> {
  const fresh = planned.filter(({ state }) => state === 'new')
  const hooked = hook?.file ?? null
  const all = hooked === null ? fresh : [...fresh, hooked]
  for (const { path, text } of all) {
    await files.write(files.join(root, path), text)
  }
  return all.map(({ path }) => path)
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
