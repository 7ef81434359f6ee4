/** Small repositories as users have them: a checker, a package manager and a layout each. Written by hand. */

/** Files by path; `also`: a name of a checker that only the user can say. */
export interface SampleRepository {
  readonly files: Readonly<Record<string, string>>
}

const node = (devDependencies: Readonly<Record<string, string>>, more: object = {}): string =>
  JSON.stringify({ name: 'widget', private: true, devDependencies, ...more }, null, 2)
const python = (tables: string, more = ''): string =>
  `[project]\nname = "widget"\nrequires-python = ">=3.11"\n${more}\n${tables}\n`
const locked = (name: string, version: string): string =>
  `version = 1\n[[package]]\nname = "${name}"\nversion = "${version}"\n`

/** By what is special about each. */
export const sampleRepositories: Readonly<Record<string, SampleRepository>> = {
  'mypy, pip and requirements files': {
    files: {
      'mypy.ini': '[mypy]\nstrict = true\n',
      'requirements.txt': 'requests==2.32.5\n',
      'requirements-dev.txt': 'mypy>=1.0\npytest\n',
      'src/widget/__init__.py': '',
    },
  },
  'mypy, uv with the checker in its lockfile': {
    files: {
      'pyproject.toml': python('[tool.mypy]\nfiles = ["src"]'),
      'uv.lock': locked('mypy', '1.20.2'),
      'src/widget/__init__.py': '',
      LICENSE: 'MIT',
    },
  },
  'pyright, poetry without the checker': {
    files: {
      'pyproject.toml': python('[tool.pyright]\ninclude = ["widget"]'),
      'poetry.lock': locked('requests', '2.32.5'),
      'widget/__init__.py': '',
      '.python-version': '3.12\n',
    },
  },
  'basedpyright with a baseline of its own, pdm': {
    files: {
      'pyproject.toml': python('[tool.basedpyright]\ntypeCheckingMode = "strict"'),
      'pdm.lock': locked('basedpyright', '1.40.2'),
      '.basedpyright/baseline.json': '{"files": {}}',
    },
  },
  'ty and ruff, no package manager': {
    files: { 'ty.toml': '', 'ruff.toml': 'line-length = 100\n', 'widget.py': '' },
  },
  'pyrefly, pipenv': {
    files: {
      'pyrefly.toml': 'project-includes = ["widget"]\n',
      Pipfile: '',
      'Pipfile.lock': '{"develop": {\n "pyrefly": {"version": "==1.5.0"}}}',
    },
  },
  'pylint and bandit, two packages without src': {
    files: {
      '.pylintrc': '[MAIN]\n',
      'bandit.yaml': 'skips: []\n',
      'setup.py': '',
      'shop/__init__.py': '',
      'till/__init__.py': '',
      'tests/__init__.py': '',
    },
  },
  'tsc, npm': {
    files: {
      'tsconfig.json': '{"compilerOptions": {"strict": true}}',
      'package.json': node({ typescript: '6.0.3' }, { engines: { node: '>=20' } }),
      'package-lock.json': '{}',
    },
  },
  'tsc that only refers to projects, pnpm with its version': {
    files: {
      'tsconfig.json': '{"files": [], "references": [{"path": "./app"}, {"path": "./node"}]}',
      'app/tsconfig.json': '{"compilerOptions": {"composite": true}}',
      'node/tsconfig.json': '{"compilerOptions": {"composite": true}}',
      'package.json': node({ typescript: '6.0.3' }, { packageManager: 'pnpm@9.15.0+sha512.aa' }),
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      '.nvmrc': '22\n',
    },
  },
  'vue-tsc and eslint, pnpm': {
    files: {
      'tsconfig.json': '{}',
      'eslint.config.js': 'export default []\n',
      'package.json': node({ 'vue-tsc': '^3.3.14', eslint: '^10.0.0', typescript: '~5.9.0' }),
      'pnpm-lock.yaml': "lockfileVersion: '6.0'\n",
    },
  },
  'svelte-check, bun': {
    files: {
      'svelte.config.js': 'export default {}\n',
      'package.json': node({ 'svelte-check': '^4.0.0' }),
      'bun.lock': '{}',
    },
  },
  'eslint, yarn of the first kind': {
    files: {
      '.eslintrc.json': '{}',
      'package.json': node({ eslint: '8.57.0' }),
      'yarn.lock': '# yarn lockfile v1\n',
      'eslint-suppressions.json': '{}',
    },
  },
  'tsc, yarn without node_modules': {
    files: {
      'tsconfig.json': '{}',
      'package.json': node({ typescript: '6.0.3' }, { packageManager: 'yarn@4.9.1' }),
      'yarn.lock': '__metadata:\n  version: 8\n',
    },
  },
  'oxlint and biome, no lockfile': {
    files: {
      '.oxlintrc.json': '{}',
      'biome.json': '{}',
      'package.json': node({ oxlint: '1.94.0', '@biomejs/biome': '2.6.8' }),
    },
  },
  'two worlds in two folders': {
    files: {
      'web/tsconfig.json': '{}',
      'web/package.json': node({ typescript: '6.0.3' }),
      'web/package-lock.json': '{}',
      'api/pyproject.toml': python('[tool.mypy]\nstrict = true'),
      'api/requirements.txt': 'mypy==2.4.1\n',
      'api/app/__init__.py': '',
      'docs/tsconfig.json': '{}',
    },
  },
  'mypy beside a counter, with owners and hooks': {
    files: {
      'setup.cfg': '[mypy]\n',
      'widget/__init__.py': '',
      '.github/CODEOWNERS': '* @acme/all\n',
      '.pre-commit-config.yaml': `repos:
  - repo: https://github.com/psf/black
    rev: 25.1.0
    hooks: [{ id: black }]
`,
      '.github/workflows/ci.yml': `on: push
jobs:
  types:
    runs-on: ubuntu-latest
    steps:
      - run: |
          errors=$(mypy widget | grep -c "error:")
          test "$errors" -le 3636
`,
    },
  },
  'clippy, golangci-lint, PHPStan and deno, each with its own': {
    files: {
      'engine/Cargo.toml': '[package]\nname = "engine"\n[lints.clippy]\npedantic = "warn"\n',
      'server/.golangci.yml': 'version: "2"\n',
      'server/go.mod': 'module example.com/server\n',
      'shop/phpstan.neon': 'parameters:\n  level: 5\n',
      'shop/composer.json': '{}',
      'edge/deno.json': '{}',
    },
  },
  'workspaces of npm, one lockfile, a checker in each': {
    files: {
      'package.json': node({ typescript: '6.0.3', eslint: '10.0.0' }, { workspaces: ['packages/*'] }),
      'package-lock.json': '{}',
      'eslint.config.js': 'export default []\n',
      'packages/cart/tsconfig.json': '{}',
      'packages/cart/package.json': node({}),
      'packages/till/tsconfig.json': '{}',
      'packages/till/package.json': node({}),
    },
  },
  'a service and a frontend of pnpm, for everybody': {
    files: {
      'service/pyproject.toml': python('[tool.mypy]\nfiles = ["app"]'),
      'service/uv.lock': locked('mypy', '1.20.2'),
      'frontend/tsconfig.json': '{}',
      'frontend/package.json': node({ typescript: '6.0.3' }, { packageManager: 'pnpm@9.15.0' }),
      'frontend/pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'lefthook.yml': 'pre-push:\n  jobs:\n    - run: true\n',
      LICENSE: 'MIT',
    },
  },
  'two services with packages of their own': {
    files: {
      'services/billing/pyproject.toml': python('[tool.mypy]\nfiles = ["billing"]'),
      'services/billing/uv.lock': locked('mypy', '1.20.2'),
      'services/stock/pyproject.toml': python('[tool.pyright]'),
      'services/stock/uv.lock': locked('pyright', '1.1.414'),
      'services/stock/ruff.toml': '',
      LICENSE: 'MIT',
    },
  },
  'two packages that want two versions of Node': {
    files: {
      'old/tsconfig.json': '{}',
      'old/.nvmrc': '20\n',
      'old/package.json': node({ typescript: '5.9.3' }),
      'old/package-lock.json': '{}',
      'new/tsconfig.json': '{}',
      'new/.nvmrc': '24\n',
      'new/package.json': node({ typescript: '6.0.3' }),
      'new/package-lock.json': '{}',
    },
  },
  'checks that a file of ours names already': {
    files: {
      'type-ratchet.yml': `defaults: { max-new-errors: 0 }
checks:
  api: { checker: mypy, working-directory: backend, command: uv run mypy, args: app }
  reports: { checker: sarif, input-file: scan.sarif }
  suppressions: { args: backend }
`,
      'backend/pyproject.toml': python('[tool.mypy]'),
      'backend/uv.lock': locked('mypy', '1.20.2'),
      'scan.sarif': '{}',
      '.husky/pre-commit': 'npm test\n',
    },
  },
  'names that YAML and shells read otherwise': {
    files: {
      "it's $(web) #1/${{ x }}/tsconfig.json": '{}',
      "it's $(web) #1/${{ x }}/package.json": node({ typescript: '6.0.3' }),
      "it's $(web) #1/${{ x }}/package-lock.json": '{}',
      'yes/mypy.ini': '[mypy]\n',
    },
  },
}
