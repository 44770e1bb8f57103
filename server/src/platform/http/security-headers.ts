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

/** Scripts, styles and connections from this server alone; nothing inline, nothing framed. */
export const contentSecurityPolicy = { useDefaults: false, directives }

/** The same for the app's page, whose own style elements carry the nonce of this one reply. */
export const pagePolicy = (nonce: string) => ({
  useDefaults: false,
  directives: { ...directives, styleSrc: [...directives.styleSrc, `'nonce-${nonce}'`] },
})
