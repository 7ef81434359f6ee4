/** Rebuilds `dist/` and fails when it differs from what is committed: users run the committed files. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
execFileSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' })
const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist', 'src/render/html/assets.ts'], {
  cwd: root,
  encoding: 'utf8',
})
if (changed !== '') {
  process.stderr.write(`dist/ is not what the sources give; run “npm run build” and commit it:\n${changed}`)
  process.exitCode = 1
} else {
  process.stdout.write('dist: fresh\n')
}
