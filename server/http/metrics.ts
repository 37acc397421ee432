import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Relay } from '../relay/relay.ts'

export type MetricsOptions = { relay: Relay, token: string, events: ReadonlyMap<string, number> }

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
const escaped = (value: string): string => value.replace(/[\\"\n]/g, letter => (letter === '\n' ? '\\n' : `\\${letter}`))

/** What an operator's Prometheus reads, with a token of its own. No board, room, address or person is named. */
export function metricsRoute({ relay, token, events }: MetricsOptions): Hono {
  const app = new Hono()
  const expected = hash(`Bearer ${token}`)
  app.get('/metrics', context => {
    if (!timingSafeEqual(hash(context.req.header('authorization') ?? ''), expected)) return context.text('unauthorised', 401, { 'www-authenticate': 'Bearer' })
    const { rooms, clients, presences, unfolded, bytes, stored } = relay.count()
    const { rss, heapUsed } = process.memoryUsage()
    const cpu = process.cpuUsage()
    const lines: string[] = []
    const figure = (name: string, type: 'gauge' | 'counter', help: string, value: number): void => void lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`)
    figure('trame_rooms', 'gauge', 'Rooms in memory.', rooms)
    figure('trame_clients', 'gauge', 'Open sockets that are in a room.', clients)
    figure('trame_presences', 'gauge', 'Presence states in memory.', presences)
    figure('trame_unfolded_updates', 'gauge', 'Updates in memory that are not folded yet.', unfolded)
    figure('trame_room_bytes', 'gauge', 'Bytes of the rooms in memory.', bytes)
    figure('trame_updates_total', 'counter', 'Updates taken since the start.', stored)
    figure('process_resident_memory_bytes', 'gauge', 'Resident memory.', rss)
    figure('nodejs_heap_used_bytes', 'gauge', 'Used heap.', heapUsed)
    figure('process_cpu_seconds_total', 'counter', 'Processor time.', (cpu.user + cpu.system) / 1e6)
    figure('process_uptime_seconds', 'gauge', 'Seconds since the start.', process.uptime())
    lines.push('# HELP trame_events_total What the log was told: refusals, closed sockets, failures.', '# TYPE trame_events_total counter')
    for (const [key, count] of events) {
      const [event, code] = JSON.parse(key) as [string, string]
      lines.push(`trame_events_total{event="${escaped(event)}",code="${escaped(code)}"} ${count}`)
    }
    return context.body(`${lines.join('\n')}\n`, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
  })
  return app
}
