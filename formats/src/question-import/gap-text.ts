/** A gap within a text; of several, with the number that its question bears. */
export const gapText = (number?: number): string => (number === undefined ? '_____' : `(${number}) _____`)
