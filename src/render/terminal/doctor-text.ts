/** What `doctor` says: what is wrong first, then advice, each with its place and what to change. */
import { setupFindingText } from '#messages/doctor-texts.ts'
import type { SetupFinding } from '#model/setup-finding.ts'
import { counted } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { look, type TerminalStyle, wrapped } from './terminal-style.ts'

/** Ends with a line break. */
export function doctorText(findings: readonly SetupFinding[], style: TerminalStyle): string {
  const wrong = findings.filter(({ weight }) => weight === 'wrong')
  const advice = findings.filter(({ weight }) => weight === 'advice')
  const lines = [
    ...wrong.flatMap((finding) => findingLines(finding, style)),
    ...(advice.length === 0 ? [] : [look(style, 'Advice', 'bold'), '']),
    ...advice.flatMap((finding) => findingLines(finding, style)),
    verdict(wrong.length, advice.length),
  ]
  return `${lines.join('\n')}\n`
}

function findingLines(finding: SetupFinding, style: TerminalStyle): readonly string[] {
  const { path, line } = finding
  const { what, fix } = setupFindingText(finding)
  const place =
    path === null ? [] : [look(style, terminalText(line === null ? path : `${path}:${line}`), 'cyan')]
  return [...place, ...wrapped(style, terminalText(what)), ...wrapped(style, terminalText(`Fix: ${fix}`)), '']
}

function verdict(wrong: number, advice: number): string {
  const more = advice === 0 ? '' : `, ${counted(advice, 'piece')} of advice`
  return wrong === 0 ? `Nothing is wrong${more}.` : `${counted(wrong, 'fault')}${more}.`
}
