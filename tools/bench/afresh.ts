let asked = 0

/** The address with something new in it that means nothing: no reply of it is kept, so that it is computed. */
export const afresh = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}afresh=${asked++}`
