export { readAiken } from './read.ts'
export { aikenCarries, writeAiken } from './write.ts'
