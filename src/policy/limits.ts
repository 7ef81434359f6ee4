/** Limits on a part of the errors: of a rule, a category, a path, an owner, the files of the change; and on how many files are clean. */
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Target } from '#model/history.ts'
import type { PlanStanding } from '#model/plan.ts'
import type { PartLimit, Policy } from '#model/policy.ts'
import type { RuleName } from '#model/verdict.ts'
import { globMatches } from './scope/glob.ts'

/** What the parts are told apart by. */
export interface Parts {
  readonly categoryOf: (diagnostic: Diagnostic) => string
  /** Files of the change; null when they are not known: then new errors anywhere count as theirs. */
  readonly touched: ReadonlySet<string> | null
  /** How many files of the project the checker looked at; null where it does not tell them from those of libraries. */
  readonly ownFiles: number | null
  /** Of the baseline, in files that were not looked at: they count as still there. */
  readonly unseen: readonly Diagnostic[]
  /** null without a CODEOWNERS file. */
  readonly owners: Owners | null
  /** How the default branch stands to a plan, with so many errors now; null where no run of it is known. */
  readonly standing: (target: Target, errors: number) => PlanStanding | null
}

/** What CODEOWNERS says. */
export interface Owners {
  /** The owners of a path; empty where nobody owns it. */
  readonly of: (path: string) => readonly string[]
  /** Everybody that it names, in small letters: GitHub tells no others apart. */
  readonly named: ReadonlySet<string>
}

/** What one limit counts. */
export interface Counted {
  readonly rule: RuleName
  /** Which rule, category, path or owner; null where the limit has no parts. */
  readonly of: string | null
  readonly limit: number
  /** Everything that counts. */
  readonly errors: readonly CountedError[]
  /** `2 errors of the rule x`, without the number: `error of the rule x`. */
  readonly noun: string
  /** Where the limit comes from; null where the rule's name says it. */
  readonly origin: string | null
  /** Where it was said; null where nobody has to be told. */
  readonly from: string | null
  /** Whether some of what is counted may be old, so that no list of new errors shows it. */
  readonly countsOld: boolean
  /** Why it can't be judged; it is broken then. */
  readonly unknown: string | null
}

/** One error of those that a limit counts; where files are counted, one for each file. */
export interface CountedError {
  readonly diagnostic: Diagnostic
  readonly isNew: boolean
  readonly isSuspect: boolean
  /** All errors of the file that it stands for; left out where it stands for itself. */
  readonly all?: readonly Diagnostic[]
}

/** Every error of the head, then those of files that were not looked at. */
export function headErrors(
  { kept, new: added }: Comparison,
  unseen: readonly Diagnostic[],
): readonly CountedError[] {
  const errors: CountedError[] = []
  const add = (diagnostic: Diagnostic, isNew: boolean, isSuspect: boolean): void => {
    if (diagnostic.severity === 'error') {
      errors.push({ diagnostic, isNew, isSuspect })
    }
  }
  for (const { diagnostic, mayComeFromBase } of added) {
    add(diagnostic, true, mayComeFromBase)
  }
  for (const { head } of kept) {
    add(head, false, false)
  }
  for (const diagnostic of unseen) {
    add(diagnostic, false, false)
  }
  return errors
}

/** One for each limit, in the order of the policy. */
export function countedLimits(
  { limits = [] }: Policy,
  errors: () => readonly CountedError[],
  parts: Parts,
): readonly Counted[] {
  return limits.map((limit) => countedLimit(limit, errors(), parts))
}

function countedLimit(limit: PartLimit, errors: readonly CountedError[], parts: Parts): Counted {
  const of = (rule: RuleName, noun: string, isCounted: (diagnostic: Diagnostic) => boolean): Counted => ({
    rule,
    of: limit.kind === 'touched-files' || limit.kind === 'min-clean-files' ? null : limit.of,
    limit: limit.kind === 'touched-files' || limit.kind === 'min-clean-files' ? 0 : limit.most,
    errors: errors.filter(({ diagnostic }) => isCounted(diagnostic)),
    noun,
    origin: null,
    from: limit.from ?? null,
    countsOld: limit.kind !== 'touched-files' || limit.demand === 'clean',
    unknown: null,
  })
  switch (limit.kind) {
    case 'rule':
      return of('rules', `error of the rule \`${limit.of}\``, ({ code }) => code === limit.of)
    case 'category':
      return of(
        'categories',
        `error of the category \`${limit.of}\``,
        (one) => parts.categoryOf(one) === limit.of,
      )
    case 'path':
      return of('paths', `error in \`${limit.of}\``, ({ path }) => isBelowPath(path, limit.of))
    case 'owner': {
      const unknown = ownersUnknown(limit.of, parts)
      const owner = limit.of.toLowerCase()
      const isTheirs = (path: string): boolean =>
        parts.owners?.of(path).some((one) => one.toLowerCase() === owner) ?? false
      return { ...of('owners', `error in files of \`${limit.of}\``, ({ path }) => isTheirs(path)), unknown }
    }
    case 'touched-files': {
      const { touched } = parts
      const isTouched = (path: string): boolean => touched?.has(path) ?? false
      const counted = errors.filter(
        ({ diagnostic, isNew }) =>
          (isNew && (touched === null || isTouched(diagnostic.path))) ||
          (limit.demand === 'clean' && isTouched(diagnostic.path)),
      )
      const noun = limit.demand === 'clean' ? 'error in changed files' : 'new error in changed files'
      const origin =
        touched === null ? 'which files were changed is not known, so new errors anywhere count' : null
      return { ...of('touched-files', noun, () => false), errors: counted, origin }
    }
    case 'min-clean-files':
      return { ...of('min-clean-files', '', () => false), ...cleanFiles(limit.hundredths, errors, parts) }
  }
}

/** Whether a limit asks who owns a file. */
export function namesOwner(policy: Policy | undefined): boolean {
  return policy?.limits?.some(({ kind }) => kind === 'owner') ?? false
}

/** A name that is misspelled would be a limit that nothing ever breaks. */
function ownersUnknown(owner: string, { owners }: Parts): string | null {
  if (owners === null) {
    return 'There is no CODEOWNERS file, so it is not known who owns which file.'
  }
  return owners.named.has(owner.toLowerCase()) ? null : `CODEOWNERS does not name \`${owner}\`.`
}

/** Whole numbers only: at most so many files may have errors. */
function cleanFiles(
  hundredths: number,
  errors: readonly CountedError[],
  { ownFiles }: Parts,
): Pick<Counted, 'limit' | 'errors' | 'noun' | 'origin' | 'unknown'> {
  const byFile = new Map<string, CountedError[]>()
  for (const error of errors) {
    const { path } = error.diagnostic
    const known = byFile.get(path)
    if (known === undefined) {
      byFile.set(path, [error])
    } else {
      known.push(error)
    }
  }
  const files = ownFiles ?? 0
  const clean = Number((BigInt(files) * BigInt(hundredths) + 9_999n) / 10_000n)
  return {
    limit: Math.max(0, files - clean),
    errors: [...byFile.values()].flatMap(wholeFile),
    noun: 'file with errors',
    origin: `${hundredths / 100}% of ${files} files must be clean`,
    unknown:
      ownFiles === null
        ? 'The checker does not say how many of the project’s own files it checked, so the share of clean ones is not known. Use `touched-files` or `paths` instead.'
        : null,
  }
}

/** New, or let go, when all of its errors are. */
function wholeFile(errors: readonly CountedError[]): readonly CountedError[] {
  const [first] = errors
  return first === undefined
    ? []
    : [
        {
          diagnostic: first.diagnostic,
          isNew: errors.every(({ isNew }) => isNew),
          isSuspect: errors.every(({ isSuspect }) => isSuspect),
          all: errors.map(({ diagnostic }) => diagnostic),
        },
      ]
}

/** A glob, or a file or folder by its name. */
export function isBelowPath(path: string, pattern: string): boolean {
  const plain = pattern.replace(/\/$/, '')
  return path === plain || path.startsWith(`${plain}/`) || globMatches(pattern, path)
}
