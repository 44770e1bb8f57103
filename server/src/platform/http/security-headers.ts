const directives = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  // The QR code of an authenticator app comes as a data address, so that its secret has no address of its own.
  'img-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // React sets element styles through the style attribute of what it renders.
  'style-src-attr': ["'unsafe-inline'"],
  'worker-src': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
}

const policyText = (of: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(of)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join(';')

/**
 * What every reply says to browsers, written once: scripts, styles and connections from this server alone, nothing inline,
 * nothing framed, nothing told to other sites.
 */
export const securityHeaders = (settings: { readonly secure: boolean }): Readonly<Record<string, string>> => ({
  'content-security-policy': policyText(directives),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  ...(settings.secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
})

/** The policy of the app's page, whose own style elements carry the nonce of this one reply. */
export const pagePolicy = (nonce: string): string =>
  policyText({ ...directives, 'style-src': [...directives['style-src'], `'nonce-${nonce}'`] })
