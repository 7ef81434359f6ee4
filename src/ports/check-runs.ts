/** Check runs: the named results in a commit's list of checks. Methods throw a `RefusedError` when GitHub says no. */
import type { CommitSha } from '#model/ids.ts'

/** A check run that somebody made for a commit. */
export interface CheckRunRecord {
  readonly id: number
  /** What its maker wrote down to find it again; empty where nothing was. */
  readonly externalId: string
}

/** What is shown of a check run that has come to its end. */
export interface CheckRunText {
  /** As the list of checks shows it, and as a branch's rules name it. */
  readonly name: string
  readonly externalId: string
  readonly conclusion: 'success' | 'failure' | 'neutral'
  /** One line beside the name. */
  readonly title: string
  /** Markdown, at most 65,535 bytes. https://docs.github.com/rest/checks/runs */
  readonly summary: string
  /** Where its details are. */
  readonly detailsUrl: string
}

/** Of one repository. */
export interface CheckRuns {
  /** The newest of each app with this name. */
  readonly named: (commit: CommitSha, name: string) => Promise<readonly CheckRunRecord[]>
  readonly create: (commit: CommitSha, text: CheckRunText) => Promise<void>
  readonly update: (id: number, text: CheckRunText) => Promise<void>
}
