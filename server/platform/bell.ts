import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from '../kernel/services.ts'
import { HeldConnection } from './held-connection.ts'

/**
 * Hears the bell that PostgreSQL rings when a transaction with events ends. It says little more than
 * "look"; it also rings after every reconnection, as rings may have been missed.
 */
export class Bell {
  private readonly emitter = new EventEmitter()
  private readonly connection: HeldConnection
  private opening: Promise<void> | undefined

  constructor(url: string, channel: string, log: Log) {
    this.emitter.setMaxListeners(0)
    this.connection = new HeldConnection({
      url,
      name: 'mesa live',
      log,
      onOpen: async (client) => {
        client.on('notification', ({ payload }) => this.emitter.emit('ring', payload ?? ''))
        await client.query(`listen ${pg.escapeIdentifier(channel)}`)
        this.emitter.emit('ring', '')
      },
    })
  }

  /** `said` is what the ring carried: empty for new events. */
  onRing(listener: (said: string) => void): () => void {
    this.emitter.on('ring', listener)
    return () => this.emitter.off('ring', listener)
  }

  /** May be asked for again: one connection is enough. */
  listen(): Promise<void> {
    this.opening ??= this.connection.open().catch((error: unknown) => {
      this.opening = undefined
      throw error
    })
    return this.opening
  }

  close(): Promise<void> {
    return this.connection.close()
  }
}
