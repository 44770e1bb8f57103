export { giftCarries } from './carries.ts'
export { readGift } from './read.ts'
export { writeGift } from './write.ts'
