/** Finds the configuration file of a project, in its working copy or as a commit has it. */
import { type ChecksFile, readChecksFile } from '#config/file/checks-file.ts'
import type { ConfigDocument } from '#config/file/document.ts'
import { tomlDocument } from '#config/file/toml-document.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'

/** Where it may be; in two places at once it is a mistake. */
export const configPlaces = ['type-ratchet.yml', '.github/type-ratchet.yml', 'pyproject.toml'] as const

/** Far more than anybody writes by hand. */
const mostBytes = 1024 * 1024

/** Gives a file of the repository by its path; null when there is none. */
export type ReadText = (path: string) => Promise<string | null>

/** null when there is none. Throws a `ProblemError` for two of them, and for one that can't be used. */
export async function findChecksFile(read: ReadText): Promise<ChecksFile | null> {
  const found: ConfigDocument[] = []
  for (const path of configPlaces) {
    const text = await read(path)
    const document = text === null ? null : documentOf(path, text)
    if (document !== null) {
      found.push(document)
    }
  }
  const [first, ...others] = found
  if (others.length > 0) {
    throw new ProblemError({ kind: 'config-file-two', paths: found.map(({ path }) => path) })
  }
  return first === undefined ? null : readChecksFile(first)
}

function documentOf(path: string, text: string): ConfigDocument | null {
  return path.endsWith('.toml') ? tomlDocument(path, text) : yamlDocument(path, text)
}

/** Of the working copy at `root`. */
export function readHere(root: string, files: Files): ReadText {
  return async (path) => {
    const read = await files.read(files.join(root, path), mostBytes)
    switch (read.kind) {
      case 'missing':
        return null
      case 'read':
        return read.text
      case 'too-large':
        throw unreadable(path, `more than ${mostBytes} bytes`)
      case 'failed':
        throw unreadable(path, read.reason)
    }
  }
}

function unreadable(path: string, reason: string): ProblemError {
  return new ProblemError({ kind: 'file-unreadable', role: 'configuration', path, reason })
}
