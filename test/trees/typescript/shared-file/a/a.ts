import { total } from '../shared/total.js'
export const a: string = total
