import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import type { DeviceMetrics, MetricSpan } from '#contract/device-facts.ts'
import { useFormat } from '#web/lib/format.ts'

interface Props {
  metrics: DeviceMetrics
  span: MetricSpan
}

/** Processor, memory and the fullest disk in percent. Loaded with what draws it, when it is first shown. */
export function MetricChart({ metrics, span }: Props) {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const isShort = span === 'hour' || span === 'day'
  const data = metrics.points.map((point) => ({
    ...point,
    at: isShort ? format.time(point.at) : format.date(point.at),
  }))
  return (
    <LineChart
      h={240}
      data={data}
      dataKey="at"
      withDots={data.length < 3}
      withLegend
      curveType="linear"
      unit=" %"
      yAxisProps={{ domain: [0, 100] }}
      lineChartProps={{ accessibilityLayer: true, title: t('chart.label') }}
      series={[
        { name: 'cpu', label: t('chart.cpu'), color: 'blue.6' },
        { name: 'memory', label: t('chart.memory'), color: 'grape.6' },
        { name: 'disk', label: t('chart.disk'), color: 'orange.6' },
      ]}
    />
  )
}
