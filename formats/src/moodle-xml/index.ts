export { moodleXmlCarries } from './carries.ts'
export { readMoodleXml } from './read.ts'
export { writeMoodleXml } from './write.ts'
