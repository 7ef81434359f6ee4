// The checker scans regular expressions with the parser's codes.
export const order: RegExp = /[z-a]/
export const names: RegExp = /(?<n>a)(?<n>b)/u
export const hex: RegExp = /\u{zz}/u
export const flags: RegExp = /a/gg
