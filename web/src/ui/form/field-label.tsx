/** Every field is named, labelled, and says when it may be left empty; none relies on a placeholder. */
type Named = { readonly name: string; readonly label: string; readonly optional?: boolean }
export type FieldProps<Props> = Omit<Props, 'name' | 'label' | 'required' | 'withAsterisk'> & Named

export const labelled = (label: string, optional: boolean | undefined) =>
  optional === true ? (
    <>
      {label}
      <span className="field-optional">optional</span>
    </>
  ) : (
    label
  )
