/** `doctor`: says what is wrong with the set-up of a repository. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { examineSetup } from '#app/setup/doctor.ts'
import { setupFindingText } from '#messages/doctor-texts.ts'
import { exitCodes } from '#model/verdict.ts'
import { jsonText } from '#render/encode/json.ts'
import { doctorText } from '#render/terminal/doctor-text.ts'
import type { TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Command } from './cli-command.ts'

/** Gives the exit code: a fault fails, advice does not. */
export async function runDoctor(
  { root, format }: Extract<Command, { readonly kind: 'doctor' }>,
  ports: LocalPorts,
  style: TerminalStyle,
): Promise<number> {
  const findings = await examineSetup(root, ports)
  const told = findings.map((finding) => {
    const { fault, weight, path, line } = finding
    return { fault, weight, path, line, ...setupFindingText(finding) }
  })
  const text = format === 'json' ? jsonText({ version: 1, findings: told }) : doctorText(findings, style)
  await writeStandardOutput(text)
  return exitCodes[findings.some(({ weight }) => weight === 'wrong') ? 'fail' : 'pass']
}
