import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { type Cluster, openSocketDir } from './cluster.ts'

export interface ServerOptions {
  settings?: Record<string, string>
  tcp?: boolean
}

/** The server's command line: it listens on a socket in its own folder, else on a free port of the loopback. */
export async function serverArguments(cluster: Cluster, options: ServerOptions): Promise<string[]> {
  const socketDir = options.tcp ? undefined : openSocketDir(cluster)
  const port = socketDir === undefined ? await findFreePort() : 5432
  const settings = {
    ...defaultSettings,
    shared_buffers: sharedBuffers(memoryMb()),
    ...options.settings,
    ...listenOn(socketDir),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.dataDir, '-p', String(port), ...flags]
}

// fsync and synchronous_commit stay on: what a customer was told we have, we have.
const defaultSettings = {
  max_connections: '100',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  max_wal_senders: '2',
  random_page_cost: '1.1',
  // Parallel queries need /dev/shm, which containers limit to 64 MB.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  restart_after_crash: 'on',
  lc_messages: 'C', // launching recognises a few of them
  log_checkpoints: 'off',
  // Failed statements are the program's to report; here they would leave customers' words in a second place.
  log_min_messages: 'log',
}

/**
 * A sixteenth of the memory, from 128 MB to 1 GB: enough for the indexes of a desk of its size. PostgreSQL's usual
 * quarter is meant for machines that do nothing else. Taken only as far as it is used.
 */
export function sharedBuffers(memoryMb: number): string {
  return `${Math.min(1024, Math.max(128, Math.floor(memoryMb / 16)))}MB`
}

/** What the machine has, or what the container may take of it. */
function memoryMb(): number {
  const limit = process.constrainedMemory()
  return (limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / 2 ** 20
}

function listenOn(socketDir: string | undefined): Record<string, string> {
  if (socketDir === undefined) return { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  // The setting is a list: quoted, a comma in the path stays a comma.
  const quoted = `"${socketDir.replaceAll('"', '""')}"`
  return { listen_addresses: '', unix_socket_directories: quoted, unix_socket_permissions: '0700' }
}

function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer().once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() =>
      address && typeof address === 'object'
        ? resolve(address.port)
        : reject(new Error('the loopback has no free port')),
    )
  })
  return promise
}
