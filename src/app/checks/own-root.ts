/** Where a project's configuration file stands when a command runs in a folder below it. */
import type { ChecksFile } from '#config/file/checks-file.ts'
import type { Files } from '#ports/files.ts'
import { findChecksFile, readHere } from './find-file.ts'

/** A file, and the folder that its paths start at. */
export interface RootedFile {
  readonly root: string
  readonly file: ChecksFile
}

/**
 * The nearest one: of this folder, or of one above it up to the top of its repository. Outside of a repository only this folder
 * is looked at: what lies above may be anybody's. Throws a `ProblemError` for a file that can't be used.
 */
export async function nearestChecksFile(files: Files): Promise<RootedFile | null> {
  for (const root of await foldersToTop(files)) {
    const file = await findChecksFile(readHere(root, files))
    if (file !== null) {
      return { root, file }
    }
  }
  return null
}

/** The top of the repository around this folder, as seen from here: `.`, `..`, `../..`; `.` where there is none. */
export async function repositoryTop(files: Files): Promise<string> {
  return (await foldersToTop(files)).at(-1) ?? '.'
}

/** This folder and those above it, up to the one that git starts at. */
async function foldersToTop(files: Files): Promise<readonly string[]> {
  const folders = ['.']
  for (let at = '.'; (await files.read(files.join(at, '.git'))).kind === 'missing'; ) {
    const above = files.join(at, '..')
    if (files.absolute(above) === files.absolute(at)) {
      return ['.']
    }
    folders.push(above)
    at = above
  }
  return folders
}
