/** One artifact from its list entry to its text: bounded, by its digest, and in bounded time. */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ArtifactPlace, readArtifactEntry, readRawArtifact } from '#adapters/github/artifact-download.ts'
import type { GitHubClient } from '#adapters/github/client.ts'
import { Effort } from '#adapters/github/request-patience.ts'
import { mostZipBytes } from '#adapters/github/zip-size.ts'
import type { StoredArtifact } from '#ports/actions-api.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import { shaOf } from '#test/support/shas.ts'
import { zipOf } from '#test/support/zip-builder.ts'

/** The storage behind artifacts: it gives this, as often as it is asked. */
let storage: Server
let answers: { readonly status: number; readonly bytes: Buffer }[]
/** What GitHub answered with, and how often it was asked. */
let locations: (string | undefined)[]
let asked: number

beforeAll(async () => {
  storage = createServer((_, response) => {
    const { status, bytes } = answers.shift() ?? { status: 500, bytes: Buffer.alloc(0) }
    response.writeHead(status)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve))
})
afterAll(() => storage.close())
beforeEach(() => {
  answers = []
  asked = 0
  locations = []
})

function place(): ArtifactPlace {
  const { port } = storage.address() as AddressInfo
  const downloadArtifact = async (query: unknown): Promise<unknown> => {
    asked += 1
    expect(query).toEqual({
      ...{ owner: 'acme', repo: 'widget', artifact_id: 9, archive_format: 'zip' },
      request: { redirect: 'manual' },
    })
    const location = locations.length === 0 ? `http://127.0.0.1:${port}/` : locations.shift()
    return { headers: location === undefined ? {} : { location } }
  }
  return {
    client: { rest: { actions: { downloadArtifact } } } as unknown as GitHubClient,
    repository: { owner: 'acme', repo: 'widget' },
    fetch,
    patience: { clock: new FakeClock(), deadline: () => AbortSignal.timeout(30_000), effort: new Effort() },
  }
}

function artifactOf(fields: Partial<StoredArtifact> = {}): StoredArtifact {
  return {
    ...{ id: 9, name: 'x', bytes: 100, digest: null, expired: false, expiresAt: null, runId: 5 },
    ...{ headSha: shaOf(1), headBranch: 'main', repositoryId: 1, headRepositoryId: 1 },
    ...fields,
  }
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const text = Buffer.from('it is – here')
const zip = zipOf([{ name: 'snapshot.json', content: '{"it": "is"}' }])
const gives = (bytes: Buffer, status = 200): void => {
  answers.push({ status, bytes })
}

function raw(fields: Partial<StoredArtifact> = {}, maxBytes = 1000): Promise<string> {
  return readRawArtifact(place(), { artifact: artifactOf(fields), maxBytes })
}

function entry(fields: Partial<StoredArtifact> = {}): Promise<string> {
  return readArtifactEntry(place(), { artifact: artifactOf(fields), entry: 'snapshot.json', maxBytes: 1000 })
}

describe('what is read', () => {
  test.each([
    ['a server that records no digest', null],
    ['its digest', digestOf(text)],
  ])('a text, by %s', async (_, digest) => {
    gives(text)
    expect(await raw({ digest })).toBe('it is – here')
  })

  test('the entry of a zip', async () => {
    gives(zip)
    expect(await entry({ digest: digestOf(zip) })).toBe('{"it": "is"}')
  })

  test('exactly as much as is read', async () => {
    gives(Buffer.alloc(1000, 'a'))
    expect(await raw({ bytes: 1000 })).toHaveLength(1000)
  })
})

describe('what is refused', () => {
  test('more than is read, before it is asked for', async () => {
    expect(await rejectedProblem(() => raw({ bytes: 1001 }))).toEqual({
      ...{ kind: 'snapshot-too-large', source: 'The artifact “x”', bytes: 1001, limit: 1000 },
    })
    expect(await rejectedProblem(() => entry({ bytes: mostZipBytes + 1 }))).toMatchObject({
      ...{ kind: 'snapshot-too-large', limit: mostZipBytes },
    })
    expect(asked).toBe(0)
  })

  test('more than the list said, while it comes', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      gives(Buffer.alloc(1001, 'a'))
    }
    await expect(raw({ bytes: 10 })).rejects.toThrow('the storage service sent more than 1000 bytes')
  })

  test('another digest', async () => {
    gives(text)
    expect(await rejectedProblem(() => raw({ digest: 'sha256:0' }))).toEqual({
      ...{ kind: 'artifact-digest', artifact: 'x', expected: 'sha256:0', actual: digestOf(text) },
    })
  })

  test('what is no UTF-8, and what is no zip', async () => {
    gives(Buffer.from([0xff, 0xfe]))
    expect(await rejectedProblem(() => raw())).toEqual({
      ...{ kind: 'artifact-shape', artifact: 'x', reason: 'it is not UTF-8 text' },
    })
    gives(text)
    expect(await rejectedProblem(() => entry())).toMatchObject({ kind: 'artifact-shape', artifact: 'x' })
  })
})

describe('a storage that fails', () => {
  test('is asked again, by a new address each time', async () => {
    gives(text, 503)
    gives(text)
    expect(await raw()).toBe('it is – here')
    expect(asked).toBe(2)
  })

  test('for ever is a failure with its status', async () => {
    await expect(raw()).rejects.toThrow('the storage service answered 500')
    expect(asked).toBe(4)
  })

  test('whose address GitHub does not give is not asked', async () => {
    locations = [undefined]
    await expect(raw()).rejects.toThrow('GitHub gave no address for the artifact “x”')
    expect(asked).toBe(1)
  })
})
