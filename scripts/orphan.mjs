// Preloaded (`node --import`) into every process that the scripts start: when the parent dies, killed with -9 for
// example, the channel to it closes and this process stops as on SIGTERM, so that the port becomes free.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref(); // an open channel must not keep the process alive
}
