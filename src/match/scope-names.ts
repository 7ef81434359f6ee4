/** Parts of a qualified name: `Class.method.inner`. */

/** A class that was a function has its body in its constructor. */
export function scopeForm(scope: string): string {
  return scope.replace(/\.constructor$/, '')
}

/** The last name, which stays when a function becomes a method. */
export function innermostName(scope: string): string {
  return scope.slice(scope.lastIndexOf('.') + 1)
}

/** Without the last name: what a function stands in. null at the top level, which stands in nothing. */
export function outerScope(scope: string): string | null {
  return scope === '' ? null : scope.slice(0, Math.max(scope.lastIndexOf('.'), 0))
}
