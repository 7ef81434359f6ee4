// @flow
const x: number = ;
