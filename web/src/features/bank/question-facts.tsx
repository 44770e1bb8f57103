import { readBankOverview } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Facts } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { Found } from './draft.ts'
import { VersionsPanel } from './versions-panel.tsx'
import { kindWords, provenanceWords } from './words.ts'

/** Where a question belongs and comes from, and what became of its versions. */
export function QuestionFacts({ found }: { readonly found: Found }) {
  const { at, organisationId } = useHere()
  const exams = useReading(readBankOverview, { params: { organisationId } }).value?.certifications
  const exam = exams?.find(({ certificationId }) => certificationId === found.certificationId)
  const domain = exam?.domains.find(({ key }) => key === found.domain)
  const objective = exam?.objectives.find(({ key }) => key === found.objective)
  return (
    <>
      <Panel title="Place and source">
        <Facts
          facts={[
            {
              label: 'Exam',
              value: `${found.code}${found.guideVersion === null ? '' : `, guide ${found.guideVersion}`}`,
            },
            { label: 'Domain', value: domain?.name ?? found.domain },
            {
              label: 'Objective',
              value: found.objective ?? 'None',
              ...(objective && { source: objective.text }),
            },
            { label: 'Difficulty', value: found.difficulty ?? 'Not said' },
            { label: 'Kind', value: kindWords[found.kind] },
            { label: 'Tags', value: found.tags.join(', ') || 'None' },
            { label: 'Author', value: found.author },
            { label: 'Source', value: provenanceWords[found.provenance.kind], source: found.provenance.words },
          ]}
        />
        {found.enemies.length > 0 && (
          <>
            <h3>Never in one form with</h3>
            <ul className="question-page-list">
              {found.enemies.map(({ questionId, title }) => (
                <li key={questionId}>
                  <Link to={at(`questions/${questionId}`)}>{title}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <VersionsPanel found={found} />
    </>
  )
}
