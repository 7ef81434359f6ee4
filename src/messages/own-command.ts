/** A command of ours to copy, told what the run before was told. */
import type { SaidOption } from '#model/said-options.ts'

/** `own`: words that the command needs itself; what was said otherwise with one of their options gives way to them. */
export function ownCommand(
  command: 'check' | 'baseline write',
  said: readonly SaidOption[],
  own: readonly string[] = [],
): string {
  const kept = said.filter(({ name }) => !own.includes(`--${name}`))
  const [options, trailing] = [
    kept.filter(({ name }) => name !== '--'),
    kept.filter(({ name }) => name === '--'),
  ]
  return [
    'type-ratchet',
    command,
    ...options.map(({ text }) => text),
    ...own,
    ...trailing.map(({ text }) => text),
  ].join(' ')
}
