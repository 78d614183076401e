// Loaded into the server by npm start and npm run dev: when they are killed outright, the server ends as well
// instead of keeping its port and its data folder.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
