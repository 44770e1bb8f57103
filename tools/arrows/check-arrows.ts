import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import { arrows } from './rules.ts'

const roots = ['kernel', 'engines', 'formats', 'contracts', 'server', 'web', 'cli', 'testkit', 'e2e', 'tools']

export type ArrowsReport = {
  readonly modules: number
  readonly violations: readonly { rule: string; from: string; to: string }[]
}

/** Holds the imports below a folder against the arrows. @param folders which of the house's parts are there. */
export async function checkArrows(baseDir: string, folders: readonly string[] = roots): Promise<ArrowsReport> {
  const { output } = await cruise([...folders], {
    baseDir,
    ruleSet: { forbidden: arrows },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  })
  if (typeof output === 'string') throw new Error('the checker printed instead of reporting')
  const report: ICruiseResult = output
  const violations = report.summary.violations.map(({ rule, from, to }: IViolation) => ({ rule: rule.name, from, to }))
  return { modules: report.summary.totalCruised, violations }
}
