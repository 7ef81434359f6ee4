/** Looks up in the tree which of the declarations that findings name are this repository's own. */
import { checkerFor } from '#checkers/registry.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Ownership } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import { type AskedNames, askedNames, NameSearch } from '#rules/ownership.ts'
import { scopesOf } from '#snapshot/scopes/scope-index.ts'

/** A larger tree is read up to here, and what was not found may be in the rest. */
const mostFiles = 50_000
const atOnce = 64

/**
 * Of all that a comparison has found now; with `onlyNew` of what new findings name. Nothing is known without a checked-out tree, or
 * without a checker.
 */
export async function ownershipIn(
  comparison: Comparison,
  {
    checker,
    root,
    onlyNew = false,
  }: { readonly checker: CheckerName | null; readonly root: string | null; readonly onlyNew?: boolean },
  files: Files,
): Promise<Ownership> {
  if (checker === null || root === null) {
    return new Map()
  }
  const added = comparison.new.map(({ diagnostic }) => diagnostic)
  const wanted = onlyNew ? askedNames(checker, added) : null
  if (wanted?.size === 0) {
    return new Map()
  }
  const all = namedIn(checker, comparison)
  const asked = wanted === null ? all : new Map([...all].filter(([name]) => wanted.has(name)))
  return ownershipOf({ root, sources: checkerFor(checker).sources, asked }, files)
}

function namedIn(checker: CheckerName, { kept, new: added }: Comparison): AskedNames {
  const search = new NameSearch(checker)
  for (const { diagnostic } of added) {
    search.add(diagnostic.path, diagnostic.code, diagnostic.message)
  }
  kept.eachStatement(search.add)
  return search.asked
}

/** Where to look for what. */
export interface OwnershipOrder {
  readonly root: string
  /** Which files the checker reads: a name of another language is another name. */
  readonly sources: RegExp
  readonly asked: AskedNames
}

/**
 * A name is ours when it, its class or its module is defined below the folder, or inside of something else in a file that uses it
 * (mypy tells of a method without its class); nobody's to tell when it is only assigned, stands inside of something else elsewhere,
 * or in a file whose language is not read; and otherwise somebody else's. Reads nothing where
 * nothing is asked, and looks closely only at files that could define one of the names.
 */
export async function ownershipOf(
  { root, sources, asked }: OwnershipOrder,
  files: Files,
): Promise<Ownership> {
  if (asked.size === 0) {
    return new Map()
  }
  const tree = await files.tree(root, mostFiles)
  const paths = tree.filter((path) => sources.test(path))
  const modules = moduleNames(paths)
  const ours = new Set<string>()
  const seen = new Set<string>()
  const open = new Map<string, readonly string[]>()
  for (const name of asked.keys()) {
    const owners = prefixesOf(name)
    if (owners.some((owner) => modules.has(owner))) {
      ours.add(name)
    } else {
      open.set(name, owners)
    }
  }
  const wanted = new Set([...open.values()].flat())
  const lastParts = new Set([...wanted].map(lastPart))
  for (let first = 0; first < paths.length; first += atOnce) {
    await Promise.all(
      paths.slice(first, first + atOnce).map(async (path) => {
        const read = await files.read(files.join(root, path))
        if (read.kind === 'read') {
          lookInto(path, read.text, { asked, wanted, lastParts, ours, seen })
        }
      }),
    )
  }
  const isWhole = tree.length < mostFiles
  const answers = new Map<string, boolean>()
  for (const name of asked.keys()) {
    const owners = open.get(name) ?? []
    if (ours.has(name) || owners.some((owner) => ours.has(owner))) {
      answers.set(name, true)
    } else if (isWhole && !owners.some((owner) => seen.has(owner))) {
      answers.set(name, false)
    }
  }
  return answers
}

interface Search {
  readonly asked: AskedNames
  /** Names that would answer a question. */
  readonly wanted: ReadonlySet<string>
  readonly lastParts: ReadonlySet<string>
  readonly ours: Set<string>
  /** Found, but not as something of which it is known whose it is. */
  readonly seen: Set<string>
}

const definedWord = /\b(?:def|class)\s+([\p{L}\p{N}_]+)/gu
const assignedWord = /^[ \t]*([\p{L}\p{N}_]+)\s*(?::[^=\n]+)?=(?!=)/gmu
const anyWord = /[\p{L}\p{N}_$]+/gu

function lookInto(path: string, text: string, { asked, wanted, lastParts, ours, seen }: Search): void {
  const isPython = /\.pyi?$/.test(path)
  const mentioned = new Set(
    words(text, isPython ? definedWord : anyWord).filter((word) => lastParts.has(word)),
  )
  if (isPython) {
    for (const word of words(text, assignedWord)) {
      seen.add(word)
    }
  }
  if (mentioned.size === 0) {
    return
  }
  const defined = scopesOf(path, text)?.names()
  for (const name of defined ?? mentioned) {
    const own = lastPart(name)
    if (defined !== undefined && (wanted.has(name) || asked.get(own)?.has(path))) {
      ours.add(wanted.has(name) ? name : own)
    }
    seen.add(own)
  }
}

function words(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([whole, word = whole]) => word)
}

/** `a.b.c`, `a.b`, `a`: what is ours makes everything in it ours. `typeof X` is about X. */
function prefixesOf(name: string): readonly string[] {
  const parts = name.replace(/^typeof /, '').split('.')
  return parts.map((_, end) => parts.slice(0, end + 1).join('.'))
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** A path is imported from its top, and from each folder that is not part of a package itself. */
function moduleNames(paths: readonly string[]): ReadonlySet<string> {
  const packages = new Set(paths.flatMap((path) => /^(?:(.*)\/)?__init__\.pyi?$/.exec(path)?.[1] ?? []))
  const names = new Set<string>()
  for (const path of paths) {
    const parts = path
      .replace(/\.\w+$/, '')
      .replace(/\/(?:__init__|index)$/, '')
      .split('/')
    for (const start of parts.keys()) {
      if (!packages.has(parts.slice(0, start).join('/'))) {
        names.add(parts.slice(start).join('.'))
      }
    }
  }
  return names
}
