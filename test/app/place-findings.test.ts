/**
 * Where the files that a checker printed are: a path that is somewhere else is read where that is certain and refused where
 * not, and a good run is never refused for a file that is not there any more.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { takeSnapshot } from '#app/run/take-snapshot.ts'
import { checkerFor } from '#checkers/registry.ts'
import { ProblemError } from '#model/problem.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const error = "error TS2322: Type 'string' is not assignable to type 'number'.\n"

interface Place {
  readonly checker?: CheckerName
  /** Below `/srv/shop`. */
  readonly tree: readonly string[]
  readonly cwd?: string
  readonly root?: string
  readonly code?: number
}

/** The paths of the snapshot, or the problem, in a checkout `/srv/shop`. */
async function read(text: string, { checker = 'tsc', tree, code = 2, ...place }: Place): Promise<unknown> {
  await using folder = await temporaryFolder()
  const here = (path: string): string => path.replace(/^\/srv/, () => folder.path)
  for (const path of ['shop/.keep', ...tree.map((each) => `shop/${each}`)]) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true })
    await writeFile(join(folder.path, path), 'source\n')
  }
  const root = here(place.root ?? '/srv/shop')
  try {
    const snapshot = await takeSnapshot(
      checkerFor(checker),
      { stdout: text, stderr: '', textOnly: true, exit: { kind: 'code', code } },
      {
        name: checker,
        commit: null,
        checker: { name: checker, version: null, configuration: null },
        platform: { os: null, leg: null },
        run: null,
        base: { root, spelledRoot: root, cwd: here(place.cwd ?? place.root ?? '/srv/shop') },
        files: nodeFiles,
        digest: () => '0123456789ab',
      },
    )
    return [...new Set(Array.from(snapshot.diagnostics, ({ path }) => path))]
  } catch (thrown) {
    if (thrown instanceof ProblemError) {
      return thrown.problem
    }
    throw thrown
  }
}

/** tsc's line for each. */
function tsc(...files: readonly string[]): string {
  return files.map((file) => `${file}(1,14): ${error}`).join('')
}

function mypy(...files: readonly string[]): string {
  const lines = files.map((file) => `${file}:1: error: Incompatible types in assignment  [assignment]\n`)
  const count = `${files.length} error${files.length === 1 ? '' : 's'}`
  const inFiles = `${files.length} file${files.length === 1 ? '' : 's'}`
  return `${lines.join('')}Found ${count} in ${inFiles} (checked 9 source files)\n`
}

describe('something in front of a path', () => {
  const prefixes = [
    ['buildkit', '#12 3.456 '],
    ['docker compose', 'web-1  | '],
    ['docker compose 1', 'web_1  | '],
    ['a raw log of GitHub', '2024-05-05T10:11:12.1234567Z '],
    ['a log of GitLab', '2024-05-05T10:11:12.123456Z 01O '],
    ['docker logs --timestamps', '2024-05-05T10:11:12.123456789Z '],
    ['Jenkins', '[2024-05-05T10:11:12.123Z] '],
    ['Jenkins’ short times', '10:11:12  '],
    ['TeamCity', '[10:11:12] :\t [Step 1/2] '],
    ['TeamCity’s errors', '[10:11:12]E: [Step 1/2] '],
    ['gulp', '[10:22:33] '],
    ['Azure and GitHub’s commands', '##[error]'],
    ['turbo', '@pkg/web:types: '],
    ['lerna and nx', '@pkg/web: '],
    ['pnpm -r', 'packages/web types: '],
    ['run-p', '[t:api] '],
    ['concurrently', '[0] '],
    ['yarn 2 workspaces', '[@pkg/web]: '],
    ['moon', 'web:types | '],
    ['kubectl', '[pod/web-1/app] '],
  ] as const

  it.each(prefixes)('by %s is said, with a checkout at hand', async (_, prefix) => {
    expect(await read(tsc(`${prefix}src/a.ts`), { tree: ['src/a.ts'] })).toMatchObject({
      kind: 'output-unread',
      count: 1,
      lines: [`${prefix}src/a.ts(1,14): ${error.trimEnd()}`],
      prefix,
    })
  })

  it.each(prefixes)('by %s is said without one, too', async (_, prefix) => {
    expect(await read(tsc(`${prefix}src/a.ts`), { tree: [] })).toMatchObject({ kind: 'output-unread' })
  })

  it('that nobody knows is said where the file behind it is there', async () => {
    for (const prefix of ['>> ', 'ts>', '(web) ', 'step 3/4 ', 'web:', '| ']) {
      const problem = await read(tsc(`${prefix}src/a.ts`), { tree: ['src/a.ts'] })
      expect(problem, prefix).toMatchObject({ kind: 'output-unread', prefix })
    }
  })

  it.each([
    'src/[id] page/a.ts',
    '[10:22:33] notes/a.ts',
    '@pkg/web:types: a.ts',
    'app/(group)/@modal/page.tsx',
    '#12 3.456 a.ts',
    'a: b.ts',
  ])('is none where a file of that name is there: %s', async (path) => {
    expect(await read(tsc(path), { tree: [path, 'a.ts'] })).toEqual([path])
  })
})

describe('another folder', () => {
  it('is said where files of that name are only there', async () => {
    expect(await read(tsc('src/a.ts'), { tree: ['packages/api/src/a.ts', 'README.md'] })).toEqual({
      kind: 'files-elsewhere',
      files: ['src/a.ts'],
      folders: ['packages/api'],
      packages: [],
    })
    expect(await read(mypy('app.py'), { checker: 'mypy', code: 1, tree: ['backend/app.py'] })).toMatchObject({
      kind: 'files-elsewhere',
      folders: ['backend'],
    })
  })

  it('is the one that explains every file', async () => {
    const tree = ['packages/api/src/a.ts', 'packages/web/src/a.ts', 'packages/web/src/b.ts']
    expect(await read(tsc('src/a.ts', 'src/b.ts'), { tree })).toMatchObject({ folders: ['packages/web'] })
  })

  it('is said of a file beside others that are there, when its name has a folder in it', async () => {
    const tree = ['src/index.ts', 'packages/api/src/a.ts']
    expect(await read(tsc('src/index.ts', 'src/a.ts'), { tree })).toMatchObject({ files: ['src/a.ts'] })
    expect(await read(tsc('index.ts', 'a.ts'), { tree: ['index.ts', 'lib/a.ts'] })).toEqual([
      'a.ts',
      'index.ts',
    ])
  })

  it('is where the checker ran, when that is said', async () => {
    const tree = ['packages/api/src/a.ts', 'packages/web/src/a.ts']
    expect(await read(tsc('src/a.ts'), { tree, cwd: '/srv/shop/packages/web' })).toEqual([
      'packages/web/src/a.ts',
    ])
  })

  it('above the root is read, where the root’s name stands in front', async () => {
    const place = { tree: ['backend/src/a.ts'], root: '/srv/shop/backend' }
    expect(await read(tsc('backend/src/a.ts', 'backend/gone.ts'), place)).toEqual(['gone.ts', 'src/a.ts'])
    expect(await read(tsc('shop/backend/src/a.ts'), place)).toEqual(['src/a.ts'])
  })
})

describe('several packages in one text', () => {
  const banners = (first: string, second: string): string =>
    `\n> @pkg/api@1.0.0 types\n> tsc --pretty false\n\n${first}\n> @pkg/web@1.0.0 types\n> tsc --pretty false\n\n${second}`

  it.each([
    ['the first', banners(tsc('src/a.ts'), '')],
    ['the second', banners('', tsc('src/a.ts'))],
    ['both', banners(tsc('src/a.ts'), tsc('src/b.ts'))],
  ])('are refused with errors in %s', async (_, text) => {
    const tree = ['packages/api/src/a.ts', 'packages/web/src/a.ts', 'packages/web/src/b.ts']
    expect(await read(text, { tree })).toMatchObject({
      kind: 'files-elsewhere',
      packages: ['@pkg/api', '@pkg/web'],
    })
    expect(await read(text, { tree: [...tree, 'src/a.ts', 'src/b.ts'] })).toMatchObject({
      kind: 'files-elsewhere',
    })
    expect(await read(text, { tree: [] })).toMatchObject({ kind: 'files-elsewhere', folders: [] })
  })

  it('of pnpm and yarn, too', async () => {
    const tree = ['packages/api/src/a.ts', 'packages/web/src/a.ts']
    const pnpm = `> @pkg/api@1.0.0 types /srv/shop/packages/api\n> tsc\n\n> @pkg/web@1.0.0 types /srv/shop/packages/web\n> tsc\n\n${tsc('src/a.ts')}`
    const yarn = `> @pkg/api\nyarn run v1.22.22\n$ tsc\nDone in 1s.\n\n> @pkg/web\nyarn run v1.22.22\n$ tsc\n${tsc('src/a.ts')}`
    expect(await read(pnpm, { tree })).toMatchObject({ kind: 'files-elsewhere' })
    expect(await read(yarn, { tree })).toMatchObject({ kind: 'files-elsewhere' })
  })

  it('without errors are a clean run', async () => {
    expect(await read(banners('', ''), { tree: ['packages/api/src/a.ts'], code: 0 })).toEqual([])
  })

  it('are no several when one script starts another of the same package, or when every file is there alone', async () => {
    const nested = `\n> shop@1.0.0 check\n> npm run types\n\n\n> shop@1.0.0 types\n> tsc\n\n${tsc('src/a.ts')}`
    expect(await read(nested, { tree: ['src/a.ts', 'old/src/a.ts'] })).toEqual(['src/a.ts'])
    const built = `\n> shop@1.0.0 check\n> npm run build -w lib && tsc\n\n\n> lib@1.0.0 build\n> tsc -p .\n\n${tsc('src/a.ts')}`
    expect(await read(built, { tree: ['src/a.ts', 'packages/lib/src/b.ts'] })).toEqual(['src/a.ts'])
  })
})

describe('a text of Windows', () => {
  const place = { checker: 'mypy', code: 1 } as const

  it('is read with slashes, where a file is there with them', async () => {
    const text = mypy('src\\a.py', 'src\\deep\\gone.py')
    expect(await read(text, { ...place, tree: ['src/a.py'] })).toEqual(['src/a.py', 'src/deep/gone.py'])
  })

  it('is read below the folder that was the checkout there', async () => {
    const text = [
      'D:\\a\\shop\\shop\\src\\a.ts(1,1): error TS1: x',
      'd:\\a\\shop\\shop\\src\\gone.ts(1,1): error TS2: x',
      'C:\\hostedtoolcache\\node\\lib\\b.ts(1,1): error TS3: x',
    ]
    expect(await read(`${text.join('\n')}\n`, { tree: ['src/a.ts', 'a.ts'] })).toEqual([
      'C:\\hostedtoolcache\\node\\lib\\b.ts',
      'src/a.ts',
      'src/gone.ts',
    ])
    expect(await read(tsc('C:/work/shop/a.ts'), { tree: ['a.ts'] })).toEqual(['a.ts'])
    expect(await read(tsc('\\\\server\\share\\shop\\src\\a.ts'), { tree: ['src/a.ts'] })).toEqual([
      'src/a.ts',
    ])
  })

  it('is not guessed from a bare name in a folder of another name, nor without a checkout', async () => {
    expect(await read(tsc('C:\\work\\other\\a.ts'), { tree: ['a.ts'] })).toEqual(['C:\\work\\other\\a.ts'])
    expect(await read(mypy('src\\a.py'), { ...place, tree: [] })).toEqual(['src\\a.py'])
  })

  it('is none where a file has a backslash in its name', async () => {
    expect(await read(mypy('src\\a.py'), { ...place, tree: ['src\\a.py', 'src/a.py'] })).toEqual([
      'src\\a.py',
    ])
  })

  it('of another folder is refused like any other', async () => {
    expect(
      await read(mypy('src\\a.py', 'x\\b.py'), { ...place, tree: ['x/b.py', 'api/src/a.py'] }),
    ).toMatchObject({
      kind: 'files-elsewhere',
      folders: ['api'],
    })
  })
})

describe('a good run', () => {
  it.each([
    ['without any checkout', tsc('src/a.ts', 'b.ts'), []],
    ['with a file that was made for it and deleted', tsc('src/a.ts', 'src/generated/api.ts'), ['src/a.ts']],
    ['with errors in deleted files alone', tsc('src/generated/api.ts'), ['src/a.ts']],
    [
      'with a deleted file of a name that others have',
      tsc('src/a.ts', 'index.ts'),
      ['src/a.ts', 'src/index.ts'],
    ],
    [
      'with errors in packages',
      tsc('node_modules/x/index.d.ts'),
      ['src/a.ts', 'lib/node_modules/x/index.d.ts'],
    ],
    ['with errors in a virtual environment', tsc('.venv/lib/python3.12/site-packages/x/a.ts'), ['x/a.ts']],
    [
      'with errors in what a framework made',
      tsc('.next/types/app/page.ts'),
      ['app/page.ts', 'web/.next/types/app/page.ts'],
    ],
    ['outside of the root', tsc('../shared/a.ts'), ['a.ts', 'src/shared/a.ts']],
    ['in another container', tsc('/app/src/a.ts'), ['src/a.ts']],
    ['about a script', tsc('<string>'), ['a.ts']],
  ])('%s is read', async (_, text, tree) => {
    expect(await read(text, { tree })).toBeInstanceOf(Array)
  })

  it('asks for no list of files as long as each is there', async () => {
    const files = { ...memoryFiles({ '/r/a.ts': '' }), tree: () => Promise.reject(new Error('asked')) }
    const snapshot = await takeSnapshot(
      checkerFor('tsc'),
      { stdout: tsc('a.ts'), stderr: '', exit: { kind: 'code', code: 2 } },
      {
        name: 'tsc',
        commit: null,
        checker: { name: 'tsc', version: null, configuration: null },
        platform: { os: null, leg: null },
        run: null,
        base: { root: '/r', spelledRoot: '/r', cwd: '/r' },
        files,
        digest: () => '0123456789ab',
      },
    )
    expect(snapshot.diagnostics.length).toBe(1)
  })
})
