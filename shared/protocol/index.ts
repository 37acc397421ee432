export * from './messages.ts'
export * from './rooms.ts'
