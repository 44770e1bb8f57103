import { useOrganisation } from '../../api/session/use-session.ts'
import { SectionLinks } from '../../ui/shell/section-links.tsx'

export function CatalogueLinks() {
  const base = `/o/${useOrganisation().slug}/catalogue`
  return (
    <SectionLinks
      label="Catalogue"
      links={[
        { label: 'Certifications', to: base },
        { label: 'Demand', to: `${base}/demand` },
        { label: 'Certificates held', to: `${base}/certificates` },
      ]}
    />
  )
}
