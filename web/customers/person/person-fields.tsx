import type { Person } from '#contract/people.ts'
import { CustomFields, withValue } from '../parts/custom-fields.tsx'
import { useSavePerson } from './use-save-person.ts'

export function PersonFields({ person }: { person: Person }) {
  const { save, errors } = useSavePerson(person)
  return (
    <CustomFields
      subject="person"
      values={person.fields}
      isReadOnly={!person.can.update}
      errorOf={errors.of}
      onSave={(key, value) => save({ changed: { [key]: value }, fields: withValue(person.fields, key, value) })}
    />
  )
}
