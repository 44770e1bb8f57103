import { Button } from '@mantine/core'
import { useState } from 'react'
import { dateText } from '../../lib/format/date.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { CorrectResult } from './correct-result.tsx'
import { attemptCalled, domainText, type ExamResult, outcomeCalled, sourceCalled } from './words.ts'

/** Every sitting with its score and domains, the newest first. */
export function ExamResults({ results }: { readonly results: readonly ExamResult[] }) {
  const [asked, setAsked] = useState<ExamResult | null>(null)
  return (
    <>
      <ul className="exams-page-results">
        {results.map((result) => {
          const { tone, words } = outcomeCalled(result.passed)
          return (
            <li key={result.resultId}>
              <div className="exams-page-line">
                <strong>
                  {attemptCalled(result.attempt)}, {dateText(result.satOn, 'full')}
                </strong>
                <Mark tone={tone}>{result.score === null ? words : `${words}, ${result.score}`}</Mark>
              </div>
              {result.byDomain.length > 0 && (
                <dl className="exams-page-domains">
                  {result.byDomain.map((each) => (
                    <Domain key={each.domain} {...each} />
                  ))}
                </dl>
              )}
              <div className="exams-page-line">
                <span className="exams-page-quiet">{sourceCalled[result.source]}</span>
                <Button variant="subtle" size="compact-sm" onClick={() => setAsked(result)}>
                  Correct<span className="visually-hidden"> the result of {dateText(result.satOn, 'full')}</span>
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {asked && <CorrectResult result={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

const Domain = (score: ExamResult['byDomain'][number]) => (
  <>
    <dt>{score.domain}</dt>
    <dd>{domainText(score)}</dd>
  </>
)
