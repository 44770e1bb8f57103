import { config } from 'zod/v4'

/**
 * Stands in for `zod` in the browser, so that this runs before any contract is built: zod would
 * otherwise try whether it may compile code from text, and the Content-Security-Policy reports every such try.
 */
config({ jitless: true })

export * from 'zod/v4'
