import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FieldChanges } from '#contract/fields.ts'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { type FieldErrors, useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'

type Shown = Pick<
  Person,
  'name' | 'language' | 'timeZone' | 'organization' | 'manager' | 'seesOrganization' | 'isVip' | 'fields'
>

interface Editable extends Shown {
  /** Of the fields, what is to be changed. */
  changed: FieldChanges
}

/** Shows a change at once and takes it back when the server refuses. */
export function useSavePerson(person: Person): { save: (part: Partial<Editable>) => void; errors: FieldErrors } {
  const client = useQueryClient()
  const key = keys.person(person.id)
  const mutation = useMutation({
    mutationFn: (part: Partial<Editable>) => api.people.update({ params: { id: person.id }, body: bodyOf(part) }),
    onMutate: async (part) => {
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData<Person>(key)
      client.setQueryData<Person>(key, (current) => current && shown(current, part))
      return { before }
    },
    onError: (_error, _part, context) => client.setQueryData(key, context?.before),
    onSuccess: (saved) => client.setQueryData(key, saved),
    onSettled: () => client.invalidateQueries({ queryKey: keys.people() }),
  })
  const errors = useFieldErrors(mutation.error)
  return { save: mutation.mutate, errors }
}

function shown(current: Person, { changed: _, ...part }: Partial<Editable>): Person {
  return { ...current, ...part }
}

function bodyOf({ organization, manager, fields: _, changed, ...rest }: Partial<Editable>) {
  return {
    ...rest,
    ...(manager !== undefined && { managerId: manager?.id ?? null }),
    ...(organization !== undefined && { organizationId: organization?.id ?? null }),
    ...(changed && { fields: changed }),
  }
}
