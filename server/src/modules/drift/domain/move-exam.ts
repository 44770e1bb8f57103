import type { Blueprint, CertificationReference } from '@cadre/formats/blueprint'
import type { OpenPoint } from './open-point.ts'
import type { Figure, Target } from './target.ts'

type FigureName = 'questions' | 'minutes'

function figurePoints(figure: FigureName, known: Figure, kept: number): OpenPoint[] {
  if (known === null) return [{ kind: 'exam-unknown', figure, kept }]
  return known.disputed ? [{ kind: 'exam-disputed', figure, used: known.value }] : []
}

/** The certification's part of the moved blueprint: the exam as the catalogue knows it, the old note taken out. */
export function moveExam(
  { certification: { exam } }: Blueprint,
  { vendor, code, name, level, guideVersion, retiresOn, ...target }: Target,
): { certification: CertificationReference; points: OpenPoint[] } {
  const questions = target.questions?.value ?? exam.questions
  const minutes = target.minutes?.value ?? exam.minutes
  return {
    certification: {
      vendor,
      code,
      name,
      level,
      guideVersion,
      exam: { questions, minutes },
      ...(retiresOn === null ? {} : { retiredOn: retiresOn }),
    },
    points: [
      ...figurePoints('questions', target.questions, exam.questions),
      ...figurePoints('minutes', target.minutes, exam.minutes),
      ...(exam.note === undefined ? [] : [{ kind: 'exam-note-removed' as const, note: exam.note }]),
    ],
  }
}

type Practice = { readonly title: string; readonly minutes: number; readonly questions?: number }

/** Practice exams that have the old exam's full length where the new one's differs. */
export function practicePoints(old: Blueprint, { certification, checkpoints, sessions }: Blueprint): OpenPoint[] {
  const practices: Practice[] = [
    ...checkpoints.filter(({ kind }) => kind === 'practice-exam'),
    ...sessions.filter(({ kind }) => kind === 'practice-exam').map(({ title, minutes }) => ({ title, minutes })),
  ]
  return (['questions', 'minutes'] as const).flatMap((figure) => {
    const planned = old.certification.exam[figure]
    const real = certification.exam[figure]
    if (planned === real) return []
    return practices
      .filter((practice) => practice[figure] === planned)
      .map(({ title }): OpenPoint => ({ kind: 'practice-length', title, figure, planned, real }))
  })
}
