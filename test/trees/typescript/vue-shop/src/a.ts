export const z: string = 1
