/**
 * Decides whether tsc got as far as looking at types. It reports in phases and stops at the first that
 * finds something: syntax, then options and global types, then everything else. So one syntax error or one
 * deprecated option makes all type errors disappear, which must never look like a fix.
 * Upstream: `emitFilesAndReportErrors` in src/compiler/watch.ts, 5.9 and 6.0; TypeScript 7.0 does the same.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'

/** `check` proves that types were looked at; `unsure` comes from an early phase or from that one. */
type Phase = 'syntax' | 'options' | 'unsure' | 'config' | 'check'

/** `1002 1010-1012` as a set. */
function codes(ranges: string): ReadonlySet<number> {
  const all = new Set<number>()
  for (const range of ranges.split(' ')) {
    const [first = 0, last = first] = range.split('-').map(Number)
    for (let code = first; code <= last; code += 1) {
      all.add(code)
    }
  }
  return all
}

/**
 * Used by the parser and the scanner alone, in TypeScript 5.9 and 6.0; 1003, 1005, 1110, 1136 and 1142 also
 * by the checker, for an accessor without a body and the like, but they are what a syntax error looks like.
 */
const parserCodes = codes(
  '1002-1003 1005 1007 1010-1012 1034 1068-1069 1084 1109-1110 1121 1124 1127-1132 1134-1140 1142 1144-1146 ' +
    '1160 1177-1181 1185 1198-1199 1209 1260 1351-1353 1357 1381-1382 1385-1390 1434-1443 1472 1477-1478 ' +
    '1489 2458 2754 2809 2819 6188-6189 8033-8034 8039 17002 17006-17008 17014-17015 17021 18009 18026 ' +
    '18029-18030',
)
/** Used by them and by the checker (which scans regular expressions and reads pragmas by itself). */
const parserOrChecker = codes(
  '1125-1126 1161 1223 1228 1359 1433 1453 1487-1488 1490 1535-1538 2427 2457 2657 18016',
)
/** `getJSSyntacticDiagnosticsForFile`: TypeScript's syntax in a JavaScript file. */
const typesInJavaScript = codes('8002-8006 8008-8013 8016-8017 8037')
/** Found there and by the checker. */
const eitherInJavaScript = codes('1206 1486 8038')
/** Found while reading a configuration file, which stops nothing. */
const configuration = codes(
  '1327-1328 5010 5023-5025 5033 5065 5072-5073 5077-5080 5083 5092-5094 6044-6046 6064 6114 6258 6266 ' +
    '17010 17018 18000-18003 18051',
)
/** Found when output is written: no proof that types were looked at, since that happens in any case. */
const declarations = codes('2527 2742 2883 4000-4118 5088 6232-6233 7056 9005-9039')
/** Grammar codes above this are of a later compiler and may be its parser's. */
const lastKnownGrammarCode = 1549

function phaseOf(diagnostic: RawDiagnostic): Phase {
  const code = Number(diagnostic.code?.slice(2))
  const file = diagnostic.file
  if (declarations.has(code)) {
    return 'config'
  }
  if (file === null || file.endsWith('.json')) {
    return projectPhase(code, file)
  }
  const javaScript = /\.[cm]?jsx?$/.test(file)
  if (javaScript && typesInJavaScript.has(code)) {
    return 'syntax'
  }
  if (javaScript && eitherInJavaScript.has(code)) {
    return 'unsure'
  }
  if (parserCodes.has(code)) {
    // The same codes tell of broken JSDoc, which is looked at together with the types.
    return javaScript ? 'unsure' : 'syntax'
  }
  const later = code > lastKnownGrammarCode && code < 2000
  return later || parserOrChecker.has(code) ? 'unsure' : 'check'
}

/** A diagnostic without a place, or one in a JSON file: a configuration, or one that is imported. */
function projectPhase(code: number, file: string | null): Phase {
  if (configuration.has(code)) {
    return 'config'
  }
  if ((code >= 5000 && code < 7000) || (file === null && code === 2688)) {
    return 'options'
  }
  if (file === null) {
    return 'unsure'
  }
  if (parserCodes.has(code) || parserOrChecker.has(code)) {
    return /(?:^|[\\/])[jt]sconfig[^\\/]*\.json$/.test(file) ? 'config' : 'syntax'
  }
  return 'check'
}

/**
 * The diagnostic that kept tsc from looking at types, null when it did look. With `--build` every project
 * has phases of its own: one that stopped is enough. Known limit: with `--build`, a syntax error in a
 * JavaScript file passes for broken JSDoc when another project was checked.
 */
export function stoppingDiagnostic(diagnostics: readonly RawDiagnostic[]): RawDiagnostic | null {
  let unsure: RawDiagnostic | null = null
  let checked = false
  for (const diagnostic of diagnostics) {
    const phase = phaseOf(diagnostic)
    if (phase === 'syntax' || phase === 'options') {
      return diagnostic
    }
    unsure ??= phase === 'unsure' ? diagnostic : null
    checked ||= phase === 'check'
  }
  return checked ? null : unsure
}
