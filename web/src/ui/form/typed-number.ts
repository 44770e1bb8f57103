/** A sign or a point that a digit follows is no number yet. */
export const isBegun = (typed: unknown): boolean => typed === '-' || typed === '.' || typed === '-.'

/**
 * What stands in a field of a number while it is typed: the point of "2." and the nought of "2.50" belong to the way there,
 * though the number behind the field has neither. A number that was set from elsewhere is shown instead.
 */
export const shownNumber = (typed: number | string | null, value: number | string): number | string =>
  typed !== null &&
  (isBegun(typed) || Number(typed) === Number(value)) &&
  (value !== '' || typed === '' || isBegun(typed))
    ? typed
    : value
