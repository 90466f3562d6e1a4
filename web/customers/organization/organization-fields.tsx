import type { Organization } from '#contract/structure.ts'
import { CustomFields, withValue } from '../parts/custom-fields.tsx'
import { useSaveOrganization } from './use-save-organization.ts'

export function OrganizationFields({ organization }: { organization: Organization }) {
  const { save, errors } = useSaveOrganization(organization)
  const { fields } = organization
  return (
    <CustomFields
      subject="organization"
      values={fields}
      isReadOnly={false}
      errorOf={errors.of}
      onSave={(key, value) => save({ changed: { [key]: value }, fields: withValue(fields, key, value) })}
    />
  )
}
