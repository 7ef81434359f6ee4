/** Which files checkers look at, by their names: kinds that several share. */
/** Matches at the end of a path. */
export const pythonFiles: RegExp = /\.pyi?$/
/** The same with notebooks. */
export const pythonFilesAndNotebooks: RegExp = /\.(?:pyi?|ipynb)$/
/** TypeScript and JavaScript. */
export const scriptFiles: RegExp = /\.[cm]?[jt]sx?$/
