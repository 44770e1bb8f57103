import type { ReplyOf, readBankOverview } from '@cadre/contracts'
import { TagsInput } from '@mantine/core'
import { ChoiceField } from '../../ui/form/fields.tsx'
import type { Draft } from './draft.ts'
import { choicesOf, difficultyWords } from './words.ts'

type Place = Draft['place']
type Props = {
  readonly place: Place
  readonly overview: ReplyOf<typeof readBankOverview>
  readonly onChange: (place: Place) => void
}

const chooseOne = { value: '', label: 'Choose one' }

/** Where a question belongs: exam, domain and objective of its blueprints, how hard, tags. */
export function PlaceFields({ place, overview, onChange }: Props) {
  const exam = overview.certifications.find(({ certificationId }) => certificationId === place.certificationId)
  const domains = exam?.domains ?? []
  const objectives = exam?.objectives.filter(({ domain }) => domain === place.domain) ?? []
  return (
    <div className="question-page-stack">
      <ChoiceField
        name="place.certificationId"
        label="Exam"
        data={[
          chooseOne,
          ...overview.certifications.map(({ certificationId, code }) => ({ value: certificationId, label: code })),
        ]}
        value={place.certificationId}
        onChange={({ currentTarget }) =>
          onChange({ ...place, certificationId: currentTarget.value, domain: '', objective: null })
        }
      />
      <ChoiceField
        name="place.domain"
        label="Domain"
        data={[chooseOne, ...domains.map(({ key, name }) => ({ value: key, label: name }))]}
        value={place.domain}
        onChange={({ currentTarget }) => onChange({ ...place, domain: currentTarget.value, objective: null })}
      />
      <ChoiceField
        name="place.objective"
        label="Objective"
        optional
        data={[
          { value: '', label: 'None' },
          ...objectives.map(({ key, text }) => ({ value: key, label: `${key}: ${text.slice(0, 90)}` })),
        ]}
        value={place.objective ?? ''}
        onChange={({ currentTarget }) => onChange({ ...place, objective: currentTarget.value || null })}
      />
      <ChoiceField
        name="who-gets-it-right"
        label="Who gets it right"
        optional
        data={[{ value: '', label: 'Not said' }, ...choicesOf(difficultyWords)]}
        value={String(place.difficulty ?? '')}
        onChange={({ currentTarget }) =>
          onChange({ ...place, difficulty: currentTarget.value === '' ? null : Number(currentTarget.value) })
        }
      />
      <TagsInput
        label="Tags"
        maxTags={20}
        data={overview.tags.map(({ value }) => value)}
        value={[...(place.tags ?? [])]}
        onChange={(tags) => onChange({ ...place, tags })}
      />
    </div>
  )
}
