/** Folders for one test or one file of tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder that is removed at the end of its `await using` block. */
export class TemporaryFolder implements AsyncDisposable {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Writes a file, with the folders it needs; the mode is that of a plain file unless given. */
  async write(name: string, content: string, mode = 0o644): Promise<string> {
    const path = join(this.path, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content, { mode })
    return path
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true })
  }
}

/** A new one. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  return new TemporaryFolder(await mkdtemp(join(tmpdir(), 'type-ratchet-test-')))
}
