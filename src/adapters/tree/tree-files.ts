/** How a working copy is changed: the few steps of the file system that do it, so that a test can end a process behind any of them. */
import { chmod, copyFile, mkdir, rename, rm, rmdir, symlink, utimes, writeFile } from 'node:fs/promises'

/** Each does one thing, whole or not at all, but `copyFile` and `writeFile`: what they make counts only once it was renamed. */
export interface TreeFiles {
  readonly chmod: typeof chmod
  readonly copyFile: typeof copyFile
  readonly mkdir: typeof mkdir
  readonly rename: typeof rename
  readonly rm: typeof rm
  readonly rmdir: typeof rmdir
  readonly symlink: typeof symlink
  readonly utimes: typeof utimes
  readonly writeFile: typeof writeFile
}

/** The real ones. */
export const treeFiles: TreeFiles = { chmod, copyFile, mkdir, rename, rm, rmdir, symlink, utimes, writeFile }
