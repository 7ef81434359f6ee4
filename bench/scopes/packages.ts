/** The published packages whose sources are read, pinned; nothing here is downloaded except by `corpus.ts`. */

/** One package and how many of its files are taken. */
export interface SourcePackage {
  readonly registry: 'npm' | 'pypi'
  readonly name: string
  readonly version: string
  /** Which of its files count, by path inside the package. */
  readonly files: RegExp
  readonly count: number
}

const python = /\.pyi?$/
const typescript = /^package\/(?!.*\.d\.[mc]?ts$).*\.[mc]?tsx?$/
const javascript = /^package\/.*\.[mc]?jsx?$/

function pypi(name: string, version: string): SourcePackage {
  return { registry: 'pypi', name, version, files: python, count: 10 }
}

function npm(name: string, version: string, files: RegExp): SourcePackage {
  return { registry: 'npm', name, version, files, count: 5 }
}

/** 100 files of Python and 100 of TypeScript and JavaScript. */
export const packages: readonly SourcePackage[] = [
  pypi('django', '5.1.4'),
  pypi('sqlalchemy', '2.0.36'),
  pypi('pydantic', '2.10.4'),
  pypi('fastapi', '0.115.6'),
  pypi('mypy', '1.13.0'),
  pypi('pytest', '8.3.4'),
  pypi('rich', '13.9.4'),
  pypi('sympy', '1.13.3'),
  pypi('networkx', '3.4.2'),
  pypi('textual', '1.0.0'),
  npm('rxjs', '7.8.2', typescript),
  npm('zod', '4.6.7', typescript),
  npm('effect', '4.1.0', typescript),
  npm('@tanstack/query-core', '5.108.0', typescript),
  npm('@tanstack/react-query', '5.108.0', /^package\/src\/.*\.tsx?$/),
  npm('@reduxjs/toolkit', '2.14.0', typescript),
  npm('immer', '11.2.10', typescript),
  npm('mobx', '7.1.3', typescript),
  npm('@lumino/widgets', '2.10.0', typescript),
  npm('@trpc/server', '11.25.2', typescript),
  npm('viem', '2.57.20', typescript),
  npm('@theia/core', '1.75.0', /^package\/src\/.*\.ts$/),
  npm('@theia/core', '1.75.0', /^package\/src\/.*\.tsx$/),
  npm('express', '5.3.0', javascript),
  npm('lodash', '4.18.1', javascript),
  npm('commander', '14.0.3', javascript),
  npm('eslint', '10.15.0', javascript),
  npm('svelte', '5.57.3', javascript),
  npm('preact', '11.2.0', /^package\/(?!dist|.*\/dist).*\.jsx?$/),
  npm('three', '0.187.0', javascript),
]
