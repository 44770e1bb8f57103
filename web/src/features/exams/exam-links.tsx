import { useHere } from '../../api/here.ts'
import { SectionLinks } from '../../ui/shell/section-links.tsx'

/** The pages of exams beside each other, those that this person may open. */
export function ExamLinks() {
  const { at, may } = useHere()
  const links = [
    ...(may('exams.sit') || may('exams.manage') ? [{ label: 'My exams', to: at('exams') }] : []),
    ...(may('exams.read') ? [{ label: 'Results', to: at('exams/results') }] : []),
    ...(may('exams.manage') ? [{ label: 'Vouchers', to: at('exams/vouchers') }] : []),
  ]
  return links.length > 1 ? <SectionLinks label="Exams" links={links} /> : null
}
