/**
 * Two snapshots in, the differences of their runs out. Whatever makes {@link import('./reference.ts').nextReference}
 * start anew is listed, where both sides recorded it; everything else that is listed changes no limit.
 */
import type { RunDrift } from '#model/run-drift.ts'
import type { FileDigest, Language, Plugin, RunIdentity } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'

/** What explains most stands first. */
export function runDrift(base: Snapshot, head: Snapshot): readonly RunDrift[] {
  const runs = base.run === null || head.run === null ? null : { base: base.run, head: head.run }
  return [
    ...checkerDrift(base, head),
    ...(runs === null ? [] : pluginDrift(runs.base.plugins, runs.head.plugins)),
    ...configurationDrift(base, head),
    ...(runs === null ? [] : languageDrift(runs.base.language, runs.head.language)),
    ...(runs === null ? [] : lockfileDrift(runs.base, runs.head)),
    ...platformDrift(base, head),
  ]
}

function checkerDrift({ checker: from }: Snapshot, { checker: to }: Snapshot): readonly RunDrift[] {
  const known = from.version !== null && to.version !== null
  return known && from.version !== to.version
    ? [{ kind: 'checker', name: to.tool ?? to.name, from: from.version, to: to.version }]
    : []
}

function pluginDrift(base: readonly Plugin[], head: readonly Plugin[]): readonly RunDrift[] {
  const before = new Map(base.map(({ name, version }) => [name, version]))
  const names = new Set(head.map(({ name }) => name))
  const drift: RunDrift[] = []
  for (const { name, version } of head) {
    const from = before.get(name)
    if (from === undefined) {
      drift.push({ kind: 'plugin-added', name, version })
    } else if (from !== version && from !== null && version !== null) {
      drift.push({ kind: 'plugin', name, from, to: version })
    }
  }
  const gone = base.filter(({ name }) => !names.has(name))
  return [...drift, ...gone.map(({ name }): RunDrift => ({ kind: 'plugin-removed', name }))]
}

/** Files and arguments by name where both sides recorded them, else just that something changed. */
function configurationDrift(base: Snapshot, head: Snapshot): readonly RunDrift[] {
  const [before, now] = [base.checker.configuration, head.checker.configuration]
  if (before === now || before === null || now === null) {
    return []
  }
  const unknown: RunDrift = { kind: 'configuration', files: [] }
  if (base.run === null || head.run === null) {
    return [unknown]
  }
  const files = changedFiles(base.run.configFiles, head.run.configFiles)
  const drift: RunDrift[] = [
    ...(files.length === 0 ? [] : [{ kind: 'configuration', files } as const]),
    ...(base.run.arguments === head.run.arguments ? [] : [{ kind: 'arguments' } as const]),
  ]
  return drift.length === 0 ? [unknown] : drift
}

function languageDrift(base: Language | null, head: Language | null): readonly RunDrift[] {
  const [from, to] = [telling(base), telling(head)]
  if (head === null || base?.name !== head.name || from === null || to === null || from === to) {
    return []
  }
  return [{ kind: 'language', name: head.name, from, to }]
}

/** Languages whose minor releases change what a checker looks at. */
const minorCounts: ReadonlySet<Language['name']> = new Set(['Python', 'Go', 'Rust', 'PHP'])

/** Patch releases of a language change nothing that a checker looks at; neither do Node's and Deno's minor ones. */
function telling(language: Language | null): string | null {
  const parts = language?.version?.split('.') ?? null
  return parts === null
    ? null
    : parts.slice(0, language !== null && minorCounts.has(language.name) ? 2 : 1).join('.')
}

function lockfileDrift(base: RunIdentity, head: RunIdentity): readonly RunDrift[] {
  const files = changedFiles(base.lockfiles, head.lockfiles)
  return files.length === 0 ? [] : [{ kind: 'lockfile', files }]
}

function platformDrift({ platform: base }: Snapshot, { platform: head }: Snapshot): readonly RunDrift[] {
  const known = base.os !== null && head.os !== null
  return known && base.os !== head.os ? [{ kind: 'platform', from: base.os, to: head.os }] : []
}

/** Added, edited and removed ones; the head's order, then what is gone. */
function changedFiles(base: readonly FileDigest[], head: readonly FileDigest[]): readonly string[] {
  const before = new Map(base.map(({ path, digest }) => [path, digest]))
  const now = new Set(head.map(({ path }) => path))
  const changed = head.filter(({ path, digest }) => before.get(path) !== digest)
  return [...changed, ...base.filter(({ path }) => !now.has(path))].map(({ path }) => path)
}
