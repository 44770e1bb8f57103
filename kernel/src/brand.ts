declare const brand: unique symbol

/** A value whose meaning is more than its representation. Made only where it is parsed or created. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
