import { z } from 'zod'
import { failure } from '../kit/failure.ts'

export const questionNotSeen = failure(
  'reviews.not-seen',
  409,
  z.object({}),
  () => 'This question has not been shown to you in this form.',
)

export const reportSettled = failure(
  'reviews.report-settled',
  409,
  z.object({}),
  () => 'Somebody has settled this report already.',
)
