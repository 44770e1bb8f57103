import { baseFailures, type Failure, type Operation } from '@cadre/contracts'
import { z } from 'zod'
import type { Answered } from './ask.ts'

const base = new Map<string, Failure>(baseFailures.map((declared) => [declared.code, declared]))

/** The refusal code of a problem document; null for a success. */
export function codeOf({ status, text }: Answered): string | null {
  if (status < 300) return null
  const problem = parsed(text)
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : `status ${status}`
}

/** What is wrong with a reply, held against what its operation declares. Null: nothing. */
export function faultOf(operation: Operation, answered: Answered): string | null {
  const { status, text } = answered
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`
  return status < 300 ? faultOfValue(operation, answered) : faultOfProblem(operation, answered)
}

function faultOfValue(operation: Operation, { status, text, type }: Answered): string | null {
  const expected = operation.creates ? 201 : 200
  if (status !== expected) return `answered ${status}, declared ${expected}`
  const media = operation.mediaType ?? 'application/json'
  if (!type.startsWith(media.replaceAll('*', '').replace(/^\/$/, ''))) return `answered ${type}, declared ${media}`
  const value = operation.mediaType ? text : parsed(text)
  const judged = z.safeParse(operation.output, value)
  return judged.success
    ? null
    : `off its schema: ${judged.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`
}

function faultOfProblem(operation: Operation, { status, text, type }: Answered): string | null {
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type}: ${text.slice(0, 200)}`
  const problem = parsed(text)
  if (typeof problem !== 'object' || problem === null || !('code' in problem) || !('details' in problem))
    return `answered ${status} with no problem document: ${text.slice(0, 200)}`
  const declared = operation.failures.find(({ code }) => code === problem.code) ?? base.get(String(problem.code))
  if (!declared) return `answered with the undeclared failure ${String(problem.code)}`
  if (declared.status !== status) return `answered ${String(problem.code)} with ${status}, declared ${declared.status}`
  return z.safeParse(declared.details, problem.details).success
    ? null
    : `${String(problem.code)} has details off its schema`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
