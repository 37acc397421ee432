import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { SqliteAdapter, SqliteDialect } from 'kysely'

/** SQLite can roll back a half-made table; kysely's own adapter does not count on it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** kysely over Node's built-in SQLite. The connection is not closed by kysely: its opener closes it. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(db: DatabaseSync) {
    super({
      database: {
        close: () => {},
        prepare: sql => {
          const statement = db.prepare(sql)
          const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
          return {
            reader: statement.columns().length > 0,
            all: parameters => statement.all(...values(parameters)),
            run: parameters => statement.run(...values(parameters)),
            iterate: parameters => statement.iterate(...values(parameters)),
          }
        },
      },
    })
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }
}
