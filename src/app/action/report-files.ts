/** Writes the report and the result, and uploads them. What can't be uploaded is a warning. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { RunContext } from '#ports/run-context.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderResult } from '#render/result.ts'
import { reportName, resultName } from '../baseline/artifact-names.ts'
import type { ActionPorts } from './action-ports.ts'
import { asideProblems } from './aside-upload.ts'
import { changeRetentionDays } from './keep-snapshot.ts'
import type { RunPlan } from './plan.ts'
import { resultFacts } from './result-facts.ts'
import { writtenFile } from './written-file.ts'

/** Absolute paths; null where one could not be written. */
export interface WrittenFiles {
  readonly report: string | null
  readonly result: string | null
  readonly warnings: readonly Problem[]
}

/** Both for every outcome; `plan` is null when the run ended before it had one. */
export async function writeReportFiles(
  report: Report,
  run: { readonly context: RunContext; readonly plan: RunPlan | null },
  ports: ActionPorts,
): Promise<WrittenFiles> {
  const { context } = run
  const { files, version, pack } = ports
  const owner = {
    name: report.name || 'unnamed',
    leg: run.plan?.leg?.label ?? null,
    attempt: context.runAttempt,
  }
  const folder = files.join(context.temporary, 'type-ratchet', owner.name)
  const html = await writtenFile(
    files.join(folder, reportName(owner)),
    renderHtml(report, { version, pack }),
    files,
  )
  const told = { ...report, warnings: [...report.warnings, ...html.warnings] }
  const json = await writtenFile(
    files.join(folder, resultName(owner)),
    renderResult(told, resultFacts(told, run, version)),
    files,
  )
  return { report: html.path, result: json.path, warnings: [...html.warnings, ...json.warnings] }
}

/** Where the report can be opened, and what was not uploaded. Without a plan nothing is uploaded. */
export async function uploadReportFiles(
  files: WrittenFiles,
  run: { readonly plan: RunPlan | null; readonly runUrl: string },
  { artifacts }: ActionPorts,
): Promise<{ readonly reportUrl: string | null; readonly warnings: readonly Problem[] }> {
  if (run.plan === null) {
    return { reportUrl: null, warnings: files.warnings }
  }
  const retentionDays = run.plan.config.retentionDays ?? changeRetentionDays
  const warnings: Problem[] = [...files.warnings]
  let reportUrl: string | null = null
  for (const file of [files.report, files.result].filter((path) => path !== null)) {
    const name = file.replace(/^.*[\\/]/, '')
    const uploaded = await artifacts.upload({ form: 'raw', name, file, retentionDays })
    warnings.push(...asideProblems(name, uploaded))
    if (uploaded.kind === 'uploaded' && file === files.report) {
      reportUrl = `${run.runUrl}/artifacts/${uploaded.id}`
    }
  }
  return { reportUrl, warnings }
}
