/** `fix`: prints or writes the edits that the checker confirms, for one check or for all of the configuration file. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { editableTree } from '#adapters/tree/editable-tree.ts'
import { ofCheck } from '#app/checks/of-check.ts'
import { type FixOrder, type FixPorts, fixHere } from '#app/fix/fix-here.ts'
import { filedBaseline, filedSource } from '#app/local/checks-here.ts'
import type { RunSource } from '#app/local/local-run.ts'
import { configOf } from '#config/file/checks-file.ts'
import type { FixReport } from '#model/fix-report.ts'
import type { RepoPath } from '#model/ids.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { fixText } from '#render/terminal/fix-text.ts'
import { unifiedDiff } from '#render/unified-diff.ts'
import { type FoundChecks, requireSingle } from './checks-command.ts'
import type { Command } from './cli-command.ts'
import { stderrStyle, stdoutStyle } from './delivery.ts'
import { tellStopped, type WorkingPorts } from './local-ports.ts'
import { restoreWord } from './restore-tree.ts'

type FixCommand = Extract<Command, { readonly kind: 'fix' }>

/** What is run: one check by the options, or those of the file. */
export type FixTarget =
  | { readonly kind: 'one'; readonly source: RunSource }
  | { readonly kind: 'filed'; readonly found: FoundChecks }

/** Gives the exit code: 0 when no new error remains, with the edits that were printed or written. */
export async function runFix(
  { apply, known, baseline, against }: FixCommand,
  target: FixTarget,
  { ports: local, environment }: { readonly ports: WorkingPorts; readonly environment: NodeJS.ProcessEnv },
): Promise<number> {
  const [, script = ''] = process.argv
  const guard = [process.execPath, script, restoreWord] as const
  const ports: FixPorts = {
    ...local,
    editable: (folder) => editableTree(folder, { environment, guard, stopped: tellStopped }),
  }
  const taken = new Set<RepoPath>()
  let remaining = 0
  for (const { order, within } of ordersOf(target, { baseline, against }, ports)) {
    const report = await within(async () =>
      fixHere({ ...(await order()), apply, known, taken: apply ? new Set() : taken }, ports),
    )
    remaining += report.remaining
    for (const { path } of report.files) {
      taken.add(path)
    }
    const style = apply ? stdoutStyle(environment) : stderrStyle(environment)
    const text = fixText(report, { written: apply, known, style })
    if (apply) {
      await writeStandardOutput(text)
    } else {
      await writeStandardOutput(shownDiff(unifiedDiff(report.files)))
      process.stderr.write(text)
    }
  }
  return exitCodes[remaining === 0 ? 'pass' : 'fail']
}

/** Of a diff that is read by a program every byte counts; on a screen it must not command the terminal. */
function shownDiff(diff: string): string {
  return process.stdout.isTTY ? diff.split('\n').map(terminalText).join('\n') : diff
}

type Single = Pick<FixOrder, 'source' | 'baselineFile' | 'against' | 'oneOfSeveral'>

/** What is looked at, and for whom its problems are told. */
interface Ordered {
  readonly order: () => Promise<Single>
  readonly within: (work: () => Promise<FixReport>) => Promise<FixReport>
}

function ordersOf(
  target: FixTarget,
  { baseline, against }: { readonly baseline: string | null; readonly against: string | null },
  { files }: FixPorts,
): readonly Ordered[] {
  if (target.kind === 'one') {
    const { source } = target
    const order = async () => ({ source, baselineFile: baseline, against, oneOfSeveral: false })
    return [{ order, within: (work) => work() }]
  }
  const { root, file, checks } = target.found
  requireSingle(checks, { '--baseline': baseline })
  return checks.map((check) => {
    const config = configOf(check)
    return {
      order: async () => ({
        source: await filedSource(check, { config, root }, { files }),
        baselineFile: baseline ?? filedBaseline(config.baseline, { root, against }, { files }),
        against,
        oneOfSeveral: file.checks.length > 1,
      }),
      within: (work) => ofCheck(check, file.path, work),
    }
  })
}
