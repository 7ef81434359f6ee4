/**
 * Suppressions in Python's comments. One comment may hold several, each behind a `#` of its own.
 * Upstream: `TYPE_IGNORE_PATTERN` of mypy/fastparse.py and `mypy/config_parser.py`; `_getTypeIgnoreComments` and
 * `commentUtils.ts` of pyright; `suppression.rs` of ty, `ignore.rs` of pyrefly, `noqa.rs` of ruff.
 */
import { codesOf, hidden } from './suppression.ts'

interface Directive {
  /** Matched at the start of what stands behind `#`; the first group is a list of codes. */
  readonly pattern: RegExp
  readonly rule: string
  /** Of one without codes; absent where codes make no difference. */
  readonly blanket?: string
}

const bracketed = String.raw`(?:\s*\[([^\]]*)\])?(?![\w\[-])`
const directives: readonly Directive[] = [
  {
    pattern: new RegExp(`^type:\\s*ignore${bracketed}`),
    rule: 'type-ignore',
    blanket: 'type-ignore-blanket',
  },
  {
    pattern: new RegExp(`^pyright:\\s*ignore${bracketed}`),
    rule: 'pyright-ignore',
    blanket: 'pyright-ignore-blanket',
  },
  { pattern: new RegExp(`^ty:\\s*ignore${bracketed}`), rule: 'ty-ignore', blanket: 'ty-ignore-blanket' },
  {
    pattern: new RegExp(`^pyrefly:\\s*ignore${bracketed}`),
    rule: 'pyrefly-ignore',
    blanket: 'pyrefly-ignore-blanket',
  },
  { pattern: /^pyrefly:\s*ignore-(?:all-)?errors\b/, rule: 'pyrefly-file' },
  { pattern: /^pyre-(?:ignore-all-errors|unsafe)(?:\[([^\]]*)\])?/, rule: 'pyre-file' },
  { pattern: /^pyre-(?:ignore|fixme)(?![\w-])(?:\s*\[([^\]]*)\])?/, rule: 'pyre-ignore' },
  { pattern: /^(?:ruff|flake8)\s*:\s*noqa(?:\s*:\s*([A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*))?/i, rule: 'noqa-file' },
  {
    pattern: /^noqa(?![\w-])(?:\s*:\s*([A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*))?/i,
    rule: 'noqa',
    blanket: 'noqa-blanket',
  },
  { pattern: /^ruff:\s*(?:file-)?(?:ignore|disable)\s*\[([^\]]*)\]/, rule: 'ruff-ignore' },
  { pattern: /^pylint:\s*(?:disable(?:-next)?\s*=\s*([\w,\s-]+)|skip-file)/, rule: 'pylint-disable' },
  { pattern: /^nosec\b(?:\s*:?\s*(B\d+(?:[,\s]+B\d+)*))?/i, rule: 'nosec' },
]

/** What a file tells mypy to look at less strictly. */
const looserMypy =
  /^(?:ignore-errors|disable-error-code\b.*|allow-.*|no-(?:strict|check|disallow|warn|local).*|(?:strict|check|disallow|warn|local)-.*=\s*false)$/i
/** The same of pyright: its rules off or lowered, or a mode below the strictest. */
const looserPyright =
  /^(?:basic|standard|off|(?:report\w+|strict\w+|typeCheckingMode)\s*=\s*(?:false|none|warning|information|off|basic))$/i

/** One directive: what it is and what it hides. */
export interface CommentDirective {
  readonly rule: string
  readonly message: string
}

/** Of one comment, with its `#`. `first`: no statement stands before it, and nothing but a comment on its line. */
export function pythonDirectives(
  comment: string,
  { first }: { readonly first: boolean },
): readonly CommentDirective[] {
  return comment
    .split('#')
    .map((part) => part.trim())
    .flatMap((part) => [...directive(part, first), ...fileSettings(part)])
}

function directive(part: string, first: boolean): readonly CommentDirective[] {
  for (const { pattern, rule, blanket } of directives) {
    const found = pattern.exec(part)
    if (found !== null) {
      const isBlanket = codesOf(found[1]).length === 0
      const own = isBlanket ? (blanket ?? rule) : rule
      const isFile = first && own === 'type-ignore-blanket'
      const words = own.replace(/-blanket$/, '')
      return isFile
        ? [{ rule: 'type-ignore-file', message: 'type-ignore hides everything in this file' }]
        : [{ rule: own, message: hidden(words, found[1]) }]
    }
  }
  return []
}

function fileSettings(part: string): readonly CommentDirective[] {
  const [, tool, settings = ''] = /^(mypy|pyright):\s*(?!ignore(?:\[|$|\s))(.+)$/.exec(part) ?? []
  if (tool === undefined) {
    return []
  }
  const looser = tool === 'mypy' ? looserMypy : looserPyright
  const list = tool === 'mypy' ? mypySettings(settings) : settings.split(',')
  return list
    .map((setting) => setting.trim().replaceAll(/\s*=\s*/g, '='))
    .filter((setting) => looser.test(tool === 'mypy' ? setting.replaceAll('_', '-') : setting))
    .map((setting) => ({ rule: `${tool}-file`, message: `this file has ${tool}: ${setting}` }))
}

/** A comma inside of quotes separates codes, not settings. */
function mypySettings(text: string): readonly string[] {
  return text.match(/(?:"[^"]*"|[^,"])+/g) ?? []
}
