/**
 * What is kept of a baseline from one run of `dashboard` to the next: an artifact never changes, so it is downloaded once. A file
 * that is not whole, or of another version, was never kept.
 */
import * as v from 'valibot'
import type { BaselineExtract } from '#model/dashboard.ts'
import type { HistoryPoint } from '#model/history.ts'
import { type CommitSha, commitSha } from '#model/ids.ts'
import { checkerNames } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'

/** One artifact of one repository, `acme/widget`. */
export interface KeptPlace {
  /** Of this GitHub. */
  readonly folder: string
  readonly repository: string
  readonly artifact: number
}

const version = 1
const mostBytes = 4 * 1024 * 1024

const sha = v.pipe(
  v.string(),
  v.transform((text): CommitSha | null => commitSha(text)),
  v.custom<CommitSha>((value) => typeof value === 'string'),
)
const counts = v.optional(v.record(v.string(), v.number()))
const point = v.pipe(
  v.object({
    commit: sha,
    time: v.number(),
    errors: v.number(),
    version: v.nullable(v.string()),
    categories: counts,
    owners: counts,
  }),
  v.transform(
    ({ categories, owners, ...rest }): HistoryPoint => ({
      ...rest,
      ...(categories === undefined ? {} : { categories }),
      ...(owners === undefined ? {} : { owners }),
    }),
  ),
)
const extract = v.object({
  version: v.literal(version),
  checker: v.pipe(
    v.object({
      name: v.picklist(checkerNames),
      version: v.nullable(v.string()),
      tool: v.optional(v.string()),
    }),
    v.transform(({ tool, ...rest }): BaselineExtract['checker'] => ({
      ...rest,
      ...(tool === undefined ? {} : { tool }),
    })),
  ),
  errors: v.number(),
  warnings: v.number(),
  commit: v.nullable(sha),
  runUrl: v.string(),
  workflow: v.string(),
  history: v.array(point),
})

/** null: it has to be downloaded. */
export async function keptExtract(place: KeptPlace, files: Files): Promise<BaselineExtract | null> {
  const read = await files.read(fileOf(place, files), mostBytes)
  const data = read.kind === 'read' ? parsed(read.text) : null
  const result = v.safeParse(extract, data)
  if (!result.success) {
    return null
  }
  const { version: _, ...found } = result.output
  return found
}

/** Throws what `files.write` throws. */
export async function keepExtract(place: KeptPlace, baseline: BaselineExtract, files: Files): Promise<void> {
  await files.write(fileOf(place, files), `${JSON.stringify({ version, ...baseline })}\n`)
}

function fileOf({ folder, repository, artifact }: KeptPlace, files: Files): string {
  return files.join(folder, repository, `${artifact}.json`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
