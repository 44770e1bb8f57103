type Typed = { readonly currentTarget: { readonly value: string } }

/** Name, value and change of a field that gives text: a line, several, or a choice. */
export const typed = <V extends string>(name: string, value: V, put: (text: string) => void) => ({
  name,
  value,
  onChange: ({ currentTarget }: Typed) => put(currentTarget.value),
})

/** The same of a field that gives a whole number; what is no number yet counts as 0. */
export const counted = (name: string, value: number, put: (amount: number) => void) => ({
  name,
  value,
  allowDecimal: false,
  onChange: (given: string | number) => put(Number(given)),
})
