/** The form of a run's identity inside a snapshot. Lists are cut where the reader's limit is. */
import * as v from 'valibot'
import { type FileDigest, languageNames, type RunIdentity, type Scope } from '#model/run-identity.ts'

/** More names than any command line or configuration holds. */
const mostEntries = 20_000
const longest = 4096

const text = v.pipe(v.string(), v.maxLength(longest))
const texts = v.pipe(v.array(text), v.maxLength(mostEntries), v.readonly())
const files = v.pipe(v.array(v.object({ path: text, digest: text })), v.maxLength(mostEntries), v.readonly())

/** What a reader accepts of a scope. */
export const storedScope: v.GenericSchema<unknown, Scope> = v.object({
  named: v.nullable(texts),
  parts: v.pipe(
    v.array(v.object({ include: texts, exclude: texts })),
    v.maxLength(mostEntries),
    v.readonly(),
  ),
  excludePatterns: texts,
  folder: text,
})

/** What a reader accepts. */
export const storedRun: v.GenericSchema<unknown, RunIdentity> = v.object({
  language: v.nullable(v.object({ name: v.picklist(languageNames), version: v.nullable(text) })),
  plugins: v.pipe(
    v.array(v.object({ name: text, version: v.nullable(text) })),
    v.maxLength(mostEntries),
    v.readonly(),
  ),
  arguments: v.nullable(text),
  /** Not in snapshots from before it was recorded. */
  flags: v.exactOptional(texts),
  configFiles: files,
  lockfiles: files,
  scope: storedScope,
})

/** Fields in a fixed order; what the reader would refuse is left out, because a snapshot must always be readable. */
export function storableRun(run: RunIdentity): RunIdentity {
  return {
    language: run.language === null ? null : { ...run.language, version: clipped(run.language.version) },
    plugins: cut(run.plugins).map(({ name, version }) => ({ name: clip(name), version: clipped(version) })),
    arguments: clipped(run.arguments),
    ...storableFlags(run.flags),
    configFiles: storableFiles(run.configFiles),
    lockfiles: storableFiles(run.lockfiles),
    scope: storableScope(run.scope),
  }
}

/** A flag that is cut would be another one, so then they say nothing. */
function storableFlags(flags: readonly string[] | undefined): Pick<RunIdentity, 'flags'> {
  const whole =
    flags !== undefined && flags.length <= mostEntries && flags.every((flag) => flag.length <= longest)
  return whole ? { flags } : {}
}

function storableFiles(list: readonly FileDigest[]): readonly FileDigest[] {
  return cut(list).map(({ path, digest }) => ({ path: clip(path), digest }))
}

/** A list of names that is cut would say less than was checked, so then it says nothing. */
export function storableScope({ named, parts, excludePatterns, folder }: Scope): Scope {
  const whole = named !== null && named.length <= mostEntries && named.every((name) => name.length <= longest)
  return {
    named: whole ? named : null,
    parts: cut(parts).map(({ include, exclude }) => ({
      include: cut(include).map(clip),
      exclude: cut(exclude).map(clip),
    })),
    excludePatterns: cut(excludePatterns).filter((pattern) => pattern.length <= longest),
    folder: clip(folder),
  }
}

function cut<Item>(list: readonly Item[]): readonly Item[] {
  return list.slice(0, mostEntries)
}

function clipped(value: string | null): string | null {
  return value === null ? null : clip(value)
}

function clip(name: string): string {
  return name.slice(0, longest)
}
