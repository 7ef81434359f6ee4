import { total } from '../shared/total.js'
export const b: string = total
