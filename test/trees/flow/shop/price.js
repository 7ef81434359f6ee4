// @flow
export const price = (n: number): number => n;
// $FlowFixMe[incompatible-type]
const unused: number = 1;
