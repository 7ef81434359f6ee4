/** What is not uploaded, and is said: more than a reader takes, and a server that has no place for it. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { githubArtifacts } from '#adapters/github/artifact-upload.ts'
import { mostZipBytes, unreadableZip } from '#adapters/github/zip-size.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('an artifact', () => {
  test('that readers would refuse for its size is not uploaded', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'snapshot.json')
    await writeFile(file, randomBytes(mostZipBytes + 1))
    const upload = { form: 'zip', name: 'type-ratchet-baseline-mypy', file, retentionDays: null } as const
    expect(await githubArtifacts().upload(upload)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining(`readers take at most ${mostZipBytes}`),
    })
  })

  test('that is large and packs as texts do is taken, and one that packs as no snapshot does is not', async () => {
    await using folder = await temporaryFolder()
    const line = (index: number): string => `"src/module-${index % 977}.py:${index}",\n`
    const texts = Array.from({ length: 3_000_000 }, (_, index) => line(index)).join('')
    expect(texts.length).toBeGreaterThan(mostZipBytes)
    expect(await unreadableZip(await folder.write('large.json', texts))).toBeNull()
    expect(await unreadableZip(await folder.write('small.json', 'x'))).toBeNull()
    const bomb = await folder.write('bomb.json', 'x'.repeat(2 * 1024 * 1024))
    expect(await unreadableZip(bomb)).toContain('250 times its size')
  })

  test.each([
    ['https://github.acme.test', 'unsupported'],
    ['https://acme.ghe.com', 'failed'],
  ])('for %s is %s', async (server, kind) => {
    await using folder = await temporaryFolder()
    vi.stubEnv('GITHUB_SERVER_URL', server)
    // Without a token the client fails before it asks anybody, on servers that it supports.
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', undefined)
    const file = await folder.write('snapshot.json', '{}')
    const upload = { form: 'zip', name: 'x', file, retentionDays: null } as const
    expect(await githubArtifacts().upload(upload)).toMatchObject({ kind })
  })
})
