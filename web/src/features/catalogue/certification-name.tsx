import './certification-name.css'

/** A certification in a row: what people call it, and what it is called in full. */
export function CertificationName({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <span className="certification-name">
      <span>{code}</span>
      <span>{name}</span>
    </span>
  )
}
