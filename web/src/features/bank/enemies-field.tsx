import { searchQuestions } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { useQuestionNames } from './use-question-names.ts'

type Props = {
  /** Of the question itself, which is no enemy of its own. */
  readonly questionId: string | null
  readonly certificationId: string
  readonly enemies: readonly string[]
  readonly onChange: (enemies: string[]) => void
}

/** Questions that may not stand in one form with this one, found by their words. */
export function EnemiesField({ questionId, certificationId, enemies, onChange }: Props) {
  const { organisationId } = useHere()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 300)
  const nameOf = useQuestionNames(enemies)
  const { data } = useQuery({
    queryKey: [organisationId, 'bank', 'enemies', certificationId, text],
    enabled: text !== '' && certificationId !== '',
    queryFn: () => call(searchQuestions, { params: { organisationId }, query: { text, certificationId, limit: 8 } }),
  })
  const found = text === '' ? [] : (data?.items ?? [])
  const offered = found.filter((each) => each.questionId !== questionId && !enemies.includes(each.questionId))
  return (
    <fieldset className="question-page-part">
      <legend>Never in one form with</legend>
      {enemies.map((enemy) => {
        const name = nameOf(enemy)
        return (
          <div key={enemy} className="question-page-choice">
            <span>{name}</span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onChange(enemies.filter((each) => each !== enemy))}
            >
              Remove<span className="visually-hidden"> {name}</span>
            </Button>
          </div>
        )
      })}
      <TextField
        name="enemy"
        label="Find a question"
        description="One that gives this one away, or asks the same"
        optional
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div aria-live="polite" className="question-page-stack">
        {offered.map((each) => (
          <div key={each.questionId} className="question-page-choice">
            <span>{each.excerpt}</span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                onChange([...enemies, each.questionId])
                setTyped('')
              }}
            >
              Add<span className="visually-hidden"> {each.excerpt}</span>
            </Button>
          </div>
        ))}
        {text !== '' && data && offered.length === 0 && <p className="question-page-note">Nothing else is found.</p>}
      </div>
    </fieldset>
  )
}
