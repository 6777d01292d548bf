// Loaded into every process that the start command runs. They hear no Ctrl-C of the terminal, so that they can be
// stopped in order; when the start command itself is killed, nobody would stop them. The channel to it tells.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

export {};
