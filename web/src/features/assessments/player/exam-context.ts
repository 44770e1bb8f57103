import { present } from '@cadre/kernel'
import { createContext, use } from 'react'
import type { AttemptAddress } from '../device/browser-opening.ts'
import type { Opened } from '../device/open-attempt.ts'

/** The attempt that is on screen. */
export type Exam = Pick<Opened, 'device' | 'kept'> & {
  readonly address: AttemptAddress
  /** The organisation's name in addresses: the way back. */
  readonly slug: string
}

export const ExamContext = createContext<Exam | null>(null)

export const useExam = (): Exam => present(use(ExamContext), 'an attempt is on screen')
