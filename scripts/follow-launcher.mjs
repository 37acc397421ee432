// Loaded into the relay by the launcher. A launcher that is killed outright cannot forward anything,
// but its channel closes: the relay then stops by itself instead of holding the port for nobody.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// After the listener, which takes a reference: the channel alone must not keep the process alive.
process.channel?.unref()
