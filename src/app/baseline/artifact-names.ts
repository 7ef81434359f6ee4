/** The names of our artifacts. Part of the contract: readers of other versions look for them. */

import type { StoredArtifact } from '#ports/actions-api.ts'

/** Who a run's artifacts belong to. */
export interface ArtifactOwner {
  readonly name: string
  readonly leg: string | null
  /** From 1; re-runs get a suffix, because an artifact's name can be used once per run. */
  readonly attempt: number
}

/** The default branch's snapshot, without an attempt. */
export function baselineName(name: string): string {
  return `type-ratchet-baseline-${name}`
}

/** The name to upload a baseline under. */
export function baselineUploadName(owner: ArtifactOwner): string {
  return baselineName(owner.name) + attemptSuffix(owner)
}

/** A change's snapshot. */
export function snapshotName(owner: ArtifactOwner): string {
  return `type-ratchet-snapshot-${owner.name}${legSuffix(owner)}${attemptSuffix(owner)}`
}

/** The HTML report, a raw artifact. */
export function reportName(owner: ArtifactOwner): string {
  return `type-ratchet-report-${owner.name}${legSuffix(owner)}${attemptSuffix(owner)}.html`
}

/** The JSON result, a raw artifact. */
export function resultName(owner: ArtifactOwner): string {
  return `type-ratchet-result-${owner.name}${legSuffix(owner)}${attemptSuffix(owner)}.json`
}

/** The errors of each owner, a raw artifact. */
export function ownersName(owner: ArtifactOwner): string {
  return `type-ratchet-owners-${owner.name}${attemptSuffix(owner)}.json`
}

/** A folder of the checker's own reports; `index` counts from 1. */
export function checkerReportName(owner: ArtifactOwner, index: number): string {
  const which = index === 1 ? '' : `-${index}`
  return `type-ratchet-checker-report-${owner.name}${legSuffix(owner)}${which}${attemptSuffix(owner)}`
}

/** The check whose result of this attempt an artifact is called like; null for anything else. */
export function checkOfResult(artifact: string, attempt: number): string | null {
  const [, named = ''] = /^type-ratchet-result-([a-z0-9._-]+)\.json$/.exec(artifact) ?? []
  const suffix = attemptSuffix({ attempt })
  const check = named.endsWith(suffix) ? named.slice(0, named.length - suffix.length) : ''
  return check === '' || check.length > 60 ? null : check
}

/** How a re-run calls what the first attempt calls `name`. */
export function attemptName(name: string, attempt: number): string {
  return `${name}-attempt-${attempt}`
}

/** The artifact of the highest attempt under `name`; null when there is none. */
export function newestAttempt<Item extends { readonly name: string }>(
  artifacts: readonly Item[],
  name: string,
): Item | null {
  let newest: Item | null = null
  let highest = 0
  for (const artifact of artifacts) {
    const attempt = attemptOf(artifact.name, name)
    if (attempt !== null && attempt > highest) {
      newest = artifact
      highest = attempt
    }
  }
  return newest
}

/** An artifact under its name without the attempt. */
export interface NewestAttempt<Item = StoredArtifact> {
  readonly name: string
  readonly attempt: number
  readonly artifact: Item
}

/** Of artifacts that were uploaded once an attempt, the newest of each. */
export function newestAttempts<Item extends { readonly name: string; readonly expired: boolean }>(
  artifacts: readonly Item[],
): readonly NewestAttempt<Item>[] {
  const kept = artifacts.filter(({ expired }) => !expired)
  const names = new Set(kept.map(({ name }) => name.replace(/-attempt-\d{1,6}$/, '')))
  return [...names].sort().flatMap((name) => {
    const artifact = newestAttempt(kept, name)
    return artifact === null ? [] : [{ name, attempt: attemptOf(artifact.name, name) ?? 1, artifact }]
  })
}

function attemptOf(found: string, name: string): number | null {
  if (found === name) {
    return 1
  }
  const match = /^-attempt-(\d{1,6})$/.exec(found.startsWith(name) ? found.slice(name.length) : '')
  return match === null ? null : Number(match[1])
}

function legSuffix({ leg }: ArtifactOwner): string {
  return leg === null ? '' : `-${leg}`
}

function attemptSuffix({ attempt }: Pick<ArtifactOwner, 'attempt'>): string {
  return attempt > 1 ? attemptName('', attempt) : ''
}
