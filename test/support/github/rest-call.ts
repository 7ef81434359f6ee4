/** The vocabulary between the REST server and the files that answer its operations. */
import type { GitMirror } from './git-mirror.ts'
import type { Artifact, Repository, Scope, Token } from './record.ts'
import type { RecordStore } from './record-store.ts'

/** What an operation may use to answer. */
export interface RestContext {
  readonly records: RecordStore
  /** Where the REST server itself stands. */
  readonly apiUrl: string
  mirror(repository: Repository): GitMirror | undefined
  /** An address on the other origin that gives the artifact's bytes and nothing else. */
  downloadUrl(artifact: Artifact): string
}

/** One request that fits an operation, by a known token with enough permission. */
export interface RestCall extends RestContext {
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  readonly token: Token
  /** The media type that was asked for. */
  readonly accept: string
}

export interface RestAnswer {
  readonly status: number
  readonly body?: unknown
  /** Instead of a body: the bytes of a file, as the raw media type gives them. */
  readonly raw?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export interface Route {
  /** Any one of these is enough; an empty list asks for none. */
  readonly permissions: readonly (readonly [Scope, 'read' | 'write'])[]
  /** Query parameters that GitHub has and the local one doesn't: using them is a violation, not a wrong answer. */
  readonly unsupported?: readonly string[]
  answer(call: RestCall): Promise<RestAnswer> | RestAnswer
}

/** By operation id. */
export type Routes = Readonly<Record<string, Route>>

/** An error answer of GitHub's; thrown where an operation can't go on. */
export class RestRefusal extends Error {
  readonly status: number
  readonly details: readonly unknown[]

  constructor(status: number, message: string, details: readonly unknown[] = []) {
    super(message)
    this.status = status
    this.details = details
  }
}

/** The repository of the path; an unknown one is GitHub's 404. */
export function repositoryOf(call: RestCall): Repository {
  const wanted = `${call.parameters['owner']}/${call.parameters['repo']}`.toLowerCase()
  return found(call.records.repositories.find((repository) => repository.fullName.toLowerCase() === wanted))
}

/** A number in the path, such as `run_id`. */
export function idOf(call: RestCall, parameter: string): number {
  return Number(call.parameters[parameter])
}

/** The record, or GitHub's 404. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw new RestRefusal(404, 'Not Found')
  return record
}
