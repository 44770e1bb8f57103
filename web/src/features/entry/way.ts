/** How somebody signs in, or where they are in it. */
export type Way = 'password' | 'link' | 'reset' | 'second-factor'

/** The mail address somebody has typed so far: changing the way of signing in keeps it. */
export type TypedAddress = { readonly email: string; readonly onType: (email: string) => void }
