/** Every block of YAML, JSON, TOML and shell in the documentation parses, and every command of ours in it is one that is taken. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { splitArguments } from '#config/argv.ts'
import { ProblemError } from '#model/problem.ts'
import { readCommand } from '../../src/entry/cli-options.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Block {
  readonly place: string
  readonly language: string
  readonly text: string
}

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  .map((page) => page.replaceAll('\\', '/'))
  .filter((page) => !/^docs\/gallery\/[^/]*-/.test(page))
  .sort()
const blocks = pages.flatMap((page) => blocksOf(page, readFileSync(`${root}${page}`, 'utf8')))
const blocksIn = (...languages: readonly string[]) =>
  blocks.filter(({ language }) => languages.includes(language))

function blocksOf(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```([a-z]+)\n([\s\S]*?)^ *```$/gm)].map(
    ({ index, 1: indent = '', 2: language = '', 3: body = '' }) => ({
      place: `${page}:${text.slice(0, index).split('\n').length}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

/** Null when it parses. */
function faultIn({ place, text }: Block, read: (text: string) => unknown): string | null {
  try {
    read(text)
    return null
  } catch (error) {
    return `${place}: ${error instanceof Error ? error.message : String(error)}`
  }
}

function faults(found: readonly Block[], read: (text: string) => unknown): readonly string[] {
  return found.map((block) => faultIn(block, read)).filter((text) => text !== null)
}

/** The commands of ours in a shell text, without the program, with every expansion as a word. */
function commandsOf(text: string): readonly string[] {
  const plain = text
    .replaceAll('\\\n', ' ')
    .replace(/"?\$\((?:[^()]|\([^)]*\))*\)"?|"?\$\{?\w+[^\s"]*"?/g, 'WORD')
    .replace(/ #.*$/gm, '')
    .replace(/\d?>{1,2} *\S+/g, '')
  return [...plain.matchAll(/(?:^|[\s;&|(])type-ratchet((?: +(?:'[^']*'|"[^"]*"|[^\s|;&<>'")]+))*)/gm)]
    .map(([, args = '']) => args.trim())
    .filter((args) => args !== '')
}

const bash = (text: string): void => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })
  if (status !== 0) {
    throw new Error(stderr.trim())
  }
}

describe('of the documentation', () => {
  test.each([
    ['yaml', 40, parseYaml],
    ['json', 1, JSON.parse],
    ['toml', 1, parseToml],
    ['sh', 40, bash],
  ] as const)('every block of %s parses', (language, atLeast, read) => {
    const found = blocksIn(language)
    expect(found.length).toBeGreaterThanOrEqual(atLeast)
    expect(faults(found, read)).toEqual([])
  })

  test('every command of ours is one that the command line takes', () => {
    const found = blocksIn('sh', 'yaml')
    const commands = found.flatMap((block) => commandsOf(block.text).map((text) => ({ ...block, text })))
    expect(commands.length).toBeGreaterThan(50)
    expect(faults(commands, (text) => readCommand(splitArguments(text, 'command')))).toEqual([])
  })
})

test('what does not parse, and an option that is not there, are faults', () => {
  const of = (text: string): Block => ({ place: 'page.md:1', language: 'sh', text })
  expect(faultIn(of('a: [1'), parseYaml)).toMatch(/^page\.md:1: /)
  expect(faultIn(of('if true'), bash)).toMatch(/^page\.md:1: /)
  const [command = ''] = commandsOf('mypy src | npx type-ratchet check --inptu - && echo "$x"')
  expect(command).toBe('check --inptu -')
  expect(() => readCommand(splitArguments(command, 'command'))).toThrow(ProblemError)
})
