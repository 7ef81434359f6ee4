/**
 * How basedpyright is started and recognised; it prints what pyright prints.
 *
 * Errors in its own baseline (`.basedpyright/baseline.json`) are in none of its outputs, so they are not
 * seen here; the file counts as configuration, so that a change of it is told. See docs/pyright.md.
 */
import type { Checker } from '../checker.ts'
import { pythonFilesAndNotebooks } from '../output/source-files.ts'
import { accountPyright, readPyright } from '../pyright/run.ts'
import { pyrightSettings } from '../pyright/settings.ts'
import { pyrightFlags, pyrightStrictSettings } from '../pyright/strict-settings.ts'
import { pyrightStrictness } from '../pyright/strictness.ts'

/** What it has beside pyright's; `docs/configuration/config-files.md` of basedpyright 1.40. */
const ownFlags: readonly string[] = [
  'typeCheckingMode=recommended',
  'typeCheckingMode=all',
  'strictGenericNarrowing',
  'reportAny',
  'reportEmptyAbstractUsage',
  'reportExplicitAny',
  'reportIgnoreCommentWithoutRule',
  'reportImplicitAbstractClass',
  'reportImplicitRelativeImport',
  'reportIncompatibleUnannotatedOverride',
  'reportInvalidAbstractMethod',
  'reportInvalidCast',
  'reportPrivateLocalImportUsage',
  'reportSelfClsDefault',
  'reportUnannotatedClassAttribute',
  'reportUnsafeMultipleInheritance',
  'reportUnusedParameter',
]

/** basedpyright 1.13 to 1.40. A `pyrightconfig.json` alone says pyright: both read it. */
export const basedpyright: Checker = {
  name: 'basedpyright',
  executable: 'basedpyright',
  watch: /^(?:-w|--watch(?:=.*)?)$/,
  oldest: '1.13',
  defaultArgs: ['--outputjson'],
  configFiles: [
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.basedpyright\s*[.\]]/m },
    { name: '.basedpyright/baseline.json', marker: null },
  ],
  alsoReads: [
    { name: 'pyrightconfig.json', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.pyright\s*[.\]]/m },
  ],
  sources: pythonFilesAndNotebooks,
  readVersion: (text) => /^basedpyright (\d\S*)/m.exec(text)?.[1] ?? null,
  read: (output) => readPyright('basedpyright', output),
  account: accountPyright,
  settings: pyrightSettings(['basedpyright', 'pyright'], '.basedpyright/baseline.json'),
  strictSettings: pyrightStrictSettings(['basedpyright', 'pyright'], 'recommended'),
  strictFlags: pyrightFlags,
  strictness: pyrightStrictness({
    tools: ['basedpyright', 'pyright'],
    usualMode: 'recommended',
    more: ownFlags,
  }),
  language: 'Python',
}
