/** `doctor`: says what is wrong with the set-up of a repository, here and, where there is a token, on GitHub. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { fetchedSettings } from '#adapters/pull/fetched-settings.ts'
import { apiOf, tokenFor } from '#adapters/pull/remote-place.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { examineSetup } from '#app/setup/doctor.ts'
import { examineRemote, type Remote } from '#app/setup/doctor-remote.ts'
import { setupFindingText } from '#messages/doctor-texts.ts'
import { exitCodes } from '#model/verdict.ts'
import { jsonText } from '#render/encode/json.ts'
import { doctorText } from '#render/terminal/doctor-text.ts'
import type { TerminalStyle } from '#render/terminal/terminal-style.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import type { Command } from './cli-command.ts'

/** Gives the exit code: a fault fails, advice does not. */
export async function runDoctor(
  { root, format }: Extract<Command, { readonly kind: 'doctor' }> & { readonly root: string },
  ports: LocalPorts,
  { style, environment }: { readonly style: TerminalStyle; readonly environment: NodeJS.ProcessEnv },
): Promise<number> {
  const remote = await remoteOf(root, ports, environment)
  const { findings: there, unchecked } = await examineRemote(root, { ...ports, remote })
  const findings = [...(await examineSetup(root, ports)), ...there]
  const told = findings.map((finding) => {
    const { fault, weight, path, line } = finding
    return { fault, weight, path, line, ...setupFindingText(finding) }
  })
  const text =
    format === 'json'
      ? jsonText({ version: 1, findings: told, unchecked })
      : doctorText(findings, unchecked, style)
  await writeStandardOutput(text)
  return exitCodes[findings.some(({ weight }) => weight === 'wrong') ? 'fail' : 'pass']
}

/** A repository can name any host as its remote, and a token only goes where the user's own environment points. */
async function remoteOf(root: string, ports: LocalPorts, environment: NodeJS.ProcessEnv): Promise<Remote> {
  const place = (await ports.pulled(root))?.remote
  if (place === undefined) {
    return { reason: 'no remote “origin” of GitHub' }
  }
  const api = apiOf(place, environment)
  if (api === null) {
    return { reason: `${place.host} is not github.com; GH_HOST may name it` }
  }
  const token = await tokenFor(place, environment)
  return token === null
    ? { reason: 'no token: set GITHUB_TOKEN or GH_TOKEN, or log in with gh' }
    : { settings: fetchedSettings(place, { api, token, maxBytes: snapshotLimits.bytes }) }
}
