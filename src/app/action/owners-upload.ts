/** The errors of each owner beside a baseline, for the teams' own dashboards. */
import type { Problem } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { UploadResult } from '#ports/artifacts.ts'
import { ownersJson } from '#render/owners-json.ts'
import { ownersName } from '../baseline/artifact-names.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { ownerRecords } from '../illustrate/owner-records.ts'
import { asideProblems } from './aside-upload.ts'
import type { Run } from './run.ts'
import { writtenFile } from './written-file.ts'

/** Nothing where no baseline was kept, or nobody owns anything. What can't be uploaded is a warning. */
export async function uploadOwners(
  {
    kept,
    asBaseline,
    uploaded,
  }: { readonly kept: Snapshot; readonly asBaseline: boolean; readonly uploaded: UploadResult },
  { plan, context, ports }: Run,
): Promise<readonly Problem[]> {
  const isKept = asBaseline && uploaded.kind === 'uploaded'
  const owners = isKept ? await ownersHere(ports.files, plan.root) : null
  if (owners === null) {
    return []
  }
  const name = ownersName({ name: plan.name, leg: null, attempt: context.runAttempt })
  const path = ports.files.join(context.temporary, 'type-ratchet', plan.name, name)
  const text = ownersJson([ownerRecords(kept, owners, { countFixesSince: null })])
  const written = await writtenFile(path, text, ports.files)
  if (written.path === null) {
    return written.warnings
  }
  const upload = { form: 'raw', name, file: written.path, retentionDays: null } as const
  return asideProblems(name, await ports.artifacts.upload(upload))
}
