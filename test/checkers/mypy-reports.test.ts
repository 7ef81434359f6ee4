/** mypy's own reports: found by the arguments, and read for the type coverage. Texts as mypy 2.4.1 writes them. */
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { checkerReportFolders, typeCoverage } from '#app/run/checker-reports.ts'
import { mypyReportFolders } from '#checkers/mypy/reports.ts'
import { checkerFor } from '#checkers/registry.ts'
import { ifAvailable, mypyExecutable, runChecker } from '#test/support/checkers.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

test('the folders are those of the report options, in either spelling, each once', () => {
  const argv = [
    '--strict',
    '--html-report',
    'out/html',
    '--any-exprs-report=out/any',
    'src',
    '--txt-report',
    'out/any',
  ]
  expect(mypyReportFolders(argv)).toEqual(['out/html', 'out/any'])
  expect(mypyReportFolders(['--html-report'])).toEqual([])
})

test('a folder outside of the repository is never published', async () => {
  await using root = await temporaryFolder()
  const base = { root: root.path, spelledRoot: root.path, cwd: root.path }
  const argv = ['--html-report', '../elsewhere', '--txt-report', '/etc', '--xml-report', 'out']
  expect(await checkerReportFolders({ checker: checkerFor('mypy'), argv, base }, nodeFiles)).toEqual([
    `${root.path}/out`,
  ])
  expect(await checkerReportFolders({ checker: checkerFor('tsc'), argv, base }, nodeFiles)).toEqual([])
})

describe('type coverage', () => {
  const coverageOf = async (name: string, text: string): Promise<unknown> => {
    await using root = await temporaryFolder()
    await root.write(`out/${name}`, text)
    const base = { root: root.path, spelledRoot: root.path, cwd: root.path }
    return await typeCoverage(
      { checker: checkerFor('mypy'), argv: ['--any-exprs-report', 'out'], base },
      nodeFiles,
    )
  }

  test('is that of expressions, or of lines in a Cobertura report', async () => {
    const table =
      ' Name   Anys   Exprs   Coverage\n----\n    a      4      14     71.43%\n----\nTotal      4      14     71.43%\n'
    expect(await coverageOf('any-exprs.txt', table)).toEqual({ unit: 'expressions', typed: 10, all: 14 })
    const xml =
      '<?xml version="1.0"?>\n<coverage timestamp="1" lines-covered="3" lines-valid="6" line-rate="0.5"><packages/></coverage>'
    expect(await coverageOf('cobertura.xml', xml)).toEqual({ unit: 'lines', typed: 3, all: 6 })
  })

  test.each([
    '',
    'Total',
    'Total      9      4     71.43%',
    'Total 0 0 100.00%',
    '<coverage lines-valid="6">',
  ])('is not known from a text that does not say it: %j', async (text) => {
    expect(await coverageOf('any-exprs.txt', text)).toBeNull()
    expect(await coverageOf('cobertura.xml', text)).toBeNull()
  })

  test('is what the real mypy counts', async () => {
    const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))
    if (mypy === null) {
      return
    }
    await using root = await temporaryFolder()
    await root.write('a.py', 'def f(x):\n    return x\ndef g(a: int) -> str:\n    return str(a)\nz = f(1)\n')
    const argv = [mypy, '--any-exprs-report', 'out', 'a.py']
    await runChecker({ command: argv, cwd: root.path })
    const base = { root: root.path, spelledRoot: root.path, cwd: root.path }
    const coverage = await typeCoverage({ checker: checkerFor('mypy'), argv, base }, nodeFiles)
    expect(coverage).toMatchObject({ unit: 'expressions' })
    expect(coverage?.typed).toBeLessThan(coverage?.all ?? 0)
  })
})
