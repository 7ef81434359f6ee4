/** What this repository is known to declare, told from the findings in it: nobody can fix `str` or somebody else's package. */
import type { Diagnostic } from '#model/diagnostic.ts'

/**
 * Whether a name as checkers give it (`function`, `Class.attribute`, `module.name`) is declared in the tree: something was
 * found inside of it, or its owner is a class or a module of the tree. Says yes to all where the sources were not read: then
 * nothing shows either way.
 */
export function declaredNames(diagnostics: readonly Diagnostic[]): (name: string) => boolean {
  const scopes = new Set(diagnostics.map(({ evidence }) => evidence.scope ?? ''))
  if ([...scopes].every((scope) => scope === '')) {
    return () => true
  }
  const modules = new Set(diagnostics.map(({ path }) => path))
  const known = new Set<string>()
  for (const scope of scopes) {
    addEnds(known, scope.split('.'))
  }
  for (const path of modules) {
    addEnds(known, moduleOf(path))
  }
  known.delete('')
  return (name) => {
    const cut = name.lastIndexOf('.')
    return known.has(name) || (cut > 0 && known.has(name.slice(0, cut)))
  }
}

/** `Outer.Class.method` is also known as `Class.method`, `Outer.Class`, `method` and so on. */
function addEnds(known: Set<string>, parts: readonly string[]): void {
  for (const start of parts.keys()) {
    for (let end = start + 1; end <= parts.length; end += 1) {
      known.add(parts.slice(start, end).join('.'))
    }
  }
}

function moduleOf(path: string): readonly string[] {
  return path.replace(/(?:\/__init__)?\.[^./]+$/, '').split('/')
}
