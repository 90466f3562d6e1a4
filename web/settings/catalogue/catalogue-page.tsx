import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconArrowUp, IconBuildingStore, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Service, ServiceCategory } from '#contract/service.ts'
import { ServiceIcon } from '#web/catalogue/index.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import css from './catalogue.module.css'
import { CategoryDialog } from './category-dialog.tsx'
import { ServiceDialog } from './service-dialog.tsx'
import { servicesQuery, useSortCatalogue } from './use-catalogue.ts'

type Edited = { service: Service | undefined; categoryId: string }

/** What the desk offers, by category, in the order in which the portal shows it. */
export function CataloguePage() {
  const { t } = useTranslation('settings')
  const all = useQuery(servicesQuery)
  const [category, setCategory] = useState<ServiceCategory | 'new'>()
  const [edited, setEdited] = useState<Edited>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setCategory('new')}>
      {t('catalogue.addCategory')}
    </Button>
  )
  return (
    <Page title={t('section.catalogue')} lead={t('section.catalogue.lead')} actions={add}>
      <Loading query={all}>
        {({ categories, items }) =>
          categories.length === 0 ? (
            <EmptyState
              icon={<IconBuildingStore size={28} stroke={1.6} />}
              title={t('catalogue.none')}
              text={t('catalogue.noneText')}
              action={add}
            />
          ) : (
            <Stack gap="xl">
              {categories.map((one, place) => (
                <CategorySection
                  key={one.id}
                  category={one}
                  services={items.filter(({ categoryId }) => categoryId === one.id)}
                  before={categories.slice(0, place)}
                  onEdit={() => setCategory(one)}
                  onService={(service) => setEdited({ service, categoryId: one.id })}
                />
              ))}
            </Stack>
          )
        }
      </Loading>
      {category && (
        <CategoryDialog category={category === 'new' ? undefined : category} onClose={() => setCategory(undefined)} />
      )}
      {edited && (
        <ServiceDialog
          service={edited.service}
          categoryId={edited.categoryId}
          categories={all.data?.categories ?? []}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  )
}

interface SectionProps {
  category: ServiceCategory
  services: Service[]
  before: ServiceCategory[]
  onEdit: () => void
  onService: (service: Service | undefined) => void
}

function CategorySection({ category, services, before, onEdit, onService }: SectionProps) {
  const { t } = useTranslation('settings')
  const name = useLabel()(category.name)
  const sort = useSortCatalogue()
  return (
    <section aria-label={name}>
      <div className={css['head']}>
        <h2 className={css['category']}>{name}</h2>
        {before.length > 0 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('catalogue.up', { name })}
            onClick={() => sort.mutate({ categoryIds: raised([...before, category], before.length) })}
          >
            <IconArrowUp size={17} />
          </ActionIcon>
        )}
        <Button size="xs" variant="subtle" aria-label={t('catalogue.editNamed', { name })} onClick={onEdit}>
          {t('catalogue.edit')}
        </Button>
        <Button
          size="xs"
          variant="light"
          aria-label={t('catalogue.addServiceTo', { name })}
          onClick={() => onService(undefined)}
        >
          {t('catalogue.addService')}
        </Button>
      </div>
      {services.length === 0 ? (
        <p className={css['none']}>{t('catalogue.noServices')}</p>
      ) : (
        <ul className={rows.rows}>
          {services.map((service, place) => (
            <li key={service.id} className={rows.row}>
              <ServiceRow
                service={service}
                onEdit={() => onService(service)}
                onUp={place === 0 ? undefined : () => sort.mutate({ serviceIds: raised(services, place) })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The ids with the one at a place before the one above it. */
function raised(items: { id: string }[], place: number): string[] {
  const ids = items.map(({ id }) => id)
  const own = ids[place]
  return own === undefined ? ids : ids.toSpliced(place, 1).toSpliced(place - 1, 0, own)
}

interface RowProps {
  service: Service
  onEdit: () => void
  onUp: (() => void) | undefined
}

function ServiceRow({ service, onEdit, onUp }: RowProps) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const name = label(service.name)
  const facts = [
    t(`catalogue.audience.${service.audience.kind}`),
    ...(service.team ? [service.team.name] : []),
    ...(service.slaPolicy ? [service.slaPolicy.name] : []),
    ...(service.approvalFlowId ? [t('catalogue.withApproval')] : []),
    t('catalogue.stepCount', { count: service.steps.length }),
  ]
  return (
    <>
      <ServiceIcon name={service.icon} />
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {!service.isActive && <span className={rows.pill}>{t('catalogue.off')}</span>}
          {service.broken.length > 0 && (
            <span className={rows.pill} data-tone="bad">
              {t('catalogue.broken')}
            </span>
          )}
        </div>
        <div className={rows.more}>{facts.join(' · ')}</div>
      </div>
      <Group gap={4} wrap="nowrap" ml="auto">
        {onUp && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('catalogue.up', { name })} onClick={onUp}>
            <IconArrowUp size={17} />
          </ActionIcon>
        )}
        <Button variant="default" size="xs" aria-label={t('catalogue.editNamed', { name })} onClick={onEdit}>
          {t('catalogue.edit')}
        </Button>
      </Group>
    </>
  )
}
