/** What a checker is started with and recognised by. */
import { describe, expect, it } from 'vitest'
import { allCheckers, checkerFor } from '#checkers/registry.ts'
import { checkerNames } from '#model/snapshot.ts'

/** Whether a file of this name and content says that the project uses the checker. */
function recognises(name: (typeof checkerNames)[number], file: string, content: string): boolean {
  return checkerFor(name).configFiles.some(
    (config) => config.name === file && (config.marker === null || config.marker.test(content)),
  )
}

describe('the registry', () => {
  it('has every checker under its name', () => {
    expect(allCheckers.map(({ name }) => name)).toEqual(checkerNames)
    expect(checkerNames.map((name) => checkerFor(name).name)).toEqual(checkerNames)
  })
})

describe('the version', () => {
  it.each([
    ['mypy', 'mypy 1.18.2 (compiled: yes)\n', '1.18.2'],
    ['mypy', 'mypy 2.5.0+dev.0123abc (compiled: no)\n', '2.5.0+dev.0123abc'],
    ['mypy', 'usage: mypy [-h]\n', null],
    ['tsc', 'Version 5.9.3\n', '5.9.3'],
    ['tsc', '\n> shop@1.0.0 tsc\n> tsc --version\n\nVersion 7.0.0-dev.20251119.1\n', '7.0.0-dev.20251119.1'],
    ['tsc', '5.9.3\n', null],
    ['pyright', 'pyright 1.1.400\n', '1.1.400'],
    [
      'pyright',
      'WARNING: there is a new pyright version available (v1.1.400 -> v1.1.414).\n\npyright 1.1.400\n',
      '1.1.400',
    ],
    ['pyright', 'basedpyright 1.40.2\nbased on pyright 1.1.414\n', null],
    ['basedpyright', 'basedpyright 1.40.2\nbased on pyright 1.1.414\n', '1.40.2'],
    ['basedpyright', 'pyright 1.1.400\n', null],
    ['ty', 'ty 0.0.107\n', '0.0.107'],
    ['ty', 'ty 0.0.1-alpha.16 (2b7d4cd 2025-07-25)\n', '0.0.1-alpha.16'],
    ['ty', 'typo 1.0\n', null],
    ['pyrefly', 'pyrefly 1.4.1\n', '1.4.1'],
    ['pyrefly', '1.4.1\n', null],
    ['clippy', 'cargo 1.95.0 (f2d3ce0bd 2026-03-21)\n', '1.95.0'],
    ['golangci-lint', 'golangci-lint has version 2.15.0 built with go1.26.8 from (unknown)\n', '2.15.0'],
    ['flow', 'Flow, a static type checker for JavaScript, version 0.336.0\n', '0.336.0'],
    ['deno', 'deno 2.9.6 (stable, release, x86_64-unknown-linux-gnu)\nv8 15.0\ntypescript 6.0.3\n', '2.9.6'],
    ['astro', '   astro  v7.3.5\n', null],
    ['phpstan', 'PHPStan - PHP Static Analysis Tool 2.1.33\n', '2.1.33'],
  ] as const)('of %s in %j is %s', (name, text, version) => {
    expect(checkerFor(name).readVersion(text)).toBe(version)
  })
})

describe('a configuration file', () => {
  it.each([
    ['mypy', 'mypy.ini', '', true],
    ['mypy', '.mypy.ini', '', true],
    ['mypy', 'pyproject.toml', '[project]\nname = "shop"\n[tool.mypy]\n', true],
    ['mypy', 'pyproject.toml', '[[tool.mypy.overrides]]\n', true],
    ['mypy', 'pyproject.toml', '[tool.mypy-baseline]\n', false],
    ['mypy', 'pyproject.toml', '# [tool.mypy]\n', false],
    ['mypy', 'setup.cfg', '[mypy]\n', true],
    ['mypy', 'setup.cfg', '[mypy-shop.*]\n', true],
    ['mypy', 'setup.cfg', '[metadata]\n', false],
    ['tsc', 'tsconfig.json', '', true],
    ['tsc', 'tsconfig.base.json', '', false],
    ['pyright', 'pyrightconfig.json', '', true],
    ['pyright', 'pyproject.toml', '[project]\n[tool.pyright]\n', true],
    ['pyright', 'pyproject.toml', '[[tool.pyright.executionEnvironments]]\n', true],
    ['pyright', 'pyproject.toml', '[tool.basedpyright]\n', false],
    ['basedpyright', 'pyproject.toml', '[tool.basedpyright]\n', true],
    ['basedpyright', 'pyproject.toml', '[tool.pyright]\n', false],
    ['basedpyright', '.basedpyright/baseline.json', '{}', true],
    ['basedpyright', 'pyrightconfig.json', '', false],
    ['ty', 'ty.toml', '', true],
    ['ty', 'pyproject.toml', '[tool.ty.rules]\n', true],
    ['ty', 'pyproject.toml', '[[tool.ty.overrides]]\n', true],
    ['ty', 'pyproject.toml', '[tool.typos]\n', false],
    ['pyrefly', 'pyrefly.toml', '', true],
    ['pyrefly', 'pyproject.toml', '[tool.pyrefly]\n', true],
    ['pyrefly', 'pyproject.toml', '[tool.mypy]\n', false],
    ['clippy', 'clippy.toml', '', true],
    ['clippy', 'Cargo.toml', '[workspace.lints.clippy]\npedantic = "warn"\n', true],
    ['clippy', 'Cargo.toml', '[package]\nname = "shop"\n', false],
    ['golangci-lint', '.golangci.toml', '', true],
    ['flow', '.flowconfig', '', true],
    ['deno', 'deno.jsonc', '', true],
    ['astro', 'astro.config.mjs', '', true],
    ['phpstan', 'phpstan.neon.dist', '', true],
  ] as const)('of %s named %s with %j: %s', (name, file, content, expected) => {
    expect(recognises(name, file, content)).toBe(expected)
  })
})

describe('the list of files', () => {
  it('can be asked of tsc, but not of a build', () => {
    const words = (...args: readonly string[]) => checkerFor('tsc').listing?.(args)
    expect(words('-p', 'web')).toEqual(['-p', 'web', '--listFilesOnly'])
    expect(words('-b')).toBeNull()
    expect(words('--Build', 'web')).toBeNull()
  })
})
