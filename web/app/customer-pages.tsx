import { useParams } from '@tanstack/react-router'
import { ImportPage, OrganizationPage, PersonPage } from '#web/customers/index.ts'

export function PersonRoute() {
  const { id = '' } = useParams({ strict: false })
  return <PersonPage key={id} id={id} />
}

export function OrganizationRoute() {
  const { id = '' } = useParams({ strict: false })
  return <OrganizationPage key={id} id={id} />
}

export function ImportRoute() {
  const { id = '' } = useParams({ strict: false })
  return <ImportPage key={id} id={id} />
}
