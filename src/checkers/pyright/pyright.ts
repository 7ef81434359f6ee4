/** How pyright is started and recognised; how its output is read and judged is in pyright-run.ts. */
import type { Checker } from '../checker.ts'
import { pythonFiles } from '../output/source-files.ts'
import { accountPyright, readPyright } from './run.ts'
import { pyrightSettings } from './settings.ts'
import { pyrightFlags, pyrightStrictSettings } from './strict-settings.ts'
import { pyrightStrictness } from './strictness.ts'

/** pyright 1.1.300 to 1.1.414, from npm or through the `pyright` of PyPI. */
export const pyright: Checker = {
  name: 'pyright',
  executable: 'pyright',
  watch: /^(?:-w|--watch(?:=.*)?)$/,
  oldest: '1.1.300',
  defaultArgs: ['--outputjson'],
  configFiles: [
    { name: 'pyrightconfig.json', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.pyright\s*[.\]]/m },
  ],
  sources: pythonFiles,
  readVersion: (text) => /^pyright (\d\S*)/m.exec(text)?.[1] ?? null,
  read: (output) => readPyright('pyright', output),
  account: accountPyright,
  settings: pyrightSettings(['pyright'], null),
  strictSettings: pyrightStrictSettings(['pyright'], 'standard'),
  strictFlags: pyrightFlags,
  strictness: pyrightStrictness({ tools: ['pyright'], usualMode: 'standard', more: [] }),
  language: 'Python',
}
