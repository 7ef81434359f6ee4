/**
 * Bundles the entries into `dist/`. The same sources give the same bytes, under Node 24 only: npm installs
 * other versions of some packages under another Node.
 */
import { rm } from 'node:fs/promises'
import { requireNode24 } from '../test/support/require-node-24.ts'
import { bundle } from './bundle.ts'
import { buildWebAssets } from './web-assets.ts'

requireNode24()
await buildWebAssets()
await rm('dist', { recursive: true, force: true })
await bundle('dist')
