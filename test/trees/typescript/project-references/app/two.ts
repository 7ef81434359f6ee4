import { one } from '../core/one.js'
export const two: string = one
