import type { Plugin } from 'vite'

const contracts = /\/contracts\/src\/.+\.ts$/
/** What the server alone reads of an operation. */
const serverOnly = new Set(['params', 'query', 'body', 'output', 'failures', 'summary'])

type Cut = { readonly from: number; readonly to: number; readonly put: string }

/**
 * Leaves of contracts what the browser reads. An operation loses what the server alone reads of it, and whatever else a
 * contract declares is marked as free of effects, so that the bundler drops what no page uses.
 */
export const contractsLight = (): Plugin => ({
  name: 'cadre-contracts-light',
  apply: 'build',
  transform(code, id) {
    if (!contracts.test(id)) return null
    const cuts: Cut[] = []
    for (const statement of this.parse(code).body) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (declaration?.type !== 'VariableDeclaration') continue
      for (const { init } of declaration.declarations) {
        if (!init || init.type === 'ArrowFunctionExpression') continue
        cuts.push({ from: init.start, to: init.start, put: '/* @__PURE__ */ (() => (' })
        if (init.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'operation') {
          const [declared] = init.arguments
          if (declared?.type === 'ObjectExpression')
            for (const [at, property] of declared.properties.entries()) {
              if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
              if (!serverOnly.has(property.key.name)) continue
              cuts.push({ from: property.start, to: declared.properties[at + 1]?.start ?? property.end, put: '' })
            }
        }
        cuts.push({ from: init.end, to: init.end, put: '))()' })
      }
    }
    let light = ''
    let done = 0
    for (const { from, to, put } of cuts) {
      light += code.slice(done, from) + put
      done = to
    }
    return { code: light + code.slice(done), map: null }
  },
})
