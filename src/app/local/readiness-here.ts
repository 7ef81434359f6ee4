/** What the baselines at hand say of every check, without running one. */
import { configOf, type NamedCheck } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import type { ReadinessFacts } from '#model/readiness.ts'
import { factsOfSnapshot } from '#policy/readiness-facts.ts'
import { committedBaseline } from './committed-baseline.ts'
import { readSnapshot } from './compare-files.ts'
import type { LocalPorts } from './local-run.ts'
import { lastPulled } from './pulled-baseline.ts'

/** Facts of the checks that have a baseline here, and the names of those that have none. */
export interface RecordedFacts {
  readonly facts: readonly ReadinessFacts[]
  readonly missing: readonly string[]
  /** Where each was read, in the order of the facts. */
  readonly files: readonly string[]
}

/** The file that a check names, else the committed one, else the one that was pulled last. Throws a `ProblemError` for one that can't be read. */
export async function recordedFacts(
  { checks, root }: { readonly checks: readonly NamedCheck[]; readonly root: string },
  ports: Pick<LocalPorts, 'files' | 'digest' | 'pulled'>,
): Promise<RecordedFacts> {
  const found: { readonly facts: ReadinessFacts; readonly file: string }[] = []
  const missing: string[] = []
  for (const check of checks) {
    const config = configOf(check)
    const name = artifactSafeName(config.name ?? check.name, ports.digest)
    const named = config.baseline.kind === 'file' ? ports.files.join(root, config.baseline.path) : null
    const file = named ?? (await baselineOf({ name, root, oneOfSeveral: checks.length > 1 }, ports))
    if (file === null) {
      missing.push(name)
    } else {
      const snapshot = await readSnapshot(file, ports.files)
      found.push({ facts: factsOfSnapshot(snapshot, { name, target: config.target }), file })
    }
  }
  return { facts: found.map(({ facts }) => facts), missing, files: found.map(({ file }) => file) }
}

async function baselineOf(
  place: { readonly name: string; readonly root: string; readonly oneOfSeveral: boolean },
  { files, pulled }: Pick<LocalPorts, 'files' | 'pulled'>,
): Promise<string | null> {
  const { file } = await committedBaseline(place, files)
  if (file !== null) {
    return file
  }
  const cache = await pulled(await files.real(place.root))
  const last = cache === null ? null : await lastPulled({ ...cache, name: place.name }, files)
  return last?.file ?? null
}
