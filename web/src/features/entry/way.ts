/** How somebody signs in, or where they are in it. */
export type Way = 'password' | 'link' | 'reset' | 'second-factor'
