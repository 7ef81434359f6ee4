/**
 * Asks the compilers themselves which of their diagnostics come before types are looked at. In all three, `early` is what
 * `getSyntacticDiagnostics` says: when there is any, `tsc` says nothing else about the whole program.
 */
import { basename } from 'node:path'
import ts6 from 'typescript'
import ts5 from 'typescript-5'
import { createVirtualFileSystem } from 'typescript-7/unstable/fs'
import { API } from 'typescript-7/unstable/sync'
import type { Input } from './generator.ts'

/** Codes in one file; `late` stays empty where `early` is not, as in a run. */
export interface Observation {
  readonly early: readonly number[]
  readonly late: readonly number[]
}

/** One compiler, by its version. */
export interface Compiler {
  readonly version: string
  /** One program of all inputs; the answers are in their order. */
  readonly observe: (inputs: readonly Input[]) => readonly Observation[]
}

const options = {
  allowJs: true,
  checkJs: true,
  experimentalDecorators: false,
  jsx: 'preserve',
  lib: ['es5'],
  module: 'esnext',
  moduleDetection: 'force',
  noEmit: true,
  noResolve: true,
  resolveJsonModule: true,
  strict: true,
  target: 'esnext',
  types: [],
}
const folder = '/inputs'

function nameOf(input: Input, index: number): string {
  return `${folder}/f${index}.${input.kind}`
}

type Api = typeof ts5
type Target = Parameters<Api['createSourceFile']>[2]

function scripted(ts: Api): Compiler {
  return {
    version: ts.version,
    observe: (inputs) => {
      const texts = new Map(inputs.map((input, index) => [nameOf(input, index), input.text]))
      const parsed = ts.convertCompilerOptionsFromJson(options, folder).options
      const host = ts.createCompilerHost(parsed)
      const readFile = (path: string): string | undefined => texts.get(path) ?? host.readFile(path)
      const program = ts.createProgram([...texts.keys()], parsed, {
        ...host,
        getCurrentDirectory: () => folder,
        fileExists: (path) => texts.has(path),
        readFile,
        getSourceFile: (path, target) => {
          const text = readFile(path)
          return text === undefined ? undefined : parsedOrEmpty(ts, path, { text, target })
        },
        writeFile: () => undefined,
      } as Parameters<typeof ts.createProgram>[2])
      return [...texts.keys()].map((path) => {
        const file = program.getSourceFile(path)
        const early = program.getSyntacticDiagnostics(file).map(({ code }) => code)
        return {
          early,
          late: early.length > 0 ? [] : withoutCrash(() => program.getSemanticDiagnostics(file)),
        }
      })
    },
  }
}

/** A parser may trip over what no one would write, too. */
function parsedOrEmpty(
  ts: Api,
  path: string,
  { text, target }: { readonly text: string; readonly target: Target },
): ReturnType<typeof ts.createSourceFile> {
  try {
    return ts.createSourceFile(path, text, target)
  } catch (error) {
    if (error instanceof Error) {
      return ts.createSourceFile(path, '', target)
    }
    throw error
  }
}

/** A compiler may trip over what no one would write; such an input says nothing. */
function withoutCrash(ask: () => readonly { readonly code: number }[]): readonly number[] {
  try {
    return ask().map(({ code }) => code)
  } catch (error) {
    if (error instanceof Error) {
      return []
    }
    throw error
  }
}

const native: Compiler = {
  version: '7.0.2',
  observe: (inputs) => {
    const project = `${folder}/tsconfig.json`
    const files = Object.fromEntries(inputs.map((input, index) => [nameOf(input, index), input.text]))
    const config = JSON.stringify({
      compilerOptions: options,
      files: Object.keys(files).map((path) => basename(path)),
    })
    const api = new API({ fs: createVirtualFileSystem({ ...files, [project]: config }) })
    try {
      const [opened] = api.updateSnapshot({ openProjects: [project] }).getProjects()
      if (opened === undefined) {
        throw new Error('TypeScript 7 opened no project')
      }
      const early = byFile(opened.program.getSyntacticDiagnostics())
      return Object.keys(files).map((path) => {
        const found = early.get(path) ?? []
        return {
          early: found,
          late: found.length > 0 ? [] : withoutCrash(() => opened.program.getSemanticDiagnostics(path)),
        }
      })
    } finally {
      api.close()
    }
  },
}

function byFile(
  diagnostics: readonly { readonly fileName?: string | undefined; readonly code: number }[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const { fileName = '', code } of diagnostics) {
    found.set(fileName, [...(found.get(fileName) ?? []), code])
  }
  return found
}

/** 5.9, 6.0 and 7.0. */
export const compilers: readonly Compiler[] = [scripted(ts5), scripted(ts6 as unknown as Api), native]
