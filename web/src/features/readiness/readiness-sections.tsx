import { useHere } from '../../api/here.ts'
import { SectionLinks } from '../../ui/shell/section-links.tsx'

/** Beside each other for those who lead programmes; others have one page only. */
export function ReadinessSections() {
  const { at, may } = useHere()
  if (!may('readiness.read')) return null
  return (
    <SectionLinks
      label="Readiness"
      links={[
        { label: 'Cohorts', to: at('readiness') },
        { label: 'How right forecasts were', to: at('readiness/record') },
      ]}
    />
  )
}
