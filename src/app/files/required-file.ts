/** Files and folders that the user named: what is not there is the user's to correct, never an empty one. */
import { type Given, invalid } from '#config/values.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import { mostOutput } from '#ports/checker-process.ts'
import type { Files } from '#ports/files.ts'

/** A file by its path, and how the user knows it. */
export interface NamedFile {
  readonly role: 'snapshot' | 'checker output' | 'baseline' | 'list of repositories'
  readonly path: string
  /** As the user spelled it; default: the path. */
  readonly said?: string
}

/** Throws a `ProblemError`: `file-unreadable` with the reason, or that it is too large to be read. */
export async function requiredText({ role, path, said = path }: NamedFile, files: Files): Promise<string> {
  const read = await files.read(path, role === 'checker output' ? mostOutput : undefined)
  if (read.kind === 'read') {
    return role === 'checker output' ? utf8Output(read, said) : read.text
  }
  if (read.kind === 'too-large') {
    throw new ProblemError(tooLarge({ role, path: said }, read))
  }
  const reason = read.kind === 'missing' ? 'it does not exist' : read.reason
  throw new ProblemError({ kind: 'file-unreadable', role, path: said, reason })
}

/** Throws a `ProblemError` of kind `output-encoding` for a text that is not UTF-8; `said` is where it came from. */
export function utf8Output(
  { text, foreignLine }: { readonly text: string; readonly foreignLine?: number },
  said: string,
): string {
  if (foreignLine !== undefined) {
    throw new ProblemError({ kind: 'output-encoding', path: said, line: foreignLine })
  }
  return text
}

function tooLarge(
  { role, path }: NamedFile,
  { bytes, limit }: { readonly bytes: number; readonly limit: number },
): Problem {
  return role === 'checker output'
    ? { kind: 'output-too-large', bytes, limit }
    : { kind: 'snapshot-too-large', source: `The file “${path}”`, bytes, limit }
}

/** Throws a `ProblemError` unless a folder stands at `path`; `expected` says what it must be. */
export async function requireFolder(
  given: Given,
  { path, expected }: { readonly path: string; readonly expected: string },
  files: Files,
): Promise<void> {
  // A folder is there and is no text.
  if ((await files.read(path)).kind !== 'failed') {
    throw invalid(given, expected)
  }
}
