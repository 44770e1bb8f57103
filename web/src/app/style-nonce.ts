/** The word that `vite build` writes and the server replaces on every reply. */
const placeholder = '__CSP_NONCE__'

/** The nonce of this page's Content-Security-Policy; empty in development, where there is no policy. */
export function styleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
  return nonce === placeholder ? '' : nonce
}

/** The scroll lock of dialogs (react-remove-scroll) looks for its nonce under this name. */
export function shareStyleNonce(nonce: string): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce })
}
