/**
 * One mutated output, read and held to what must always be so: nothing thrown, a fate for every line, nothing
 * left over in a run that is read, and no more errors than the text itself speaks of.
 */
import type { CheckerOutput, Exit } from '#checkers/checker.ts'
import { outputText } from '#checkers/output/output-text.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { mutated } from './mutations.ts'
import type { Parser } from './parsers.ts'
import type { Random } from './random.ts'

/** How it went. */
export interface Trial {
  readonly output: CheckerOutput
  readonly outcome: 'read' | 'refused'
  /** Read, with fewer errors than before the mutation. */
  readonly fewer: boolean
  /** What was not as it must be; null when all was. */
  readonly violation: string | null
}

/** The word that each error has in every form of a checker's output. */
const errorWords: Readonly<Partial<Record<CheckerName, RegExp>>> = {
  mypy: /: error:|"severity": ?"error"|error"\}/g,
  tsc: /\berror TS\d+: /g,
  pyright: /: error: |- error: |: "error"|"error"/g,
  basedpyright: /: error: |- error: |"error"/g,
  ty: /\b(?:error|fatal)\[/g,
  pyrefly: /^ERROR |"error"/gm,
  zuban: /: error:/g,
  'svelte-check': /"ERROR"/g,
  oxlint: /"severity"\s*:\s*"(?:error|warning)"/g,
  biome: /"severity"\s*:\s*"(?:error|fatal|warning)"/g,
  pylint: /"type"\s*:\s*"(?!info)\w+"/g,
  clippy: /"compiler-message"/g,
  'golangci-lint': /"FromLinter"/g,
  flow: /"level"\s*:\s*"error"/g,
  deno: /\[ERROR\]/g,
  astro: / - error /g,
  phpstan: /"message"\s*:|Ignored error pattern/g,
  bandit: /"test_id"/g,
  ruff: /"filename"/g,
  eslint: /"severity"\s*:\s*[12]\b/g,
  sarif: /"message"/g,
  gitlab: /"description"/g,
  checkstyle: /<error\b/g,
  github: /::(?:error|warning)\b/gi,
  rdjson: /"message"/g,
  pattern: /:\d+:\d+: /g,
}

/** The checker's own count in a text, found without its parser; null where the text does not say. */
function claimed(pattern: RegExp, text: string): number | null {
  const found = [...text.matchAll(pattern)].at(-1)?.[1]
  return found === undefined ? null : Number(found)
}

/** What is wrong with the counts of a run that was read; null when nothing is. */
function miscounted(
  checker: CheckerName,
  read: { readonly errors: number; readonly all: number },
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
): string | null {
  const unlike = (claim: number | null, count: number): string | null =>
    claim === null || claim === count ? null : `${count} read where the checker counts ${claim}`
  switch (checker) {
    case 'tsc':
      return unlike(claimed(/^Found (\d+) errors?(?:\.| in .*(?::\d+|files\.))$/gm, stdout), read.errors)
    case 'pyright':
    case 'basedpyright': {
      const json = claimed(/"errorCount":\s*(\d+)/g, stdout)
      // A message may quote such a line, in front of the true one or behind it.
      const claims = [...stdout.matchAll(/^(\d+) errors?, /gm)].map(([, count]) => Number(count))
      return unlike(json ?? claims.find((count) => count === read.errors) ?? claims[0] ?? null, read.errors)
    }
    case 'pyrefly':
      return unlike(claimed(/^ INFO (\d+) errors?/gm, stderr), read.errors)
    case 'ty':
      return unlike(claimed(/^Found (\d+) diagnostics?$/gm, stdout), read.all)
    case 'mypy': {
      // It counts texts that quote an error too; with JSON, nothing else.
      const most = stdout.includes('{"file"') ? null : claimed(/^Found (\d+) errors?/gm, stdout)
      return most === null || read.errors <= most ? null : unlike(most, read.errors)
    }
    default:
      // A document that is read whole says each of its findings once.
      return null
  }
}

/** Everything follows from the random numbers. */
export function tryOnce(parser: Parser, random: Random): Trial {
  const original = parser.outputs[random.below(parser.outputs.length)] ?? parser.outputs[0]
  const other = parser.outputs[random.below(parser.outputs.length)] ?? parser.outputs[0]
  const exits: readonly [Exit, ...Exit[]] = [
    original.exit,
    original.exit,
    original.exit,
    { kind: 'unknown' },
    { kind: 'code', code: random.below(3) },
  ]
  const stdout = mutated(original.stdout, random, other.stdout)
  const output: CheckerOutput = { ...original, stdout, exit: random.pick(exits) }
  return { output, ...judged(parser, output, original) }
}

function judged(
  { checker, context }: Parser,
  output: CheckerOutput,
  original: CheckerOutput,
): Omit<Trial, 'output'> {
  const { read, account } = checkerFor(checker)
  const { lines } = outputText(output.stdout)
  const fates = account(output.stdout)
  if (fates.length !== lines.length) {
    const violation = `${lines.length} lines, but ${fates.length} fates`
    return { outcome: 'refused', fewer: false, violation }
  }
  const reading = read(output, context)
  if (reading.kind === 'not-comparable') {
    return { outcome: 'refused', fewer: false, violation: null }
  }
  const errors = reading.diagnostics.count('error')
  const before = read(original, context)
  const fewer = before.kind === 'read' && errors < before.diagnostics.count('error')
  const text = lines.join('\n')
  const left = fates.filter((fate) => fate === 'unread' || fate === 'undecoded').length
  const word = errorWords[checker]
  const spoken = word === undefined ? errors : [...text.matchAll(word)].length
  const counts = { errors, all: reading.diagnostics.length }
  const violation =
    (left > 0 ? `read, with ${left} lines left over` : null) ??
    (errors > spoken ? `${errors} errors read where the text speaks of ${spoken}` : null) ??
    miscounted(checker, counts, { stdout: text, stderr: output.stderr })
  return { outcome: 'read', fewer, violation }
}
