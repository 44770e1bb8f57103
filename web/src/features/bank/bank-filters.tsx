import type { ReplyOf, readBankOverview } from '@cadre/contracts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { BankSearch } from './bank-search.ts'
import { choicesOf, difficultyWords, kindWords, stateWords } from './words.ts'

type Props = { readonly overview: ReplyOf<typeof readBankOverview>; readonly search: BankSearch }

const typingPauseMs = 250

/** What of the bank is shown. It stands in the address, so that a list can be sent to somebody. */
export function BankFilters({ overview, search }: Props) {
  const navigate = useNavigate()
  const show = (next: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: { ...search, ...next }, replace: true })
  const here = overview.certifications.find(({ certificationId }) => certificationId === search.certificationId)
  const certifications = overview.certifications.filter(({ count }) => count > 0)
  const select = (name: keyof BankSearch, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      aria-label={label}
      data={[{ value: '', label: `Any ${label.toLowerCase()}` }, ...data]}
      value={String(search[name] ?? '')}
      onChange={(event) => show({ [name]: event.currentTarget.value || undefined })}
    />
  )
  return (
    <search className="bank-page-filters">
      <Words text={search.text ?? ''} onType={(text) => show({ text: text || undefined })} />
      <NativeSelect
        aria-label="Exam"
        data={[
          { value: '', label: 'Any exam' },
          ...certifications.map(({ certificationId, code, count }) => ({
            value: certificationId,
            label: `${code} (${count})`,
          })),
        ]}
        value={search.certificationId ?? ''}
        onChange={(event) => show({ certificationId: event.currentTarget.value || undefined, domain: undefined })}
      />
      {here &&
        select(
          'domain',
          'Domain',
          here.domains.map(({ key, name, count }) => ({ value: key, label: `${name} (${count})` })),
        )}
      {select(
        'state',
        'State',
        overview.states.map(({ state, count }) => ({ value: state, label: `${stateWords[state]} (${count})` })),
      )}
      {select('kind', 'Kind', choicesOf(kindWords))}
      {select('difficulty', 'Difficulty', choicesOf(difficultyWords))}
      {select(
        'tag',
        'Tag',
        overview.tags.map(({ value, count }) => ({ value, label: `${value} (${count})` })),
      )}
      {select(
        'author',
        'Author',
        overview.authors.map(({ author, name, count }) => ({ value: author, label: `${name} (${count})` })),
      )}
    </search>
  )
}

/** Asks once the typing pauses. */
function Words({ text, onType }: { readonly text: string; readonly onType: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const asked = useRef(new Set([text]))
  // An address that was not asked for here is another way in, as a link or the way back: what it says stands in the field.
  useEffect(() => {
    if (!asked.current.delete(text)) setTyped(text)
  }, [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => {
      asked.current.add(typed)
      onType(typed)
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [typed, text, onType])
  return (
    <TextInput
      type="search"
      aria-label="Find by words of the question, its options or its explanation"
      placeholder="Words of the question, its options or its explanation"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
