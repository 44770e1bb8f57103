/** Credits are percents; files often round thirds and sevenths to five digits, so sums are compared to a hundredth. */
export const creditTolerance = 0.01

export const isFullCredit = (credit: number): boolean => Math.abs(credit - 100) <= creditTolerance

/** What each of `right` options of a multiple-response question is worth when nobody says otherwise, in percent. */
export const evenCredit = (right: number): number => 100 / Math.max(1, right)
