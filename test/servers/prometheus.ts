import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../program.ts'

/** As Debian calls them. */
const programs = ['prometheus', 'prometheus-alertmanager', 'prometheus-node-exporter'] as const

/** Why the real monitors cannot be run here; undefined where they can. */
export function noPrometheus(): string | undefined {
  const missing = programs.filter((name) => spawnSync('which', [name]).status !== 0)
  return missing.length === 0 ? undefined : `${missing.join(', ')} missing`
}

/** Prometheus watching the disks of one node exporter, and Alertmanager telling a webhook. */
export interface Monitoring {
  /** How full the disks are that the exporter tells of, in percent by mount. */
  tellDisks(percents: Record<string, number>): Promise<void>
  /** Ends the exporter without a goodbye: its figures vanish. */
  killExporter(): Promise<void>
  end(): Promise<void>
}

export async function startMonitoring(webhookUrl: string): Promise<Monitoring> {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-prometheus-'))
  const [exporterPort, alertmanagerPort, prometheusPort] = [await freePort(), await freePort(), await freePort()]
  const tellDisks = (percents: Record<string, number>) => writeDisks(folder, percents)
  await writeFile(join(folder, 'alertmanager.yml'), alertmanagerConfig(webhookUrl))
  await writeFile(join(folder, 'rules.yml'), rules)
  await writeFile(join(folder, 'prometheus.yml'), prometheusConfig({ folder, exporterPort, alertmanagerPort }))
  await tellDisks({})
  const exporter = spawn('prometheus-node-exporter', [
    `--web.listen-address=127.0.0.1:${exporterPort}`,
    '--collector.disable-defaults',
    '--collector.textfile',
    `--collector.textfile.directory=${folder}`,
  ])
  const alertmanager = spawn('prometheus-alertmanager', [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${join(folder, 'alertmanager')}`,
    `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
    '--cluster.listen-address=',
  ])
  const prometheus = spawn('prometheus', [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${prometheusPort}`,
    // Said again soon, so that little is waited for.
    '--rules.alert.resend-delay=1s',
  ])
  const all = [exporter, alertmanager, prometheus]
  for (const one of all) for (const stream of [one.stdout, one.stderr]) stream?.resume()
  return {
    tellDisks,
    killExporter: () => end(exporter, 'SIGKILL'),
    end: async () => {
      await Promise.all(all.map((one) => end(one, 'SIGKILL')))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const disk = 100_000_000_000

/** In the exporter's own format; renamed into place, as it may read at any moment. */
async function writeDisks(folder: string, percents: Record<string, number>): Promise<void> {
  const lines = Object.entries(percents).flatMap(([mount, percent]) => {
    const of = `{device="/dev/sda",fstype="ext4",mountpoint="${mount}"}`
    return [
      `node_filesystem_size_bytes${of} ${disk}`,
      `node_filesystem_avail_bytes${of} ${disk - (disk * percent) / 100}`,
    ]
  })
  await writeFile(join(folder, 'disks.new'), `${lines.join('\n')}\n`)
  await rename(join(folder, 'disks.new'), join(folder, 'disks.prom'))
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

const rules = `groups:
  - name: disks
    interval: 1s
    rules:
      - alert: DiskFilling
        expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1
        labels: { severity: critical }
        annotations:
          summary: 'Disk {{ $labels.mountpoint }} is filling'
`

function prometheusConfig({ folder, exporterPort, alertmanagerPort }: Record<string, string | number>): string {
  return `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${folder}/rules.yml']
alerting:
  alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:${alertmanagerPort}'] }] }]
scrape_configs:
  - job_name: node
    static_configs: [{ targets: ['127.0.0.1:${exporterPort}'], labels: { instance: 'files.example:9100' } }]
`
}

function alertmanagerConfig(webhookUrl: string): string {
  return `route: { receiver: mesa, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
receivers:
  - name: mesa
    webhook_configs: [{ url: '${webhookUrl}', send_resolved: true }]
`
}
