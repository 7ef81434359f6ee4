/** What a release holds: its commit, its notes, its bill of materials. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createGitRepository } from '#test/support/git-repository.ts'
import { changelogEntry } from '../../scripts/release/changelog.ts'
import { releaseCommit } from '../../scripts/release/commit.ts'
import { releasedManifest } from '../../scripts/release/manifest.ts'
import { bundledSbom, packageFolders } from '../../scripts/release/sbom.ts'

const own = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

const changelog = `# Changelog

## [Unreleased]

## [1.0.0] - 2026-12-01

### Added

- All of it.

## [0.9.0] - 2026-01-01

- Less of it.

[1.0.0]: https://example.com
`

describe('the manifest of a release', () => {
  test('has the package and nothing that installs or builds', () => {
    const [before, after] = [
      JSON.parse(own('package.json')),
      JSON.parse(releasedManifest(own('package.json'))),
    ]
    const gone = Object.keys(before).filter((field) => !(field in after))
    expect(gone).toEqual(['imports', 'scripts', 'allowScripts', 'devDependencies', 'overrides'])
    for (const field of ['name', 'version', 'type', 'bin', 'exports', 'files', 'engines']) {
      expect(after[field]).toEqual(before[field])
    }
  })

  test('is made of an object', () => {
    expect(() => releasedManifest('[]')).toThrow('not an object')
  })
})

describe('the commit of a release', () => {
  const files = {
    'package.json': '{ "version": "1.0.0", "devDependencies": { "vitest": "5.1.1" } }\n',
    'package-lock.json': '{}\n',
    'CHANGELOG.md': changelog,
    'dist/cli.js': 'x\n',
  }

  test('differs from its parent, the source, in the manifest alone, and is the same whenever it is made', async () => {
    await using repository = await createGitRepository()
    const source = await repository.commit(files)
    const made = releaseCommit(repository.directory, { source, version: '1.0.0' })
    expect(await repository.resolve(`${made}^`)).toBe(source)
    const changes = await repository.git('diff', '--name-status', source, made)
    expect(changes).toBe('D\tpackage-lock.json\nM\tpackage.json\n')
    expect(await repository.git('show', `${made}:package.json`)).toBe('{\n  "version": "1.0.0"\n}\n')
    expect(releaseCommit(repository.directory, { source: 'HEAD', version: '1.0.0' })).toBe(made)
    // Nothing moved.
    expect(await repository.resolve('HEAD')).toBe(source)
    expect(await repository.git('status', '--porcelain')).toBe('')
  })

  test.each([
    ['another version in package.json', '1.0.1', files, 'package.json says version 1.0.0'],
    [
      'a changelog without the version',
      '1.1.0',
      { ...files, 'package.json': '{ "version": "1.1.0" }' },
      'CHANGELOG.md has no “## [1.1.0] - YYYY-MM-DD”',
    ],
    [
      'a changelog without a day',
      '1.0.0',
      { ...files, 'CHANGELOG.md': '## [1.0.0]\n\n- All.\n' },
      'YYYY-MM-DD',
    ],
  ] as const)('is refused for %s', async (_, version, tree, words) => {
    await using repository = await createGitRepository()
    await repository.commit(tree)
    expect(() => releaseCommit(repository.directory, { source: 'HEAD', version })).toThrow(words)
  })
})

describe('the changelog', () => {
  test('gives the notes of one version', () => {
    expect(changelogEntry(changelog, '1.0.0')).toEqual({
      day: '2026-12-01',
      notes: '### Added\n\n- All of it.',
    })
    expect(changelogEntry(changelog, '0.9.0')?.notes).toBe('- Less of it.')
    expect(changelogEntry(changelog, 'Unreleased')).toEqual({ day: null, notes: '' })
    expect(changelogEntry(changelog, '2.0.0')).toBeNull()
  })
})

describe('the bill of materials', () => {
  const component = (ref: string) => ({
    'bom-ref': ref,
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  })
  const all = JSON.stringify({
    bomFormat: 'CycloneDX',
    serialNumber: 'urn:uuid:1',
    metadata: { timestamp: 'now', component: { 'bom-ref': 'type-ratchet@1.0.0', name: 'folder' } },
    components: [component('yaml@2.9.1'), component('vitest@5.1.1'), component('ms@2.1.3')],
    dependencies: [
      { ref: 'type-ratchet@1.0.0', dependsOn: ['yaml@2.9.1', 'vitest@5.1.1'] },
      { ref: 'yaml@2.9.1', dependsOn: ['ms@2.1.3'] },
      { ref: 'vitest@5.1.1', dependsOn: [] },
    ],
  })

  test('lists what was bundled, at the time of the commit', () => {
    const text = bundledSbom({ all, bundled: new Set(['yaml@2.9.1']), madeAt: '2026-12-01T00:00:00Z' })
    expect(JSON.parse(text)).toEqual({
      bomFormat: 'CycloneDX',
      metadata: {
        timestamp: '2026-12-01T00:00:00Z',
        component: { 'bom-ref': 'type-ratchet@1.0.0', name: 'type-ratchet' },
      },
      components: [{ 'bom-ref': 'yaml@2.9.1', properties: [] }],
      dependencies: [
        { ref: 'type-ratchet@1.0.0', dependsOn: ['yaml@2.9.1'] },
        { ref: 'yaml@2.9.1', dependsOn: [] },
      ],
    })
  })

  test('is refused when npm does not know a bundled package', () => {
    const order = { all, bundled: new Set(['left-pad@1.0.0']), madeAt: '' }
    expect(() => bundledSbom(order)).toThrow('left-pad@1.0.0')
  })

  test('finds the package that a bundled file belongs to', () => {
    const inputs = [
      'src/entry/cli.ts',
      'node_modules/yaml/dist/index.js',
      'node_modules/yaml/dist/parse.js',
      'node_modules/@actions/cache/node_modules/@azure/core/index.js',
    ]
    expect(packageFolders(inputs)).toEqual([
      'node_modules/@actions/cache/node_modules/@azure/core',
      'node_modules/yaml',
    ])
  })
})
