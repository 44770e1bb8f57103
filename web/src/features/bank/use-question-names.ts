import { readQuestion } from '@cadre/contracts'
import { useQueries } from '@tanstack/react-query'
import { useHere } from '../../api/here.ts'
import { reading } from '../../api/reading.ts'

/** How questions begin, by id; dots until it is read. */
export function useQuestionNames(questionIds: readonly string[]): (questionId: string) => string {
  const { organisationId } = useHere()
  const named = useQueries({
    queries: questionIds.map((questionId) => reading(readQuestion, { params: { organisationId, questionId } })),
  })
  const names = new Map(questionIds.map((questionId, at) => [questionId, named[at]?.data?.excerpt]))
  return (questionId) => names.get(questionId) ?? '…'
}
