/**
 * Which of TypeScript's codes come before types are looked at. Asked of the compilers themselves, 5.9, 6.0 and 7.0, with
 * generated inputs, and for what no input reaches read from the sources of 5.9 and 6.0: `node bench/phases/phases.ts`
 * checks this table, test/checkers/tsc-phases.test.ts what was found.
 */

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

/** Of the parser, the scanner and the pragmas alone, in every version. */
export const parserCodes: ReadonlySet<number> = codes(
  '1002 1007 1010-1012 1034 1068-1069 1084 1109 1121 1124 1127-1132 1134-1135 1137-1140 1144-1146 ' +
    '1160-1161 1177-1181 1185 1209 1260 1327-1328 1351-1353 1357 1381-1382 1385-1390 1434-1443 1472 ' +
    '1477-1478 1489 2458 2657 2754 2809 2819 6188-6189 8033-8034 8039 17002 17006-17008 17014-17015 17021 ' +
    '18009 18026 18029-18030',
)
/**
 * Found by them or by the checker: it looks at accessors, names and pragmas too, and scans escapes in regular expressions.
 * 2880 (`import … assert`) moved from the checker to the parser in 7.0, 1453 the other way in part.
 */
export const sharedCodes: ReadonlySet<number> = codes(
  '1003 1005 1110 1125-1126 1136 1142 1198-1199 1223 1228 1359 1433 1453 1487-1488 1490 1535-1538 2427 2457 2880 18016',
)
/** TypeScript's syntax in a JavaScript file. */
export const typesInJavaScript: ReadonlySet<number> = codes('8002-8006 8008-8013 8016-8017 8037')
/** The same, found by the checker too. */
export const sharedInJavaScript: ReadonlySet<number> = codes('1206 1486 8038')
/** Found while reading a configuration file, which stops nothing. */
export const configurationCodes: ReadonlySet<number> = codes(
  '1327-1328 5010 5023-5025 5033 5065 5072-5073 5077-5080 5083 5092-5094 6044-6046 6064 6114 6258 6266 ' +
    '17010 17018 18000-18003 18051',
)
/** Found when output is written: no proof that types were looked at, since that happens in any case. */
export const declarationCodes: ReadonlySet<number> = codes(
  '2527 2742 2883 4000-4118 5088 6232-6233 7056 9005-9039',
)
/** Grammar codes above this are of a later compiler and may be its parser's. */
export const lastKnownGrammarCode = 1549
