// Preloaded (`node --import`) into every process the scripts start: when the parent is gone, killed with -9 for
// example, the channel to it closes and this process stops as it would on SIGTERM, so that nobody holds the port.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref(); // the channel alone keeps nothing alive
}
