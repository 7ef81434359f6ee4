/** What of a line is comment, told without any grammar: what a text holds may look like one, on both sides of a comparison alike. */

const python = /#.*$/
const script = /\/\/.*$|\/\*.*?\*\//g

/** To be replaced by nothing. By the extension of the file's name. */
export function lineComments(path: string): RegExp {
  return /\.pyi?$/.test(path) ? python : script
}
