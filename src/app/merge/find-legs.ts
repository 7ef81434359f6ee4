/** Finds and reads the snapshots that the legs of this run uploaded. Nothing is left out silently. */
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { ActionsApi, StoredArtifact } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import { newestAttempts, snapshotName } from '../baseline/artifact-names.ts'

/** How many are downloaded at a time. */
const atATime = 8

/**
 * Every leg of the check `name`, or of the only check there is when `name` is null. Throws a `ProblemError` when
 * one can't be read: a leg that is there and is not read would be fewer errors.
 */
export async function findLegs(
  name: string | null,
  context: RunContext,
  api: ActionsApi,
): Promise<{ readonly name: string; readonly snapshots: readonly Snapshot[] }> {
  const prefix = snapshotName({ name: name ?? '', leg: null, attempt: 1 })
  const own = (await api.artifactsOf(context.runId)).filter((artifact) => artifact.name.startsWith(prefix))
  const candidates = newestAttempts(own)
  const snapshots: Snapshot[] = []
  for (let start = 0; start < candidates.length; start += atATime) {
    const batch = candidates.slice(start, start + atATime)
    for (const read of await Promise.all(batch.map((candidate) => readLeg(candidate, api)))) {
      if (read !== null && (name === null || read.name === name)) {
        snapshots.push(read)
      }
    }
  }
  const [first, ...others] = [...new Set(snapshots.map((snapshot) => snapshot.name))].sort()
  if (first === undefined) {
    throw new ProblemError({ kind: 'legs-none', name })
  }
  if (others.length > 0) {
    throw new ProblemError({ kind: 'legs-ambiguous', names: [first, ...others] })
  }
  return { name: first, snapshots }
}

/** null for the snapshot of a whole check, which is no leg. */
async function readLeg(
  { name, artifact }: { readonly name: string; readonly artifact: StoredArtifact },
  api: ActionsApi,
): Promise<Snapshot | null> {
  const text = await api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: snapshotLimits.bytes })
  const decoded = decodeSnapshot(text, `The artifact “${artifact.name}”`)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  const { snapshot } = decoded
  const { leg } = snapshot.platform
  if (snapshotName({ name: snapshot.name, leg, attempt: 1 }) !== name) {
    const reason = `it says that it is the leg “${leg}” of “${snapshot.name}”`
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason })
  }
  return leg === null ? null : snapshot
}
