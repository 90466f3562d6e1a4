import { useDebouncedValue } from '@mantine/hooks'
import { IconBolt, IconBook2, IconBuilding, IconDeviceDesktop, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { useViews } from '#web/inbox/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { recentQuery } from '#web/lib/recent.ts'
import { useAllShortcuts } from '#web/lib/shortcut-store.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { places, rarePlaces, settingsPlace } from './places.ts'

interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon: ReactNode
  keys?: string | undefined
  run: () => void
}

export interface PaletteGroup {
  label: string
  items: PaletteItem[]
}

const shownRecent = 6

/** What the palette offers for what was typed. */
export function usePaletteGroups(query: string): PaletteGroup[] {
  const { t } = useTranslation('app')
  const text = query.trim()
  const fits = (item: PaletteItem) => foldCase(item.label).includes(foldCase(text))
  const found = useFound(text)
  const recent = useRecentItems()
  const { toTicket, toSearch } = useJumps(text)
  const groups = [
    { label: t('palette.tickets'), items: [...toTicket, ...toSearch, ...found.tickets] },
    { label: t('palette.recent'), items: text === '' ? recent : [] },
    { label: t('palette.commands'), items: useCommands().filter(fits) },
    { label: t('palette.places'), items: usePlaces().filter(fits) },
    { label: t('palette.views'), items: useViewItems().filter(fits) },
    { label: t('palette.articles'), items: found.articles },
    { label: t('palette.people'), items: found.people },
    { label: t('palette.organizations'), items: found.organizations },
    { label: t('palette.devices'), items: found.devices },
  ]
  return groups.filter((group) => group.items.length > 0)
}

function foldCase(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

/** A number leads straight to its ticket; anything can be looked for on the page of the search. */
function useJumps(text: string): Record<'toTicket' | 'toSearch', PaletteItem[]> {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const number = /^#?(\d{1,15})$/.exec(text)?.[1]
  const toTicket = {
    id: 'number',
    label: t('palette.openTicket', { number: number ?? '' }),
    icon: <IconBolt size={17} />,
    run: () => void navigate({ to: '/tickets/$number', params: { number: number ?? '' } }),
  }
  const toSearch = {
    id: 'search',
    label: t('palette.searchFor', { text }),
    icon: <IconSearch size={17} />,
    run: () => void navigate({ to: '/search', search: { q: text } }),
  }
  return { toTicket: number === undefined ? [] : [toTicket], toSearch: text === '' ? [] : [toSearch] }
}

function useCommands(): PaletteItem[] {
  const shortcuts = useAllShortcuts()
  return shortcuts
    .filter((one) => one.label !== '' && one.keys !== 'mod+k' && !one.keys.startsWith('g '))
    .map((one) => ({
      id: `key ${one.keys}`,
      label: one.label,
      icon: <IconBolt size={17} />,
      keys: one.keys,
      run: one.run,
    }))
}

function usePlaces(): PaletteItem[] {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  return [...places, ...rarePlaces, settingsPlace].map((place) => ({
    id: place.prefix,
    label: t(place.name),
    icon: <place.icon size={17} />,
    run: () => void navigate({ ...place.link }),
  }))
}

function useViewItems(): PaletteItem[] {
  const shortcuts = useAllShortcuts()
  const navigate = useNavigate()
  return useViews().map((view) => ({
    id: view.id,
    label: view.label,
    icon: view.icon,
    keys: shortcuts.find((one) => one.label === view.label)?.keys,
    run: () => void navigate({ to: '/inbox/$view', params: { view: view.id } }),
  }))
}

/** Where one was before, to go back to without typing. */
function useRecentItems(): PaletteItem[] {
  const toItem = useTicketItem()
  const { data } = useQuery(recentQuery)
  return (data?.items ?? []).slice(0, shownRecent).map((ticket) => toItem(ticket, 'recent'))
}

function useTicketItem() {
  const navigate = useNavigate()
  return (ticket: TicketSummary, why: string): PaletteItem => ({
    id: `${why} ${ticket.id}`,
    label: ticket.subject,
    detail: `#${ticket.number} · ${ticket.requester.name}`,
    icon: <Avatar name={ticket.requester.name} id={ticket.requester.id} size={26} />,
    run: () => void navigate({ to: '/tickets/$number', params: { number: String(ticket.number) } }),
  })
}

type Found = Record<'tickets' | 'articles' | 'people' | 'organizations' | 'devices', PaletteItem[]>

function useFound(text: string): Found {
  const navigate = useNavigate()
  const toItem = useTicketItem()
  const [q] = useDebouncedValue(text, 120, { leading: true })
  const { data } = useQuery({
    queryKey: keys.search(q, 'palette'),
    queryFn: ({ signal }) => api.search.search({ query: { q, limit: 6 }, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  if (!data || text === '') return { tickets: [], articles: [], people: [], organizations: [], devices: [] }
  return {
    tickets: data.tickets.map(({ ticket }) => toItem(ticket, 'found')),
    articles: data.articles.map(({ article }) => ({
      id: article.id,
      label: article.title,
      icon: <IconBook2 size={17} />,
      run: () => void navigate({ to: '/knowledge/$id', params: { id: article.id } }),
    })),
    people: data.people.map((person) => ({
      id: person.id,
      label: person.name,
      detail: person.email ?? undefined,
      icon: <Avatar name={person.name} id={person.id} size={26} />,
      run: () => void navigate({ to: '/customers/people/$id', params: { id: person.id } }),
    })),
    organizations: data.organizations.map((organization) => ({
      id: organization.id,
      label: organization.name,
      icon: <IconBuilding size={17} />,
      run: () => void navigate({ to: '/customers/organizations/$id', params: { id: organization.id } }),
    })),
    devices: data.devices.map(({ id, name, owner }) => ({
      id,
      label: name,
      detail: owner?.name,
      icon: <IconDeviceDesktop size={17} />,
      run: () => void navigate({ to: '/devices/$id', params: { id } }),
    })),
  }
}
