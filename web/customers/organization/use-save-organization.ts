import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FieldChanges } from '#contract/fields.ts'
import type { Organization } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { type FieldErrors, useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'

interface Editable extends Pick<Organization, 'name' | 'domains' | 'isVip' | 'notes' | 'fields'> {
  /** Of the fields, what is to be changed. */
  changed: FieldChanges
}

/** Shows a change at once and takes it back when the server refuses. */
export function useSaveOrganization({ id }: Organization): {
  save: (part: Partial<Editable>) => void
  errors: FieldErrors
} {
  const client = useQueryClient()
  const key = keys.organization(id)
  const mutation = useMutation({
    mutationFn: ({ fields: _, changed, ...rest }: Partial<Editable>) =>
      api.organizations.update({ params: { id }, body: { ...rest, ...(changed && { fields: changed }) } }),
    onMutate: async ({ changed: _, ...part }) => {
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData<Organization>(key)
      client.setQueryData<Organization>(key, (current) => current && { ...current, ...part })
      return { before }
    },
    onError: (_error, _part, context) => client.setQueryData(key, context?.before),
    onSuccess: (saved) => client.setQueryData(key, saved),
    onSettled: () => client.invalidateQueries({ queryKey: keys.organizations() }),
  })
  const errors = useFieldErrors(mutation.error, { name_taken: 'name' })
  return { save: mutation.mutate, errors }
}
