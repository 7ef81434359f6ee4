/**
 * New findings grouped so that one look tells what to do: by cause, then by rule. The same groups stand in every
 * output. Order: errors before warnings, what others follow from, serious rules before less serious ones, larger
 * groups first, then as the findings come. Of many groups the larger ones come first, however serious: then something
 * general has happened, and nobody reads them all.
 */
import type { ChangedDeclaration } from '#model/change.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { Diagnostic, Severity } from '#model/diagnostic.ts'
import type { RuleCode } from '#model/ids.ts'
import type { Ownership } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Priority } from '#rules/category.ts'
import { fixFor } from '#rules/ownership.ts'
import { type Phrase, phrase, plainPhrase } from '#rules/phrase.ts'
import { messageForm, type RootCause, rootCauseOf, sharedForm, tellingNames } from '#rules/root-cause.ts'
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
  /** The title says all that the messages do. */
  readonly complete: boolean
}

interface Bucket {
  readonly cause: RootCause
  readonly declaration: ChangedDeclaration | null
  readonly entries: Unpaired[]
}

/** What advice rests on beside the findings. */
export interface GroupContext {
  readonly checker: CheckerName
  readonly ownership: Ownership
}

/** Every entry lands in exactly one group. */
export function causeGroups(
  entries: readonly Unpaired[],
  context: GroupContext & { readonly declarationOf: CauseFinder },
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
  return ordered(byRule([...buckets.values()], context.checker).map((bucket) => groupOf(bucket, context)))
}

/** As many as are told before anything is folded away. */
const fewGroups = 12

/** Groups of one rule stay together. */
function ordered(groups: readonly CauseGroup[]): readonly CauseGroup[] {
  const rules = new Map<string, { size: number; readonly place: number }>()
  for (const { code, entries } of groups) {
    const rule = rules.get(code ?? '') ?? { size: 0, place: rules.size }
    rule.size += entries.length
    rules.set(code ?? '', rule)
  }
  const some = groups.some(({ follows }) => follows)
  const rank = ({ severity, code, follows, knowledge }: CauseGroup): number => {
    if (severity !== 'error') {
      return 6
    }
    if (follows || (some && unresolved.has(code ?? ''))) {
      return follows ? 1 : 0
    }
    const isLarge = groups.length > fewGroups
    return (isLarge ? 2 : seriousness[knowledge?.priority ?? 'Mixed']) + afterItsCause(code)
  }
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

/** What goes away when something else gets its annotations: whoever starts with these works twice. */
const consequences: ReadonlySet<string> = new Set([
  'no-untyped-call',
  'no-any-return',
  'reportUnknownArgumentType',
  'reportUnknownLambdaType',
  'reportUnknownMemberType',
  'reportUnknownVariableType',
])

function afterItsCause(code: RuleCode | null): number {
  return consequences.has(code ?? '') ? 0.5 : 0
}

/** `Mixed` has to be looked at one by one: a name that is not defined is no less serious than a wrong type. */
const seriousness: Record<Priority, number> = { High: 3, Mixed: 3, Medium: 4, Low: 5 }

/**
 * Single findings of one rule share a heading: a list of headings with one entry each is no overview. So do those
 * whose messages make no better heading than the rule's own words.
 */
function byRule(buckets: readonly Bucket[], checker: CheckerName): readonly Bucket[] {
  const singles = new Map<string, Bucket>()
  const result: Bucket[] = []
  for (const bucket of buckets) {
    const [{ diagnostic } = { diagnostic: null }, second] = bucket.entries
    const together =
      second !== undefined && (bucket.cause.title !== null || messagesSay(bucket.entries, checker))
    if (diagnostic === null || together || bucket.declaration !== null) {
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

function groupOf({ cause, declaration, entries }: Bucket, { checker, ownership }: GroupContext): CauseGroup {
  const [first] = entries
  if (first === undefined) {
    throw new TypeError('a group without entries')
  }
  const { severity } = first.diagnostic
  const diagnostics = entries.map(({ diagnostic }) => diagnostic)
  const codes = new Set(diagnostics.map((diagnostic) => diagnostic.code))
  const code = codes.size === 1 ? first.diagnostic.code : null
  const follows = cause.key.startsWith(followsKey)
  const one = follows || diagnostics.every((diagnostic) => rootCauseOf(checker, diagnostic).key === cause.key)
  const knowledge = knowledgeOf(checker, code)
  const said = messagesSay(entries, checker) ? sharedWords(entries) : null
  const shared = knowledge !== null && said !== null && isMask(plainPhrase(said)) ? null : said
  const title = one ? (cause.title ?? shared) : shared
  const messageSays = entries.length === 1 && cause.why === null && !follows
  return {
    code,
    severity,
    title: messageSays ? null : title,
    fix: follows ? cause.fix : fixFor(checker, diagnostics, ownership),
    why: one ? cause.why : null,
    complete: one && cause.complete,
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

/** With two gaps, or one in front, a message is a form to fill in and no sentence: the rule's own words say more. */
function isMask(words: string): boolean {
  return words.startsWith('…') || words.split('…').length > 2
}

/** What follows explains; a heading only has to be recognised. */
function firstSentence(words: string): string {
  return words.split(/\.(?: |$)/, 1)[0] ?? words
}

/**
 * Whether the messages make a better heading than the rule's own title: where that says nothing, or where they agree
 * in all names but one, and one of those that they agree in tells more.
 */
function messagesSay(entries: readonly Unpaired[], checker: CheckerName): boolean {
  const code = entries[0]?.diagnostic.code ?? null
  if (code === ruleOfTheRest || knowledgeOf(checker, code) === null) {
    return true
  }
  const names = entries.map(({ diagnostic }) => tellingNames(firstLine(diagnostic)))
  const places = [...(names[0] ?? []).keys()]
  const differing = places.filter((place) => new Set(names.map((own) => own[place])).size > 1)
  return places.length > 1 && differing.length <= 1
}

/** What mypy calls everything without a rule of its own: its title says nothing. */
const ruleOfTheRest = 'misc'

const followsKey = 'follows\0'

/** What makes pyright call things unknown that stand on it. */
const unresolved: ReadonlySet<string> = new Set(['reportMissingImports', 'reportUndefinedVariable'])

/**
 * pyright calls everything unknown that comes from a package it can't find or a name that is not defined: those
 * findings follow from the new one in their file, and fixing them one by one would be wasted work.
 */
function causeReader(
  entries: readonly Unpaired[],
  checker: CheckerName,
): (diagnostic: Diagnostic) => RootCause {
  const missing = new Map<string, Set<string>>()
  for (const { diagnostic } of entries) {
    const name = unresolvedName(diagnostic)
    if (name !== null) {
      missing.set(diagnostic.path, (missing.get(diagnostic.path) ?? new Set()).add(name))
    }
  }
  return (diagnostic) => {
    const names = [...(missing.get(diagnostic.path) ?? [])]
    return names.length === 0 || !diagnostic.code?.startsWith('reportUnknown')
      ? rootCauseOf(checker, diagnostic)
      : followingCause(names)
  }
}

function unresolvedName({ code, message }: Diagnostic): string | null {
  const match = /^Import "([^"]+)" could not be resolved|^"([^"]+)" is not defined/.exec(message)
  const [, module, name = null] = unresolved.has(code ?? '') ? (match ?? []) : []
  return module?.replace(/(?<=[^.])\..*/, '') ?? name
}

/** More names are no help. */
const mostNames = 3

function followingCause(names: readonly string[]): RootCause {
  const shown = names.slice(0, mostNames)
  const list = shown.map((_, index) => `{${index + 1}}`).join(' or ')
  const more = names.length > shown.length ? ' or others' : ''
  const title = phrase(`unknown type, probably because ${list}${more} can’t be resolved`, shown)
  const fix = phrase('Correct that first: these will probably go with it', [])
  return { key: `${followsKey}${names.join('\0')}`, title, why: null, fix, ownFix: null, complete: false }
}

function firstLine({ message }: Diagnostic): string {
  return message.split('\n', 1)[0] ?? ''
}
