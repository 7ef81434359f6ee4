/**
 * What nobody can do without: `read-and-split BASE.json HEAD.txt OUT.json` reads the same bytes, splits the lines, parses the
 * baseline's JSON and writes as many lines of JSON as the answer has.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const [baseFile = '', headFile = '', outFile = ''] = process.argv.slice(2)
const baseline = JSON.parse(readFileSync(baseFile, 'utf8'))
const lines = readFileSync(headFile, 'utf8').split('\n')
const hundredth = lines.slice(0, Math.ceil(lines.length / 50))
writeFileSync(outFile, JSON.stringify({ texts: baseline.texts.length, lines: hundredth }, null, 2))
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`)
