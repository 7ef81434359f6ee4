/**
 * `node scripts/release-assets.ts VERSION` writes what a release carries into `tmp/release/`: the npm package, what is in the
 * bundles (CycloneDX), the checksums of both, and the notes.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { changelogEntry } from './release/changelog.ts'
import { bundledSbom, packageFolders } from './release/sbom.ts'
import { webInputs } from './web-assets.ts'

const [version = ''] = process.argv.slice(2)
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
const entry = changelogEntry(readFileSync('CHANGELOG.md', 'utf8'), version)
if (manifest.version !== version || entry === null) {
  process.stderr.write(`package.json (${manifest.version}) or CHANGELOG.md does not speak of “${version}”\n`)
  process.exit(2)
}

const folder = 'tmp/release'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'ignore' })
const sbom = 'type-ratchet.cdx.json'
writeFileSync(join(folder, sbom), await bill())
const assets = [`type-ratchet-${version}.tgz`, sbom]
writeFileSync(join(folder, 'SHA256SUMS'), assets.map((name) => `${sha256(name)}  ${name}\n`).join(''))
writeFileSync(join(folder, 'notes.md'), `${entry.notes}\n`)
process.stdout.write(`${folder}: ${[...assets, 'SHA256SUMS', 'notes.md'].join(', ')}\n`)

async function bill(): Promise<string> {
  const aside = mkdtempSync(join(tmpdir(), 'release-bundle-'))
  try {
    const bundled = packageFolders([...(await bundle(aside)), ...(await webInputs())]).map(nameAndVersion)
    const all = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const madeAt = execFileSync('git', ['log', '-1', '--format=%cI'], { encoding: 'utf8' }).trim()
    return bundledSbom({ all, bundled: new Set(bundled), madeAt })
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function nameAndVersion(packageFolder: string): string {
  const { name, version: said } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
  }
  return `${name}@${said}`
}

function sha256(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
}
