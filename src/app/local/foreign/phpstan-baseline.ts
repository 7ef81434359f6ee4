/**
 * Baselines of PHPStan: `phpstan-baseline.neon` and `phpstan-baseline.php`. From its documentation, its source and its own baseline, not
 * from runs: PHP can't be had where this was made. https://phpstan.org/user-guide/baseline,
 * `src/Command/ErrorFormatter/Baseline{Neon,Php}ErrorFormatter.php`, 1.10 to 2.1.
 */
import { parsed } from '#checkers/output/json-text.ts'
import { type ForeignBaseline, keyFrom, oneLine, summed, unknownKey } from './known-errors.ts'

/** Entries hold a pattern for the message, or `rawMessage`, the number, and the path from the file's own folder. */
export const phpstanBaseline: ForeignBaseline = {
  checkers: ['phpstan'],
  read: (text, folder) => {
    const entries = text.trimStart().startsWith('<?php') ? phpEntries(text) : neonEntries(text)
    return entries === null
      ? null
      : {
          counts: summed(entries.map((entry) => [keyIn(entry, folder), Number(entry['count'] ?? 1)])),
          keyOf: ({ message }, path) => keyFrom(path, oneLine(message), null),
        }
  },
}

/** The fields that are there and could be read. */
type Entry = Readonly<Record<string, string>>

/** A pattern that is more than a text in disguise was written by hand, and stands for messages that nobody can list. */
function keyIn({ message, rawMessage, path }: Entry, folder: string): string {
  const words = rawMessage ?? (message === undefined ? null : literal(message))
  return words === null || path === undefined
    ? unknownKey
    : keyFrom(fromHere(folder, path), oneLine(words), null)
}

const neonField =
  /^[ \t]*(?:-[ \t]+)?(message|rawMessage|count|path)[ \t]*:[ \t]*("""\n[\s\S]*?\n[ \t]*"""|'''\n[\s\S]*?\n[ \t]*'''|"(?:\\.|[^"\\\n])*"|'(?:''|[^'\n])*'|[^\n]*)/gm

function neonEntries(text: string): readonly Entry[] | null {
  const [head = '', ...chunks] = text.replaceAll('\r\n', '\n').split(/^(?=[ \t]*-(?:[ \t]|$))/m)
  return /^[ \t]*ignoreErrors:/m.test(head) ? chunks.map((chunk) => fields(chunk, neonField, neonText)) : null
}

const phpField =
  /'(message|rawMessage|count|path)'\s*=>\s*(?:__DIR__\s*\.\s*)?('(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|\d+)/g

function phpEntries(text: string): readonly Entry[] | null {
  const [head = '', ...chunks] = text.split(/^\$ignoreErrors\[\] = /m)
  return head.includes('$ignoreErrors') ? chunks.map((chunk) => fields(chunk, phpField, phpText)) : null
}

function fields(chunk: string, field: RegExp, textIn: (value: string) => string | null): Entry {
  const found = [...chunk.matchAll(field)].flatMap(([, name = '', value = '']) => {
    const text = textIn(value)
    return text === null ? [] : [[name, text] as const]
  })
  return Object.fromEntries(found)
}

/** https://doc.nette.org/en/neon/format: quoted with and without escapes, on one line or several, or bare. */
function neonText(value: string): string | null {
  const [, block] = /^(?:"""|''')\n([\s\S]*?)\n[ \t]*(?:"""|''')$/.exec(value) ?? []
  const lines = block === undefined ? null : dedented(block)
  if (value.startsWith("'")) {
    return lines ?? value.slice(1, -1).replaceAll("''", "'")
  }
  if (!value.startsWith('"')) {
    return value.trim()
  }
  const inner = lines === null ? value : JSON.stringify(lines).replaceAll('\\\\', '\\')
  const text: unknown = parsed(inner)
  return typeof text === 'string' ? text : null
}

function dedented(block: string): string {
  const [indent = ''] = /^[ \t]*/.exec(block) ?? []
  return block.replaceAll(`\n${indent}`, '\n').slice(indent.length)
}

function phpText(value: string): string {
  return /^\d/.test(value) ? value : value.slice(1, -1).replace(/\\([\\'"$])/g, '$1')
}

/** What `preg_quote` was given: null for a pattern with anything that is not a letter by letter text. */
function literal(pattern: string): string | null {
  const [, body = null] = /^#\^([\s\S]*)\$#[a-zA-Z]*$/.exec(pattern) ?? []
  if (body === null || /[\\.*+?^$()[\]{}|]/.test(withoutQuoted(body))) {
    return null
  }
  return body.replaceAll('\\000', '\0').replace(/\\([\s\S])/g, '$1')
}

/** Every quoted sign taken out, so that what is left of signs with a meaning has it. */
function withoutQuoted(body: string): string {
  return body.replaceAll('\\000', '').replace(/\\[^A-Za-z0-9]/g, '')
}

/** The path of the file, from where the checker runs. */
function fromHere(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') {
      parts.pop()
    } else if (part !== '' && part !== '.') {
      parts.push(part)
    }
  }
  return parts.join('/')
}
