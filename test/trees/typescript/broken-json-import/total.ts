import data from './data.json' with { type: 'json' }
export const total: number = 'twelve'
data.nothing
