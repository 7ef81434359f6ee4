/** Writes the report and the result, and uploads them. What can't be uploaded is a warning. */
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { RunContext } from '#ports/run-context.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderResult } from '#render/result.ts'
import { reportName, resultName } from '../baseline/artifact-names.ts'
import { asideProblems } from './aside-upload.ts'
import { type ActionPorts, changeRetentionDays } from './evaluate.ts'
import type { RunPlan } from './plan.ts'
import { resultFacts } from './result-facts.ts'

/** Absolute paths. */
export interface WrittenFiles {
  readonly report: string
  readonly result: string
}

/** Both are written for every outcome; `plan` is null when the run ended before it had one. */
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
  const written = {
    report: files.join(folder, reportName(owner)),
    result: files.join(folder, resultName(owner)),
  }
  await files.write(written.report, renderHtml(report, { version, pack }))
  await files.write(written.result, renderResult(report, resultFacts(report, run, version)))
  return written
}

/** Where the report can be opened, and what was not uploaded. Without a plan nothing is uploaded. */
export async function uploadReportFiles(
  written: WrittenFiles,
  run: { readonly plan: RunPlan | null; readonly runUrl: string },
  { artifacts }: ActionPorts,
): Promise<{ readonly reportUrl: string | null; readonly warnings: readonly Problem[] }> {
  if (run.plan === null) {
    return { reportUrl: null, warnings: [] }
  }
  const retentionDays = run.plan.config.retentionDays ?? changeRetentionDays
  const warnings: Problem[] = []
  let reportUrl: string | null = null
  for (const file of [written.report, written.result]) {
    const name = file.replace(/^.*[\\/]/, '')
    const uploaded = await artifacts.upload({ form: 'raw', name, file, retentionDays })
    warnings.push(...asideProblems(name, uploaded))
    if (uploaded.kind === 'uploaded' && file === written.report) {
      reportUrl = `${run.runUrl}/artifacts/${uploaded.id}`
    }
  }
  return { reportUrl, warnings }
}
