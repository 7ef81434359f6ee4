/** Which files each checker can look at, by their names; known without loading any checker. */
import type { CheckerName } from '#model/snapshot.ts'

const python = /\.pyi?$/
const pythonAndNotebooks = /\.(?:pyi?|ipynb)$/

/** Matches at the end of a path. */
export const sourceFiles: Record<CheckerName, RegExp> = {
  mypy: python,
  tsc: /\.[cm]?[jt]sx?$/,
  pyright: python,
  basedpyright: pythonAndNotebooks,
  ty: pythonAndNotebooks,
  pyrefly: pythonAndNotebooks,
}
