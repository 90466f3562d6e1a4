import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Calendar, Holiday, NamedCalendar } from '#contract/calendars.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type CalendarDraft = Omit<NamedCalendar, 'id'>
export type HolidayCountry = Parameters<typeof api.calendars.listRegions>[0]['query']['country']

export function useCalendars() {
  return useQuery({ queryKey: keys.calendars, queryFn: ({ signal }) => api.calendars.list({ signal }) })
}

/** Adds a calendar, or saves one. */
export function useSaveCalendar(id: string | undefined, onSaved: (calendar: NamedCalendar) => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ isDefault, ...body }: CalendarDraft) =>
      id === undefined
        ? api.calendars.create({ body: { ...body, isDefault } })
        : api.calendars.update({ params: { id }, body: isDefault ? { ...body, isDefault } : body }),
    onSuccess: async (calendar) => {
      await client.invalidateQueries({ queryKey: keys.calendars })
      showSuccess(t('calendars.saved', { name: calendar.name }))
      onSaved(calendar)
    },
  })
}

export function useRemoveCalendar({ id, name }: NamedCalendar, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.calendars.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      showSuccess(t('calendars.removed', { name }))
      onRemoved()
      await client.invalidateQueries({ queryKey: keys.calendars })
    },
  })
}

/** What is open in a month; undefined for a calendar that cannot be asked about yet. */
export function useMonth(calendar: Calendar | undefined, month: string) {
  return useQuery({
    queryKey: keys.calendar('month', month, calendar),
    enabled: calendar !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.calendars.month({ body: { calendar: calendar ?? never(), month }, signal }),
  })
}

export function useDue(calendar: Calendar | undefined, arrives: string, targetSeconds: number) {
  return useQuery({
    queryKey: keys.calendar('due', arrives, targetSeconds, calendar),
    enabled: calendar !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      api.calendars.due({ body: { calendar: calendar ?? never(), arrives, targetSeconds }, signal }),
  })
}

export function useRegions(country: HolidayCountry) {
  const { i18n } = useTranslation('settings')
  const language = i18n.language === 'en' ? 'en' : 'es'
  return useQuery({
    queryKey: keys.calendar('regions', country, language),
    queryFn: ({ signal }) => api.calendars.listRegions({ query: { country, language }, signal }),
  })
}

/** Those of `added` that are not there yet. */
export function newHolidays(present: Holiday[], added: Holiday[]): Holiday[] {
  const known = new Set(present.map(dayKey))
  return added.filter((holiday) => !known.has(dayKey(holiday)))
}

function dayKey({ date, yearly, from, to }: Holiday): string {
  return JSON.stringify([yearly ? date.slice(4) : date, from, to])
}

function never(): never {
  throw new Error('Asked without a calendar')
}
