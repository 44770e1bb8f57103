import { workerAddress } from '../lib/device/exam-worker.ts'

type PolicyFactory = {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string | null; createScriptURL: (address: string) => string | null },
  ) => unknown
}

const hasPolicies = (scope: object): scope is { trustedTypes: PolicyFactory } => 'trustedTypes' in scope

/**
 * Mantine writes its theme with `innerHTML` into style elements. Text without `<` cannot open an element, so it may
 * pass; whatever could build one is refused, and with it every injection that Trusted Types exist to stop. The one
 * script address that code may name is our own service worker's.
 */
export function installTrustedTypes(): void {
  const scope: object = globalThis
  if (!hasPolicies(scope)) return
  scope.trustedTypes.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
    createScriptURL: (address) => (address === workerAddress ? address : null),
  })
}
