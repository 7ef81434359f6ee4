/** The messages of mypy that name a declaration. mypy/messages.py and mypy/message_registry.py, mypy 2.4 */
import { attributeFix, exportFix, stubsFix } from '../roots/foreign-fixes.ts'
import type { RootPattern } from '../roots/root-pattern.ts'

/** See {@link RootPattern}. */
export const mypyRoots: readonly RootPattern[] = [
  {
    codes: ['no-untyped-call'],
    pattern: /^Call to untyped function "(?<name>[^"]+)"(?: of "(?<owner>[^"]+)")? in typed context/,
    kind: 'signature',
    reach: 'project',
    foreign: stubsFix,
  },
  {
    codes: ['call-arg'],
    pattern:
      /^(?:Missing|Unexpected|Too (?:many|few)) .*?(?:for|in call to) "(?<name>[^"]+)"(?: of "(?<owner>[^"]+)")?$/,
    kind: 'signature',
    reach: 'project',
  },
  {
    codes: ['arg-type'],
    pattern: /^Argument "?(?<part>\w+)"? to "(?<name>[^"]+)"(?: of "(?<owner>[^"]+)")? has incompatible type/,
    kind: 'parameter',
    reach: 'project',
  },
  {
    codes: ['attr-defined'],
    pattern: /^Module "(?<owner>[^"]+)" does not explicitly export attribute "(?<name>[^"]+)"/,
    kind: 'export',
    reach: 'project',
    foreign: exportFix,
  },
  {
    codes: ['attr-defined'],
    pattern: /^Module "(?<owner>[^"]+)" has no attribute "(?<name>[^"]+)"/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
  },
  {
    codes: ['attr-defined'],
    pattern: /^"(?:type\[)?(?<owner>[\w.]+)(?:\[.*\])?\]?" has no attribute "(?<name>[^"]+)"/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
  },
  {
    codes: ['override'],
    pattern:
      /^(?:Signature|Return type .*?|Argument \d+) of "(?<name>[^"]+)" (?:is )?incompatible with .*?supertype "(?<owner>[^"]+)"/,
    kind: 'override',
    reach: 'project',
  },
  {
    codes: ['import-untyped', 'import-not-found', 'import'],
    pattern:
      /^(?:Library stubs not installed for|Skipping analyzing|Cannot find implementation or library stub for module named) "(?<name>[^".]+)/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['name-defined'],
    pattern: /^Name "(?<name>[^"]+)" is not defined/,
    kind: 'name',
    reach: 'file',
  },
]
