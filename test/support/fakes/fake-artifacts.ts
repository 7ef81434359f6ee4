/** Uploads of one run, kept as the local GitHub's artifacts without its results service. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Artifacts, Upload, UploadResult } from '#ports/artifacts.ts'
import type { LocalGitHub } from '#test/support/github/local-github.ts'
import type { Run } from '#test/support/github/record.ts'
import { zipOf } from '#test/support/zip-builder.ts'

/** Every upload works, unless a test says what it is answered with. */
export class FakeArtifacts implements Artifacts {
  /** Asked before each upload; null lets it be. */
  fault: (upload: Upload) => UploadResult | null = () => null
  readonly #github: LocalGitHub
  readonly #run: Run

  constructor(github: LocalGitHub, run: Run) {
    this.#github = github
    this.#run = run
  }

  upload = async (upload: Upload): Promise<UploadResult> => {
    const fault = this.fault(upload)
    if (fault !== null) {
      return fault
    }
    const { artifacts } = this.#github
    if (artifacts.some(({ run, name }) => run === this.#run && name === upload.name)) {
      return { kind: 'name-taken' }
    }
    const content = await readFile(upload.file)
    const bytes = upload.form === 'zip' ? zipOf([{ name: basename(upload.file), content }]) : content
    const { id } = this.#github.addArtifact({ run: this.#run, name: upload.name, bytes })
    return { kind: 'uploaded', id: String(id) }
  }
}
