/** GitHub's own clients for artifacts and the cache: what their answers and failures become, what of their words is heard, and for how long. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { githubArtifacts } from '#adapters/github/artifact-upload.ts'
import { githubBaselineCache } from '#adapters/github/baseline-cache.ts'
import { bounded, longestMs } from '#adapters/github/bounded-time.ts'
import { quietly } from '#adapters/github/client-chatter.ts'
import type { Upload } from '#ports/artifacts.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const client = vi.hoisted(() => ({ uploadArtifact: vi.fn(), getArtifact: vi.fn(), made: 0 }))
vi.mock('@actions/artifact', () => ({
  DefaultArtifactClient: class {
    readonly uploadArtifact = client.uploadArtifact
    readonly getArtifact = client.getArtifact
    constructor() {
      client.made += 1
    }
  },
}))
const cache = vi.hoisted(() => ({ isFeatureAvailable: vi.fn(), saveCache: vi.fn(), restoreCache: vi.fn() }))
vi.mock('@actions/cache', () => cache)

let written: string
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeEach(async () => {
  folder = await temporaryFolder()
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written += String(chunk)
    return true
  })
  vi.stubEnv('RUNNER_DEBUG', undefined)
})

afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
  client.made = 0
  await folder[Symbol.asyncDispose]()
})

describe('what a client says', () => {
  const words = [
    'Uploading',
    '::debug::step',
    '::add-mask::x',
    '::warning::Artifact upload failed: x',
    '::warning::y',
  ]
  const say = (): Promise<readonly string[]> =>
    quietly(async (heard) => {
      process.stdout.write(`${words.join('\n')}\n`)
      process.stdout.write(Uint8Array.from(Buffer.from('ü')))
      expect(process.stdout.write(' end\n')).toBe(true)
      return [...heard]
    })

  test('is heard, and kept out of the log but for masks and warnings of other things', async () => {
    const write = process.stdout.write
    expect(await say()).toEqual([...words, 'ü end'])
    expect(written).toBe('::add-mask::x\n::warning::y\n')
    process.stdout.write('behind')
    expect(written).toContain('behind')
    expect(process.stdout.write).not.toBe(write)
  })

  test('is all in the log where the runner debugs', async () => {
    vi.stubEnv('RUNNER_DEBUG', '1')
    await say()
    expect(written).toBe(`${words.join('\n')}\nü end\n`)
  })

  test('is said to its end where it fails', async () => {
    const failing = quietly(async () => {
      process.stdout.write('::warning::half a line')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(written).toBe('::warning::half a line\n')
  })
})

describe('a client that never answers', () => {
  test('is given up on after two minutes, and one that answers ends the wait', async () => {
    vi.useFakeTimers()
    const never = bounded(new Promise<string>(() => undefined), 'given up')
    await vi.advanceTimersByTimeAsync(longestMs - 1)
    expect(await Promise.race([never, Promise.resolve('waiting')])).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(await never).toBe('given up')
    expect(await bounded(Promise.resolve('here'), 'given up')).toBe('here')
    await expect(bounded(Promise.reject(new Error('no')), 'given up')).rejects.toThrow('no')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('an upload', () => {
  const upload = async (fields: Partial<Upload> = {}): Promise<unknown> => {
    const file = await folder.write('snapshot.json', '{}')
    return githubArtifacts().upload({ form: 'zip', name: 'x', file, retentionDays: null, ...fields })
  }

  test('is one file from its folder', async () => {
    client.uploadArtifact.mockResolvedValue({ id: 7 })
    expect(await upload()).toEqual({ kind: 'uploaded', id: '7' })
    const file = join(folder.path, 'snapshot.json')
    expect(client.uploadArtifact.mock.lastCall).toEqual(['x', [file], folder.path, {}])
    // A reader’s limits are those of a zip.
    const large = await folder.write('report.html', 'x'.repeat(2 * 1024 * 1024))
    expect(await upload({ form: 'raw', file: large, retentionDays: 14 })).toMatchObject({ kind: 'uploaded' })
    expect(client.uploadArtifact.mock.lastCall?.[3]).toEqual({ retentionDays: 14, skipArchive: true })
  })

  test('of a folder has every plain file below it, and nothing that a link leads to', async () => {
    client.uploadArtifact.mockResolvedValue({ id: 7 })
    const root = join(folder.path, 'report')
    await mkdir(join(root, 'deep'), { recursive: true })
    await writeFile(join(root, 'a.html'), 'a')
    await writeFile(join(root, 'deep', 'b.html'), 'b')
    await symlink('/etc/hostname', join(root, 'link'))
    await upload({ form: 'folder', file: root })
    const [, files, from, options] = client.uploadArtifact.mock.lastCall ?? []
    expect([files.sort(), from, options]).toEqual([
      [join(root, 'a.html'), join(root, 'deep', 'b.html')],
      root,
      {},
    ])
  })

  test('without a number has failed', async () => {
    client.uploadArtifact.mockResolvedValue({})
    expect(await upload()).toEqual({ kind: 'failed', reason: 'no id came back' })
  })

  test('that a server has no place for is not tried again', async () => {
    client.uploadArtifact.mockRejectedValue(Object.assign(new Error('no'), { name: 'GHESNotSupportedError' }))
    const artifacts = githubArtifacts()
    const file = await folder.write('snapshot.json', '{}')
    const wanted = { form: 'zip', name: 'x', file, retentionDays: null } as const
    expect(await artifacts.upload(wanted)).toEqual({ kind: 'unsupported' })
    expect(await artifacts.upload(wanted)).toEqual({ kind: 'unsupported' })
    expect(client.made).toBe(1)
    client.uploadArtifact.mockRejectedValue('GHESNotSupportedError')
    expect(await upload()).toMatchObject({ kind: 'failed' })
  })

  test('that failed once is tried again the next time', async () => {
    client.uploadArtifact.mockRejectedValueOnce(new Error('503')).mockResolvedValueOnce({ id: 8 })
    const artifacts = githubArtifacts()
    const file = await folder.write('snapshot.json', '{}')
    const wanted = { form: 'zip', name: 'x', file, retentionDays: null } as const
    expect(await artifacts.upload(wanted)).toEqual({ kind: 'failed', reason: '503' })
    expect(await artifacts.upload(wanted)).toEqual({ kind: 'uploaded', id: '8' })
  })

  test('that never answers has failed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let asked: () => void = () => undefined
    const asking = new Promise<void>((resolve) => {
      asked = resolve
    })
    client.uploadArtifact.mockImplementation(() => {
      asked()
      return new Promise(() => undefined)
    })
    const result = upload()
    await asking
    await vi.advanceTimersByTimeAsync(longestMs)
    expect(await result).toEqual({ kind: 'failed', reason: 'no answer within 120 seconds' })
  })

  describe('whose name is taken', () => {
    const taken = ['already exists', 'Received non-retryable error: Failed request: (409) Conflict']
    const failing = (end: string, ...said: readonly string[]): void => {
      client.uploadArtifact.mockImplementation(async () => {
        for (const line of said) {
          process.stdout.write(`${line}\n`)
        }
        throw new Error(`Failed to CreateArtifact: ${end}`)
      })
    }

    test.each(taken)('is somebody else’s at the first try: %s', async (end) => {
      failing(end, 'Uploading artifact', 'What Attempt 1 of 5 failed')
      expect(await upload()).toEqual({ kind: 'name-taken' })
    })

    test('is our own where an answer got lost', async () => {
      failing('already exists', 'Uploading artifact', 'Attempt 12 of 15 failed with error: 502')
      expect(await upload()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('got lost') })
    })

    test('is not what another failure says', async () => {
      failing('503 Service Unavailable')
      expect(await upload()).toEqual({
        kind: 'failed',
        reason: 'Failed to CreateArtifact: 503 Service Unavailable',
      })
      client.uploadArtifact.mockRejectedValue(
        new Error('it already exists, though not: Failed to CreateArtifact'),
      )
      expect(await upload()).toMatchObject({ kind: 'failed' })
      client.uploadArtifact.mockRejectedValue(new Error('x Failed to CreateArtifact: already exists'))
      expect(await upload()).toMatchObject({ kind: 'failed' })
    })
  })

  test('whose last step failed is there when the service knows it', async () => {
    client.uploadArtifact.mockRejectedValue(new Error('Failed to FinalizeArtifact: 502'))
    client.getArtifact.mockResolvedValueOnce({ artifact: { id: 9 } })
    expect(await upload()).toEqual({ kind: 'uploaded', id: '9' })
    expect(client.getArtifact.mock.lastCall).toEqual(['x'])
    client.getArtifact.mockRejectedValueOnce(new Error('not found'))
    expect(await upload()).toEqual({ kind: 'failed', reason: 'Failed to FinalizeArtifact: 502' })
    client.uploadArtifact.mockRejectedValue(new Error('We Failed to FinalizeArtifact: 502'))
    expect(await upload()).toMatchObject({ kind: 'failed' })
  })
})

describe('the cache', () => {
  const snapshot = { name: 'mypy', key: 'k', text: 'the text' }
  const place = (): string => join(folder.path, 'type-ratchet', 'cache', 'mypy', 'snapshot.json')

  test('is there where the service says so', async () => {
    cache.isFeatureAvailable.mockReturnValueOnce(true).mockReturnValueOnce(false)
    expect(await githubBaselineCache(folder.path).available()).toBe(true)
    expect(await githubBaselineCache(folder.path).available()).toBe(false)
  })

  test('takes the text from one file, which is gone afterwards', async () => {
    const texts: string[] = []
    cache.saveCache.mockImplementation(async ([file]: readonly string[]) => {
      texts.push(readFileSync(file ?? '', 'utf8'))
      return 12
    })
    expect(await githubBaselineCache(folder.path).save(snapshot)).toEqual({ kind: 'saved' })
    expect([texts, cache.saveCache.mock.lastCall]).toEqual([['the text'], [[place()], 'k']])
    expect(existsSync(place())).toBe(false)
  })

  test('that has it, or does not say why not, has skipped it', async () => {
    cache.saveCache.mockImplementation(async ([file]: readonly string[]) => {
      await rm(file ?? '')
      return -1
    })
    expect(await githubBaselineCache(folder.path).save(snapshot)).toEqual({ kind: 'skipped' })
  })

  test('that fails says why, and leaves no file', async () => {
    cache.saveCache.mockRejectedValue(new Error('no space left'))
    expect(await githubBaselineCache(folder.path).save(snapshot)).toEqual({
      ...{ kind: 'failed', reason: 'no space left' },
    })
    expect(existsSync(place())).toBe(false)
  })

  test('gives back the very entry, and nothing that was there before', async () => {
    cache.restoreCache.mockImplementation(async ([file]: readonly string[], key: string) => {
      expect(existsSync(file ?? '')).toBe(false)
      await mkdir(join(file ?? '', '..'), { recursive: true })
      await writeFile(file ?? '', 'restored')
      return key
    })
    const own = githubBaselineCache(folder.path)
    expect(await own.restore({ name: 'mypy', key: 'k' })).toBe('restored')
    expect(await own.restore({ name: 'mypy', key: 'k' })).toBe('restored')
    expect(cache.restoreCache.mock.lastCall).toEqual([[place()], 'k'])
    cache.restoreCache.mockResolvedValue('k-other')
    expect(await own.restore({ name: 'mypy', key: 'k' })).toBeNull()
    cache.restoreCache.mockResolvedValue(undefined)
    expect(await own.restore({ name: 'mypy', key: 'k' })).toBeNull()
  })
})
