/**
 * Decides whether tsc got as far as looking at types. It reports in phases and stops at the first that
 * finds something: syntax, then options and global types, then everything else. So one syntax error or one
 * deprecated option makes all type errors of its program disappear, which must never look like a fix.
 * Upstream: `emitFilesAndReportErrors` in src/compiler/watch.ts, 5.9 and 6.0; TypeScript 7.0 does the same.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import {
  configurationCodes,
  declarationCodes,
  lastKnownGrammarCode,
  parserCodes,
  sharedCodes,
  sharedInJavaScript,
  typesInJavaScript,
} from './phase-codes.ts'

/**
 * `check` proves that types were looked at; `unsure` comes from an early phase or from that one. `config` stops nothing
 * and proves nothing.
 */
export type Phase = 'syntax' | 'options' | 'unsure' | 'config' | 'check'

/** The phase that a diagnostic comes from, as far as its code and file tell. */
export function phaseOf({ code: printed, file }: Pick<RawDiagnostic, 'code' | 'file'>): Phase {
  const code = Number(printed?.slice(2))
  if (declarationCodes.has(code)) {
    return 'config'
  }
  if (file === null || file.endsWith('.json')) {
    return projectPhase(code, file)
  }
  // Also a component, whose script may be JavaScript.
  const javaScript = !/\.[cm]?tsx?$/.test(file)
  if (javaScript && typesInJavaScript.has(code)) {
    return 'syntax'
  }
  if (javaScript && sharedInJavaScript.has(code)) {
    return 'unsure'
  }
  if (parserCodes.has(code)) {
    // The same codes tell of broken JSDoc, which is looked at together with the types.
    return javaScript ? 'unsure' : 'syntax'
  }
  const later = code > lastKnownGrammarCode && code < 2000
  return later || sharedCodes.has(code) ? 'unsure' : 'check'
}

/** A diagnostic without a place, or one in a JSON file: a configuration, or one that is imported. */
function projectPhase(code: number, file: string | null): Phase {
  const isProject = file === null || /(?:^|[\\/])[jt]sconfig[^\\/]*\.json$/.test(file)
  const isSyntax =
    code < 2000 || parserCodes.has(code) || sharedCodes.has(code) || typesInJavaScript.has(code)
  if (file !== null && isSyntax) {
    return isProject ? 'config' : 'syntax'
  }
  if (configurationCodes.has(code)) {
    return 'config'
  }
  if ((code >= 5000 && code < 7000) || (file === null && code === 2688)) {
    return 'options'
  }
  return file === null ? 'unsure' : 'check'
}

/**
 * The diagnostic that kept a program from looking at types, null when it did look. `one`: all of them are of one program,
 * so that one error of types proves all; else it proves only its own file.
 */
export function stoppingDiagnostic(
  diagnostics: readonly RawDiagnostic[],
  { one }: { readonly one: boolean },
): RawDiagnostic | null {
  const checked = new Set<string | null>()
  const unsure: RawDiagnostic[] = []
  for (const diagnostic of diagnostics) {
    const phase = phaseOf(diagnostic)
    if (phase === 'syntax' || phase === 'options') {
      return diagnostic
    }
    if (phase === 'unsure') {
      unsure.push(diagnostic)
    } else if (phase === 'check') {
      checked.add(one ? null : diagnostic.file)
    }
  }
  return unsure.find(({ file }) => !checked.has(one ? null : file)) ?? null
}
