import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'

const directives = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  // The QR code of an authenticator app comes as a data address, so that its secret has no address of its own.
  imgSrc: ["'self'", 'data:'],
  manifestSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // React sets element styles through the style attribute of what it renders.
  styleSrcAttr: ["'unsafe-inline'"],
  workerSrc: ["'self'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['default'],
}

/**
 * What every reply says to browsers, asked of helmet once: scripts, styles and connections from this server alone, nothing
 * inline, nothing framed, nothing told to other sites.
 */
export const securityHeaders = ({ secure }: { readonly secure: boolean }): Readonly<Record<string, string>> =>
  headersOf({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: secure,
  })

const placeholder = 'nonce-of-one-reply'
const pagePolicyText = headersOf({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, styleSrc: [...directives.styleSrc, `'nonce-${placeholder}'`] },
  },
})['content-security-policy']

/** The policy of the app's page, whose own style elements carry the nonce of this one reply. */
export const pagePolicy = (nonce: string): string => (pagePolicyText ?? '').replace(placeholder, nonce)

function headersOf(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {}
  const reply = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  }
  helmet(options)({} as IncomingMessage, reply as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
