/**
 * `dashboard` over 1,000 repositories on a local GitHub: what the first run and the second one cost, and how large the page is.
 * `node bench/dashboard/dashboard.ts [COUNT]`. The figures are in docs/how-to/dashboard.md.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dashboardJson } from '#render/dashboard/dashboard-json.ts'
import { dashboardPage } from '#render/dashboard/dashboard-page.ts'
import { dashboardTotals } from '#render/dashboard/dashboard-totals.ts'
import { startLocalGitHub } from '#test/support/github/local-github.ts'
import { simulatedRun, simulateOrganisation } from '#test/support/simulated-organisation.ts'

const count = Number(process.argv[2] ?? 1000)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
await using github = await startLocalGitHub()
simulateOrganisation(github, count)
const { value: token } = github.addToken({ actions: 'read' })
const folder = await mkdtemp(join(tmpdir(), 'dashboard-'))
try {
  for (const which of ['first', 'second']) {
    const begun = performance.now()
    const { dashboard, asked, unchanged, downloads } = await simulatedRun(github, { token, folder })
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    const { read, without, failed } = dashboardTotals(dashboard)
    const page = dashboardPage(dashboard, { version: '0.0.0', sha256 })
    process.stdout.write(
      `${which} run: ${asked} requests, ${unchanged} of them not modified, ${downloads} downloads, ${seconds} s; ` +
        `${read} read, ${without} without a baseline, ${failed} failed; page ${page.length} bytes, JSON ${dashboardJson(dashboard).length} bytes\n`,
    )
  }
  if (github.violations.length > 0) {
    throw new Error(github.violations.join('\n'))
  }
} finally {
  await rm(folder, { recursive: true })
}
