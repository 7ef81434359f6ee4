/**
 * mypy output of any size: the recorded output of a real project, repeated in folders of their own. The head side has the lines of
 * every tenth file moved, one error in a hundred fixed and as many new ones.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Both outputs end with mypy's summary. */
export interface Material {
  readonly base: string
  readonly head: string
}

interface Finding {
  readonly file: string
  readonly line: number
  readonly rest: string
}

const errorLine = /^([^:\s]+):(\d+):(\d+: error: .*)$/

/** `corpus`: the folder with `large/sphinx/mypy/…/base.txt.gz`. Notes are left out, so that every line is an error. */
export function mypyMaterial(corpus: string, errors: number): Material {
  const recorded = gunzipSync(
    readFileSync(join(corpus, 'large/sphinx/mypy/01-a1bb165685/base.txt.gz')),
  ).toString()
  const findings = recorded.split('\n').flatMap((text): Finding[] => {
    const match = errorLine.exec(text)
    return match === null ? [] : [{ file: match[1] ?? '', line: Number(match[2]), rest: match[3] ?? '' }]
  })
  const base: string[] = []
  const head: string[] = []
  for (let index = 0; index < errors; index++) {
    const { file, line, rest } = findings[index % findings.length] ?? { file: 'a.py', line: 1, rest: '' }
    const path = `part${Math.floor(index / findings.length)}/${file}`
    base.push(`${path}:${line}:${rest}`)
    const moved = file.length % 10 === 0 ? line + 7 : line
    head.push(
      index % 100 === 7
        ? `${path}:${line}:1: error: Name "fresh_${index}" is not defined  [name-defined]`
        : `${path}:${moved}:${rest}`,
    )
  }
  return { base: withSummary(base), head: withSummary(head) }
}

function withSummary(lines: readonly string[]): string {
  const files = new Set(lines.map((line) => line.slice(0, line.indexOf(':')))).size
  const summary = `Found ${lines.length} errors in ${files} files (checked ${files + 50} source files)`
  return `${[...lines, summary].join('\n')}\n`
}
