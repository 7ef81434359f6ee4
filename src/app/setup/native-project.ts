/** How the checkers of Go, Rust and PHP are installed in a workflow. The languages are there on GitHub's runners. */
import type { Language } from '#model/run-identity.ts'
import type { Installation } from '#model/setup.ts'
import type { Tree } from './nearest-file.ts'

/** A language whose own program installs the checker. */
export type NativeLanguage = Extract<Language['name'], 'Go' | 'Rust' | 'PHP'>

interface NativeWay {
  readonly manager: string
  /** The file of a project that it installs for. */
  readonly manifest: string
  readonly runs: (version: string) => readonly string[]
  readonly launcher: readonly string[]
}

const ways: Readonly<Record<NativeLanguage, NativeWay>> = {
  Go: {
    manager: 'go',
    manifest: 'go.mod',
    runs: (version) => [
      `go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v${version}`,
      'echo "$(go env GOPATH)/bin" >> "$GITHUB_PATH"',
    ],
    launcher: [],
  },
  // It comes with the toolchain, whatever version that is.
  Rust: {
    manager: 'rustup',
    manifest: 'Cargo.toml',
    runs: () => ['rustup component add clippy'],
    launcher: [],
  },
  PHP: {
    manager: 'composer',
    manifest: 'composer.json',
    runs: () => ['composer install --no-interaction --no-progress'],
    launcher: ['composer', 'exec', '--'],
  },
}

/** `version`: of the checker. */
export async function nativeInstallation(
  folder: string,
  { language, version }: { readonly language: NativeLanguage; readonly version: string },
  tree: Tree,
): Promise<Installation> {
  const { manager, manifest, runs, launcher } = ways[language]
  const file = await tree.nearest(folder, [manifest])
  return {
    manager,
    file: file?.path ?? null,
    steps: runs(version).map((run) => ({ kind: 'run', run, folder: language === 'PHP' ? folder : '' })),
    launcher,
    wants: {},
    advice: [],
  }
}
