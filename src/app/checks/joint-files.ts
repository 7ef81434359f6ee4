/** Writes the report and the result of all checks, and uploads the report. What can't be done is a warning. */
import type { JointReport } from '#model/joint-report.ts'
import type { RunContext } from '#ports/run-context.ts'
import { renderJointJson } from '#render/joint/joint-json.ts'
import { renderJointHtml } from '#render/joint/joint-page.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { asideProblems } from '../action/aside-upload.ts'
import { changeRetentionDays } from '../action/keep-snapshot.ts'
import type { WrittenFiles } from '../action/report-files.ts'
import { hostedRepository } from '../action/run-links.ts'
import { writtenFile } from '../action/written-file.ts'
import { reportName, resultName } from '../baseline/artifact-names.ts'
import type { FiledCheck } from './decide.ts'

/** The result stays on this machine: each check leaves one of its own for others. */
export async function writeJointFiles(
  joint: JointReport,
  context: RunContext,
  { files, version, pack }: ActionPorts,
): Promise<WrittenFiles> {
  const owner = { name: joint.name, leg: null, attempt: context.runAttempt }
  const folder = files.join(context.temporary, 'type-ratchet', owner.name)
  const page = renderJointHtml(joint, { version, pack })
  const html = await writtenFile(files.join(folder, reportName(owner)), page, files)
  const result = renderJointJson(joint, { explain: false })
  const json = await writtenFile(files.join(folder, resultName(owner)), result, files)
  return { report: html.path, result: json.path, warnings: [...html.warnings, ...json.warnings] }
}

/** Kept as long as the reports that it leads to. */
export async function uploadJointReport(
  written: WrittenFiles,
  run: { readonly joint: JointReport; readonly context: RunContext; readonly checks: readonly FiledCheck[] },
  { artifacts }: ActionPorts,
): Promise<{ readonly reportUrl: string | null; readonly warnings: WrittenFiles['warnings'] }> {
  const file = written.report
  if (file === null) {
    return { reportUrl: null, warnings: written.warnings }
  }
  const days = run.checks.map(({ config }) => config.retentionDays ?? changeRetentionDays)
  const name = reportName({ name: run.joint.name, leg: null, attempt: run.context.runAttempt })
  const uploaded = await artifacts.upload({ form: 'raw', name, file, retentionDays: Math.max(...days) })
  const { runUrl } = hostedRepository(run.context)
  return {
    reportUrl: uploaded.kind === 'uploaded' ? `${runUrl}/artifacts/${uploaded.id}` : null,
    warnings: [...written.warnings, ...asideProblems(name, uploaded)],
  }
}
