import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { type FieldErrors, useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'

type Editable = Pick<Person, 'name' | 'language' | 'organization' | 'seesOrganization' | 'isVip'>

/** Shows a change at once and takes it back when the server refuses. */
export function useSavePerson(person: Person): { save: (part: Partial<Editable>) => void; errors: FieldErrors } {
  const client = useQueryClient()
  const key = keys.person(person.id)
  const mutation = useMutation({
    mutationFn: (part: Partial<Editable>) => api.people.update({ params: { id: person.id }, body: bodyOf(part) }),
    onMutate: async (part) => {
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData<Person>(key)
      client.setQueryData<Person>(key, (current) => current && { ...current, ...part })
      return { before }
    },
    onError: (_error, _part, context) => client.setQueryData(key, context?.before),
    onSuccess: (saved) => client.setQueryData(key, saved),
    onSettled: () => client.invalidateQueries({ queryKey: keys.people() }),
  })
  const errors = useFieldErrors(mutation.error)
  return { save: mutation.mutate, errors }
}

function bodyOf({ organization, ...rest }: Partial<Editable>) {
  return organization === undefined ? rest : { ...rest, organizationId: organization?.id ?? null }
}
