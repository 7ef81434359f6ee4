/** What a release is made of, as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/): npm's own list, cut down to what was bundled. */

/** The parts of CycloneDX that are looked at. */
interface BillOfMaterials {
  readonly metadata: { readonly timestamp: string; readonly component: Readonly<Record<string, unknown>> }
  readonly components: readonly { readonly 'bom-ref': string; readonly [field: string]: unknown }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
  readonly [field: string]: unknown
}

/** The part of the release that npm speaks of, and when it was made. */
export interface SbomOrder {
  /** What `npm sbom --sbom-format cyclonedx` printed. */
  readonly all: string
  /** As `yaml@2.9.1`: the packages of which something was bundled. */
  readonly bundled: ReadonlySet<string>
  /** As RFC 3339. */
  readonly madeAt: string
}

/**
 * The same inputs give the same text: the random serial number and the time of day are left out or replaced. Throws when a bundled
 * package is not in npm's list.
 */
export function bundledSbom({ all, bundled, madeAt }: SbomOrder): string {
  const { serialNumber: _, ...bom } = JSON.parse(all) as BillOfMaterials
  const components = bom.components.filter((component) => bundled.has(component['bom-ref']))
  const listed = new Set(components.map((component) => component['bom-ref']))
  const missing = [...bundled].filter((each) => !listed.has(each))
  if (missing.length > 0) {
    throw new Error(`npm sbom does not list ${missing.join(', ')}`)
  }
  const { component } = bom.metadata
  const own = String(component['bom-ref'])
  const dependencies = bom.dependencies
    .filter(({ ref }) => ref === own || listed.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => listed.has(each)) }))
  const text = JSON.stringify(
    {
      ...bom,
      // npm names it after the folder.
      metadata: { ...bom.metadata, timestamp: madeAt, component: { ...component, name: 'type-ratchet' } },
      components: components.map(withoutDevelopment),
      dependencies,
    },
    null,
    2,
  )
  return `${text}\n`
}

/** For npm these are devDependencies; for who runs the bundle they are not. */
function withoutDevelopment({ properties, ...component }: BillOfMaterials['components'][number]): object {
  const kept = (Array.isArray(properties) ? properties : []).filter(
    ({ name }: { readonly name: string }) => name !== 'cdx:npm:package:development',
  )
  return { ...component, properties: kept }
}

/** The packages that files such as `node_modules/a/node_modules/@b/c/x.js` belong to, as folders. */
export function packageFolders(inputs: readonly string[]): readonly string[] {
  const folders = inputs.flatMap((input) => {
    const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? []
    return folder === undefined ? [] : [folder]
  })
  return [...new Set(folders)].sort()
}
