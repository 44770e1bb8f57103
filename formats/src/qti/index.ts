export { qtiCarries } from './carries.ts'
export { readQti } from './read.ts'
export { type QtiVersion, writeQti } from './write.ts'
