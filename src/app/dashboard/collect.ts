/** Collects the newest course of many repositories: a few at a time, each row as soon as it is known. */
import type { Dashboard, ListedRepository, RepositoryRow } from '#model/dashboard.ts'
import { compareText } from '#model/order.ts'
import { sideBySide } from '../checks/side-by-side.ts'
import { type BaselinePorts, type BaselineQuery, newestBaselines, problemOf } from './newest-baselines.ts'

/** Which repositories, and what is asked of each. */
export interface DashboardOrder {
  /** null: only those that are named. */
  readonly org: string | null
  /** `acme/widget`. */
  readonly named: readonly string[]
  /** Archived ones of the organisation, too. */
  readonly archived: boolean
  readonly query: BaselineQuery
  readonly server: string
  /** Whole seconds since 1970. */
  readonly now: number
}

/** How far it is. `name`: the repository that was read last; empty before the first. */
export interface DashboardStep {
  readonly done: number
  readonly all: number
  readonly name: string
}

/** Repositories that are read at a time: GitHub asks for few requests at once. */
const width = 8
const day = 24 * 60 * 60

/** Throws a `ProblemError` where the organisation can't be listed to its end; a repository that can't be read is a row. */
export async function collectDashboard(
  { org, named, archived, query, server, now }: DashboardOrder,
  ports: BaselinePorts & { readonly tell: (step: DashboardStep) => void },
): Promise<Dashboard> {
  const listed = org === null ? [] : await ports.repositories.of(org)
  const wanted = new Set(named.map((name) => name.toLowerCase()))
  const own = listed.filter(
    (repository) => archived || !repository.archived || wanted.has(repository.name.toLowerCase()),
  )
  for (const { name } of listed) {
    wanted.delete(name.toLowerCase())
  }
  const beside = named.filter((name) => wanted.delete(name.toLowerCase()))
  const work = [...own, ...beside]
  let done = 0
  ports.tell({ done, all: work.length, name: '' })
  const rows = await sideBySide(work, width, async (item): Promise<RepositoryRow> => {
    const row = await rowOf(item, query, ports)
    done += 1
    ports.tell({ done, all: work.length, name: row.name })
    return row
  })
  return {
    org,
    server,
    day: startOfDay(now),
    since: startOfDay(query.since),
    rows: [...rows].sort((one, other) => compareText(one.name, other.name)),
    archived: listed.length - own.length,
  }
}

async function rowOf(
  item: ListedRepository | string,
  query: BaselineQuery,
  ports: BaselinePorts,
): Promise<RepositoryRow> {
  let known: ListedRepository | null = typeof item === 'string' ? null : item
  try {
    known ??= await ports.repositories.named(String(item))
    return {
      name: known.name,
      branch: known.branch,
      result: await newestBaselines(known, query, ports),
    }
  } catch (error) {
    return {
      name: known?.name ?? String(item),
      branch: known?.branch ?? null,
      result: { kind: 'failed', problem: problemOf(error) },
    }
  }
}

function startOfDay(time: number): number {
  return Math.floor(time / day) * day
}
