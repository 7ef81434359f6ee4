/** What the files of a project say that fixes depend on. */
import type { Files } from '#ports/files.ts'
import type { FixFacts } from '#rules/fixer.ts'

/** `requires-python = ">=3.9"`, `python_requires = >=3.9`, Poetry's `python = "^3.9"`: always a lower bound first. */
const required: readonly { readonly file: string; readonly pattern: RegExp }[] = [
  {
    file: 'pyproject.toml',
    pattern: /^\s*(?:requires-python|python)\s*=\s*["'][^"'\n]*?(?:>=|\^|~=?|==)\s*3\.(\d+)/m,
  },
  { file: 'setup.cfg', pattern: /^\s*python_requires\s*=[^\n]*?(?:>=|~=|==)\s*3\.(\d+)/m },
  { file: 'setup.py', pattern: /\bpython_requires\s*=\s*["'][^"'\n]*?(?:>=|~=|==)\s*3\.(\d+)/ },
]

/** Of the folder where the checker runs, else of the root. */
export async function projectFacts(
  folders: readonly string[],
  files: Pick<Files, 'read' | 'join'>,
): Promise<FixFacts> {
  for (const folder of folders) {
    for (const { file, pattern } of required) {
      const read = await files.read(files.join(folder, file))
      const found = read.kind === 'read' ? pattern.exec(read.text)?.[1] : undefined
      if (found !== undefined) {
        return { oldestPython: Number(found) }
      }
    }
  }
  return { oldestPython: null }
}
