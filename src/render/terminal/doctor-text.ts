/** What `doctor` says: what is wrong first, then advice, each with its place and what to change. */
import { remoteQuestionText, setupFindingText } from '#messages/doctor-texts.ts'
import type { SetupFinding, Unchecked } from '#model/setup-finding.ts'
import { counted } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { look, type TerminalStyle, wrapped } from './terminal-style.ts'

/** Ends with a line break. */
export function doctorText(
  findings: readonly SetupFinding[],
  unchecked: readonly Unchecked[],
  style: TerminalStyle,
): string {
  const wrong = findings.filter(({ weight }) => weight === 'wrong')
  const advice = findings.filter(({ weight }) => weight === 'advice')
  const lines = [
    ...wrong.flatMap((finding) => findingLines(finding, style)),
    ...(advice.length === 0 ? [] : [look(style, 'Advice', 'bold'), '']),
    ...advice.flatMap((finding) => findingLines(finding, style)),
    ...uncheckedLines(unchecked, style),
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

/** Questions with one reason stand together. */
function uncheckedLines(unchecked: readonly Unchecked[], style: TerminalStyle): readonly string[] {
  const reasons = [...new Set(unchecked.map(({ reason }) => reason))]
  return reasons.flatMap((reason) => {
    const clauses = unchecked
      .filter((one) => one.reason === reason)
      .map(({ question }) => remoteQuestionText(question))
    const text = `Not checked on GitHub (${reason}): ${clauses.join('; ')}.`
    return [...wrapped(style, terminalText(text)), '']
  })
}

function verdict(wrong: number, advice: number): string {
  const more = advice === 0 ? '' : `, ${counted(advice, 'piece')} of advice`
  return wrong === 0 ? `Nothing is wrong${more}.` : `${counted(wrong, 'fault')}${more}.`
}
