/** Scripts, styles and connections from this server alone; nothing inline, nothing framed. */
export const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    manifestSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // React sets element styles through the style attribute of what it renders.
    styleSrcAttr: ["'unsafe-inline'"],
    workerSrc: ["'self'"],
    requireTrustedTypesFor: ["'script'"],
  },
}
