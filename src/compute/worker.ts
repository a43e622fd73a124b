/** Entry of a worker thread: opens the shared view, then works one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSetup, runTask, type Task, type WorkerSetup } from './tasks.ts';

const view = openSetup(workerData as WorkerSetup);

parentPort?.on('message', (task: Task) => {
  const { done, transfer } = runTask(view, task);
  parentPort?.postMessage(done, transfer);
});
