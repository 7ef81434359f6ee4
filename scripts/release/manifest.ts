/** The `package.json` of a release: what installs the package from git must not install what builds and tests it. */

/** Nothing of these is used by who runs the package. `scripts.build` alone makes npm install every devDependency of a git package. */
const ofTheSource = ['scripts', 'devDependencies', 'overrides', 'allowScripts', 'imports']

/**
 * The text without those fields, else as it is. prek and npm install a git repository with its devDependencies, which is
 * minutes and a gigabyte here; a release holds none. Throws for a text that is no JSON object.
 */
export function releasedManifest(text: string): string {
  const manifest: unknown = JSON.parse(text)
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
    throw new Error('package.json is not an object')
  }
  const kept = Object.entries(manifest).filter(([field]) => !ofTheSource.includes(field))
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`
}
