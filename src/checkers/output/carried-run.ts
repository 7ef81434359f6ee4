/**
 * What is asked of every run of a tool that is not known: whether it could read the files that it speaks of, and, where it
 * found nothing, whether it says that it did not look. Words of many tools; none of them is a proof that it did.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { unreadProblem } from './unread-lines.ts'

/** Rules and words for a file that can't be parsed; no other rule looks at it, so its other findings are unknown. */
const unparsedRule = /^(?:invalid-syntax|(?:syntax|pars(?:e|ing))-?error|E999|E902|E0001)$/i
const unparsedWords = /^(?:fatal: )?(?:parsing error|parse error|syntax ?error)\b/i

const noFiles =
  /\bno (?:\S+ ){0,2}(?:files?|targets?|inputs?|sources?) (?:were |was |to |could be )?(?:found|match|check|lint|analy[sz]e|scan|process)|\bno files matching\b|\bno matching files\b|\b(?:checked|scanned|analy[sz]ed|linted) 0 files\b/i
const failing =
  /^(?:\S{1,40}:\s*)?\[?(?:error|err!|fatal|panic|exception)\b|\b(?:failed to|could not|couldn['’]t|cannot|can['’]t|unable to|no such|not found|permission denied)\b/i
/** A clean summary, and a warning. */
const harmless =
  /\b(?:0|no) (?:errors?|problems?|issues?)\b|^\s*(?:\(node:\d+\)|npm (?:warn|notice)|warn(?:ing)?\b)/i

/** `spoken`: what the tool said beside its findings, on both streams. */
export function carriedProblem(
  findings: readonly RawDiagnostic[],
  spoken: readonly string[],
): CheckerProblem | null {
  const unparsed = findings.find(
    ({ code, message }) => unparsedRule.test(code ?? '') || (code === null && unparsedWords.test(message)),
  )
  if (unparsed !== undefined) {
    const { file, line, column, message } = unparsed
    return { kind: 'checker-file-unreadable', evidence: `${file ?? ''}:${line}:${column}: ${message}` }
  }
  if (findings.length > 0) {
    return null
  }
  const empty = spoken.find((line) => noFiles.test(line))
  return empty === undefined
    ? unreadProblem(spoken.filter((line) => failing.test(line) && !harmless.test(line)))
    : { kind: 'checker-no-files', evidence: empty }
}
