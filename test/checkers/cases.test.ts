/** Every folder of test/cases with a command.json is read and compared, whole, with its expected.json. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Exit } from '#checkers/checker.ts'
import { outputText } from '#checkers/output/output-text.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { listed } from '#test/support/readings.ts'

interface Command {
  readonly checker: CheckerName
  readonly exit: Exit
  readonly argv?: readonly string[]
  /** Of `checker: pattern`. */
  readonly pattern?: string
  readonly version: string
  readonly handWritten?: boolean
  readonly reason?: string
}

const root = join(import.meta.dirname, '..', 'cases')
const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('command.json'))
const folders = files.map((file) => dirname(file)).sort()

async function textOf(folder: string, name: string): Promise<string> {
  return readFile(join(root, folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return ''
    }
    throw error
  })
}

it('finds the cases on disk', () => {
  expect(folders.length).toBeGreaterThan(100)
})

describe.each(folders)('%s', (folder) => {
  it('is read as expected', async () => {
    const command = JSON.parse(await textOf(folder, 'command.json')) as Command
    const [stdout, stderr] = [await textOf(folder, 'stdout.txt'), await textOf(folder, 'stderr.txt')]
    const programs = command.argv?.includes('--build') === false ? 1 : null
    const known = { programs, pattern: command.pattern ?? null }
    const { patternFault, read } = checkerFor(command.checker)
    expect((await patternFault?.(known.pattern ?? '')) ?? null).toBeNull()
    const reading = read({ stdout, stderr, exit: command.exit }, known)
    expect(listed(reading)).toEqual(JSON.parse(await textOf(folder, 'expected.json')))
  })

  it('has a fate for each line, and is read only when none was left over', async () => {
    const { checker, exit } = JSON.parse(await textOf(folder, 'command.json')) as Command
    const [stdout, stderr] = [await textOf(folder, 'stdout.txt'), await textOf(folder, 'stderr.txt')]
    const { account, read } = checkerFor(checker)
    const fates = account(stdout)
    expect(fates).toHaveLength(outputText(stdout).lines.length)
    const left = fates.filter((fate) => fate === 'unread' || fate === 'undecoded')
    expect(read({ stdout, stderr, exit }).kind === 'read' ? left : []).toEqual([])
  })

  it('says where it comes from', async () => {
    const command = JSON.parse(await textOf(folder, 'command.json')) as Command
    if (command.handWritten === true) {
      expect(command.reason).toMatch(/\w/)
    } else {
      expect(folder.split('/')[1]).toBe(command.version)
    }
  })
})
