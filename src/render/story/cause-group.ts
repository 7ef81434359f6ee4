/**
 * New findings grouped so that one look tells what to do: by cause, then by rule. The same groups stand in every
 * output. Order: errors before warnings, larger groups first, then as the findings come.
 */
import type { ChangedDeclaration } from '#model/change.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { Diagnostic, Severity } from '#model/diagnostic.ts'
import type { RuleCode } from '#model/ids.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { type Phrase, phrase } from '#rules/phrase.ts'
import { messageForm, type RootCause, rootCauseOf, sharedForm } from '#rules/root-cause.ts'
import { knowledgeOf, type RuleKnowledge } from '#rules/rule-knowledge.ts'
import type { CauseFinder } from './changed-cause.ts'

/** Findings that one thing answers, or that only share their rule. */
export interface CauseGroup {
  /** null also for findings of several rules. */
  readonly code: RuleCode | null
  readonly severity: Severity
  /** What is wrong; null where each entry's message has to say it. */
  readonly title: Phrase | null
  /** What helps; more exact than `knowledge` where a name is known. */
  readonly fix: Phrase | null
  /** Why the checker says it, when more is known than `knowledge` has. */
  readonly why: string | null
  readonly knowledge: RuleKnowledge | null
  /** What the change did that brings errors to files it does not touch. */
  readonly declaration: ChangedDeclaration | null
  readonly entries: readonly Unpaired[]
  /** Answered by answering another group: what each says is not worth reading. */
  readonly follows: boolean
}

interface Bucket {
  readonly cause: RootCause
  readonly declaration: ChangedDeclaration | null
  readonly entries: Unpaired[]
}

/** Every entry lands in exactly one group. */
export function causeGroups(
  entries: readonly Unpaired[],
  context: { readonly checker: CheckerName; readonly declarationOf: CauseFinder },
): readonly CauseGroup[] {
  const causeOf = causeReader(entries, context.checker)
  const buckets = new Map<string, Bucket>()
  for (const entry of entries) {
    const { diagnostic } = entry
    const cause = causeOf(diagnostic)
    const declaration = context.declarationOf(diagnostic)
    const from =
      declaration === null ? cause.key : `${diagnostic.code}\0${declaration.path}\0${declaration.name}`
    const key = `${diagnostic.severity}\0${from}`
    const bucket = buckets.get(key) ?? { cause, declaration, entries: [] }
    bucket.entries.push(entry)
    buckets.set(key, bucket)
  }
  return ordered(byRule([...buckets.values()]).map((bucket) => groupOf(bucket, context.checker)))
}

/** Groups of one rule stay together; where one group follows from another, that one comes first. */
function ordered(groups: readonly CauseGroup[]): readonly CauseGroup[] {
  const rules = new Map<string, { size: number; readonly place: number }>()
  for (const { code, entries } of groups) {
    const rule = rules.get(code ?? '') ?? { size: 0, place: rules.size }
    rule.size += entries.length
    rules.set(code ?? '', rule)
  }
  const some = groups.some(({ follows }) => follows)
  const rank = ({ severity, code }: CauseGroup): number =>
    severity !== 'error' ? 2 : some && code === 'reportMissingImports' ? 0 : 1
  const ruleOf = ({ code }: CauseGroup) => rules.get(code ?? '') ?? { size: 0, place: 0 }
  return [...groups].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      ruleOf(b).size - ruleOf(a).size ||
      ruleOf(a).place - ruleOf(b).place ||
      Number(a.title === null) - Number(b.title === null) ||
      b.entries.length - a.entries.length,
  )
}

/** Single findings of one rule share a heading: a list of headings with one entry each is no overview. */
function byRule(buckets: readonly Bucket[]): readonly Bucket[] {
  const singles = new Map<string, Bucket>()
  const result: Bucket[] = []
  for (const bucket of buckets) {
    const [{ diagnostic } = { diagnostic: null }, second] = bucket.entries
    if (diagnostic === null || second !== undefined || bucket.declaration !== null) {
      result.push(bucket)
      continue
    }
    const rule = `${diagnostic.severity}\0${diagnostic.code}`
    const known = singles.get(rule)
    if (known === undefined) {
      const own = { ...bucket, entries: [...bucket.entries] }
      singles.set(rule, own)
      result.push(own)
    } else {
      known.entries.push(...bucket.entries)
    }
  }
  return result
}

function groupOf({ cause, declaration, entries }: Bucket, checker: CheckerName): CauseGroup {
  const [first] = entries
  if (first === undefined) {
    throw new TypeError('a group without entries')
  }
  const { severity } = first.diagnostic
  const codes = new Set(entries.map(({ diagnostic }) => diagnostic.code))
  const code = codes.size === 1 ? first.diagnostic.code : null
  const follows = cause.key.startsWith(followsKey)
  const one = follows || entries.every(({ diagnostic }) => rootCauseOf(checker, diagnostic).key === cause.key)
  const knowledge = knowledgeOf(checker, code)
  const nameless = knowledge === null || code === ruleOfTheRest
  const title = one ? (cause.title ?? sharedWords(entries)) : nameless ? sharedWords(entries) : null
  const messageSays = entries.length === 1 && cause.why === null && !follows
  return {
    code,
    severity,
    title: messageSays ? null : title,
    fix: one ? cause.fix : null,
    why: one ? cause.why : null,
    knowledge,
    declaration,
    entries,
    follows,
  }
}

/** The message that all have, or what is left of it without the names; null when they say different things. */
function sharedWords(entries: readonly Unpaired[]): Phrase | null {
  const lines = entries.map(({ diagnostic }) => firstLine(diagnostic))
  const forms = new Set(lines.map(messageForm))
  return forms.size === 1 ? [{ kind: 'words', text: firstSentence(sharedForm(lines)) }] : null
}

/** What follows explains; a heading only has to be recognised. */
function firstSentence(words: string): string {
  return words.split(/[;.](?: |$)/, 1)[0] ?? words
}

/** What mypy calls everything without a rule of its own: its title says nothing. */
const ruleOfTheRest = 'misc'

const followsKey = 'follows\0'

/**
 * pyright calls everything unknown that comes from a package it can't find: those findings follow from the new
 * import in their file, and fixing them one by one would be wasted work.
 */
function causeReader(
  entries: readonly Unpaired[],
  checker: CheckerName,
): (diagnostic: Diagnostic) => RootCause {
  const missing = new Map<string, string>()
  for (const { diagnostic } of entries) {
    const name = /^Import "([^"]+)" could not be resolved/.exec(diagnostic.message)?.[1]
    if (name !== undefined && !missing.has(diagnostic.path)) {
      missing.set(diagnostic.path, name)
    }
  }
  return (diagnostic) => {
    const name = missing.get(diagnostic.path)
    if (name === undefined || !diagnostic.code?.startsWith('reportUnknown')) {
      return rootCauseOf(checker, diagnostic)
    }
    const title = phrase('unknown type, probably because {1} is not found', [name])
    return { key: `${followsKey}${name}`, title, why: null, fix: phrase('make {1} importable first', [name]) }
  }
}

function firstLine({ message }: Diagnostic): string {
  return message.split('\n', 1)[0] ?? ''
}
