import { readPersonReadiness } from '@cadre/contracts'
import { isId } from '@cadre/kernel'
import { Link, useParams } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { ReadinessOf } from './readiness-of.tsx'

/** Somebody whom one teaches: what they see themselves. */
export function PersonPage() {
  const { organisationId, at } = useHere()
  const { personId = '', certificationId = '' } = useParams({ strict: false })
  const found = useReading(readPersonReadiness, { params: { organisationId, personId, certificationId } })
  return (
    <Loaded of={found} rows={10} page>
      {(of) => (
        <>
          <PageHeader
            title={of.name}
            above={
              of.cohort && isId('coh', of.cohort.cohortId) ? (
                <Link to={at(`readiness/cohorts/${of.cohort.cohortId}`)}>{of.cohort.name}</Link>
              ) : (
                <Link to={at('readiness')}>Readiness</Link>
              )
            }
            about="What they see of their own readiness"
          />
          <ReadinessOf of={of} />
        </>
      )}
    </Loaded>
  )
}
