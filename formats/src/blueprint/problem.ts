import type { Refusal } from '@cadre/kernel'
import type { FileProblem } from '../yaml-file/problem.ts'

export type { FileProblem as BlueprintProblem, ProblemCode } from '../yaml-file/problem.ts'

/** Every problem of the file, in the order of its lines. */
export type BlueprintRefusal = Refusal<'blueprints.file-invalid', { readonly problems: readonly FileProblem[] }>
