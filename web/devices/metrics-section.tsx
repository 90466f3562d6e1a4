import { Progress, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DeviceMetrics, type MetricSpan, metricSpan } from '#contract/device-facts.ts'
import { Card } from '#web/customers/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { Loading } from '#web/ui/loading.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { metricsQuery } from './api.ts'
import css from './devices.module.css'

const MetricChart = lazy(async () => ({ default: (await import('./metric-chart.tsx')).MetricChart }))

export function MetricsSection({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const [span, setSpan] = useState<MetricSpan>('hour')
  const metrics = useQuery(metricsQuery(id, span))
  return (
    <Card title={t('chart.title')}>
      <div className={css['chartHead']}>
        <SegmentedControl
          size="xs"
          aria-label={t('chart.span')}
          value={span}
          onChange={(next) => setSpan(metricSpan.catch('hour').parse(next))}
          data={metricSpan.options.map((value) => ({ value, label: t(`span.${value}`) }))}
        />
      </div>
      <Loading query={metrics}>
        {(known) =>
          known.points.length === 0 ? (
            <p className={css['quiet']}>{t('chart.none')}</p>
          ) : (
            <Suspense fallback={<SkeletonLines count={6} height={18} gap={18} />}>
              <MetricChart metrics={known} span={span} />
            </Suspense>
          )
        }
      </Loading>
      {metrics.data?.latest && <Latest latest={metrics.data.latest} />}
    </Card>
  )
}

function Latest({ latest }: { latest: NonNullable<DeviceMetrics['latest']> }) {
  const { t } = useTranslation('devices')
  const format = useFormat()
  return (
    <ul className={css['list']}>
      {latest.disks.map(({ mount, percent, used, total }) => (
        <li key={mount}>
          <div className={css['line']}>
            <span>{mount}</span>
            <span>
              {t('diskUse', { percent: Math.round(percent), used: gigabytes(used), total: gigabytes(total) })}
            </span>
          </div>
          <Progress value={percent} color={percent > 90 ? 'red' : 'blue'} aria-label={t('diskOf', { mount })} />
        </li>
      ))}
      {latest.services.map(({ name, state }) => (
        <li key={name} className={css['line']}>
          <span>{name}</span>
          <span>{t(`service.${state}`)}</span>
        </li>
      ))}
      <li className={css['quiet']}>{t('measured', { when: format.dateTime(latest.at) })}</li>
    </ul>
  )
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}
