/** What a written workflow pins. The actions are those of examples/workflows, which a test compares. */
import type { PinnedAction } from '#model/setup.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** By their short names. */
export const pinnedActions: Readonly<Record<'checkout' | 'setup-node' | 'setup-python', PinnedAction>> = {
  checkout: {
    uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    version: 'v7.0.1',
  },
  'setup-node': {
    uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020',
    version: 'v7.0.0',
  },
  'setup-python': {
    uses: 'actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97',
    version: 'v7.0.0',
  },
}

/** This action, by its major version as the documentation names it. */
export const ownAction = 'type-ratchet/type-ratchet@v1'
/** The one that tells the parts of several jobs as one result. */
export const ownMerger = 'type-ratchet/type-ratchet/merge@v1'
/** The one that comments on pull requests from forks. */
export const ownPublisher = 'type-ratchet/type-ratchet/publish@v1'

/** Programs that install packages, where the project does not say which version it wants. */
export const installers = {
  uv: '0.13.9',
  poetry: '2.5.1',
  pdm: '2.29.4',
  pipenv: '2026.10.3',
  bun: '1.4.5',
} as const

/** The package that a checker comes in, where that has another name. */
const packages: Readonly<Partial<Record<CheckerName, string>>> = {
  tsc: 'typescript',
  biome: '@biomejs/biome',
  astro: '@astrojs/check',
  flow: 'flow-bin',
}

/** For whom no lockfile names a version and none is installed here: the versions that our tests run. */
const tested: Readonly<Partial<Record<CheckerName, string>>> = {
  mypy: '2.4.1',
  pyright: '1.1.414',
  basedpyright: '1.40.2',
  ty: '0.0.108',
  pyrefly: '1.5.0',
  zuban: '0.10.2',
  ruff: '0.17.6',
  pylint: '4.1.4',
  bandit: '1.9.4',
  deno: '2.9.6',
  'golangci-lint': '2.15.0',
}

/** As its registry names it. */
export function packageOf(checker: CheckerName): string {
  return packages[checker] ?? checker
}

/** Null where we run none ourselves. */
export function testedVersion(checker: CheckerName): string | null {
  return tested[checker] ?? null
}
