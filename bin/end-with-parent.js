// Loaded into the program by bin/duanka: when the launcher is killed, the program must not go on alone with the workspace open.
'use strict';

const { Socket } = require('node:net');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  const launcher = new Socket({ fd: 3 });
  launcher.on('error', () => undefined);
  launcher.on('close', () => process.kill(process.pid, 'SIGKILL'));
  launcher.resume();
  launcher.unref();
}
