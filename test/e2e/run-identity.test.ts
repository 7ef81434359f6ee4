/** A run that is not like the baseline's run says so everywhere, through the shipped files. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

describe('a pull request that changes configuration, arguments and lockfile', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await createWidget()
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3), 'package-lock.json': '{}\n' })
    expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  test('is told in comment, summary, report and result', async () => {
    const config = JSON.parse(String(treeOf({})['tsconfig.json'])) as { compilerOptions: object }
    const pull = await widget.openPull(1, {
      'src/debt.ts': fileWithErrors(2),
      'package-lock.json': '{ "lockfileVersion": 3 }\n',
      'tsconfig.json': JSON.stringify({ extends: './base.json', include: ['src'] }),
      'base.json': JSON.stringify({
        compilerOptions: { ...config.compilerOptions, noImplicitReturns: true, strict: false },
      }),
      'src/loose.ts': 'export const anything: any = 1\n',
    })
    const run = await widget.runOnPull(pull, { depth: 'full', inputs: { args: '--noImplicitAny false' } })
    const lines = [
      'the configuration changed (`tsconfig.json`, `base.json`)',
      'the checker’s arguments changed',
      'the lockfile changed (`package-lock.json`)',
    ]
    for (const line of lines) {
      expect(run.summary).toContain(line)
      expect(widget.github.comments[0]?.body).toContain(line)
    }
    const hidden = [
      'Fixed 1, suppressed 1: this change adds 1 suppression (1 `explicit-any`).',
      'This change has the checker say less: `base.json`: `strict` `true` → `false`; arguments: `--noImplicitAny` `true` → `false`.',
    ]
    for (const sentence of hidden) {
      expect(widget.github.comments[0]?.body).toContain(`> ${sentence}`)
      expect(run.summary).toContain(`> ${sentence}`)
    }
    const artifact = (name: string): string =>
      widget.github.artifacts.findLast((one) => one.name === name)?.bytes.toString() ?? ''
    expect(JSON.parse(artifact('type-ratchet-result-tsc.json'))).toMatchObject({
      drift: [
        { kind: 'configuration', files: ['tsconfig.json', 'base.json'], text: lines[0] },
        { kind: 'arguments', text: lines[1] },
        { kind: 'lockfile', files: ['package-lock.json'], text: lines[2] },
      ],
      suppressed: [{ rule: 'explicit-any', count: 1 }],
      loosened: [
        { path: 'base.json', setting: 'strict', from: 'true', to: 'false' },
        { path: null, setting: '--noImplicitAny', from: 'true', to: 'false' },
      ],
    })
    expect(artifact('type-ratchet-report-tsc.html')).toContain(
      'the configuration changed (<code>tsconfig.json</code>',
    )
    expect(artifact('type-ratchet-report-tsc.html')).toContain('<code>strict</code> <code>true</code> → ')
  })

  test('a pull request that changes neither is told nothing', async () => {
    const pull = await widget.openPull(2, {
      'src/debt.ts': fileWithErrors(2),
      'package-lock.json': '{}\n',
      'tsconfig.json': `// the same\n${String(treeOf({})['tsconfig.json'])}`,
    })
    expect((await widget.runOnPull(pull)).summary).not.toContain('differs from the baseline’s')
  })
})

describe('the command line', () => {
  let cli: Cli
  const text = 'a.py:1:1: error: Wrong  [misc]\nFound 1 error in 1 file (checked 4 source files)\n'

  beforeAll(async () => {
    cli = await stageCli()
    for (const [name, ini] of [
      ['before', '[mypy]\npython_version = 3.11\n'],
      ['after', '[mypy]\npython_version = 3.12\nplugins = numpy.typing.mypy_plugin\n'],
    ] as const) {
      await mkdir(join(cli.folder, name))
      await writeFile(join(cli.folder, name, 'mypy.ini'), ini)
      await writeFile(join(cli.folder, name, 'requirements.txt'), 'numpy==2.3.1\n')
      const args = [
        'snapshot',
        '--checker',
        'mypy',
        '--input',
        '-',
        '--root',
        name,
        '--output',
        `${name}.json`,
      ]
      expect(await cli.run(args, { input: text })).toMatchObject({ exitCode: 0, stderr: '' })
    }
  })
  afterAll(() => cli[Symbol.asyncDispose]())

  test('tells the differences of two snapshots', async () => {
    const { stdout } = await cli.run(['compare', 'before.json', 'after.json'])
    expect(stdout).toContain(`More than the code changed since the baseline:
  the plugin numpy.typing.mypy_plugin is new (2.3.1)
  the configuration changed (mypy.ini)
  Python 3.11 → 3.12
`)
  })

  test('compares with a snapshot from before runs were recorded', async () => {
    const file = JSON.parse(await readFile(join(cli.folder, 'before.json'), 'utf8')) as Record<
      string,
      unknown
    >
    file['run'] = undefined
    await writeFile(join(cli.folder, 'old.json'), JSON.stringify(file))
    const { exitCode, stdout } = await cli.run(['compare', 'old.json', 'after.json', '--format', 'json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      drift: [{ kind: 'configuration', files: [], text: 'the checker’s configuration or arguments changed' }],
    })
  })
})
