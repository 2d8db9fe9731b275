// Starts seatledgerd on a directory of its own and a free port, and stops that very process.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const start_timeout_ms = 300000;
const stop_timeout_ms = 300000;
const stderr_chars_max = 20000;

// Resolves to the address that the server prints when it is ready; rejects when it ends before.
function address_of(child, stderr) {
  return new Promise((done, fail) => {
    let stdout = '';
    const give_up = (why) => fail(new Error(`seatledgerd ${why}\n${stderr()}`));
    const timer = setTimeout(give_up, start_timeout_ms, 'does not say that it listens');
    const finish = (then, value) => {
      clearTimeout(timer);
      then(value);
    };
    child.stdout.on('data', (piece) => {
      stdout += piece;
      const ready = /^listening on (http:\/\/\S+)$/m.exec(stdout);
      if (ready && stdout.includes('\n', ready.index)) finish(done, ready[1]);
    });
    child.once('error', (error) => finish(give_up, `does not start: ${error.message}`));
    child.once('exit', (code, signal) => finish(give_up, `ended early: ${code ?? signal}`));
  });
}

// SIGTERM and exit 0, or the test fails; whatever happens the process is gone afterwards.
async function stop_process(child, stderr) {
  if (child.exitCode !== null || child.signalCode !== null) {
    const end = child.exitCode ?? child.signalCode;
    throw new Error(`seatledgerd ended by itself: ${end}\n${stderr()}`);
  }
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stop_timeout_ms);
  const [code, signal] = await ended;
  clearTimeout(timer);
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, `end of seatledgerd\n${stderr()}`);
}

// The environment is bare: seatledgerd refuses SEATLEDGER_ variables that are no setting.
// `listen`: another address than a free one of the loopback; `flags`: more flags; `fill`: puts a ledger
// into the directory that it is given, before the start.
export async function start_server(admin_key, { listen = '127.0.0.1:0', flags = [], fill } = {}) {
  const data_dir = mkdtempSync(join(tmpdir(), 'seatledger-client-'));
  await fill?.(data_dir);
  const program = resolve(process.env.SEATLEDGERD ?? '../../build/release/bin/seatledgerd');
  const child = spawn(program, ['--data-dir', data_dir, '--listen', listen, ...flags], {
    env: { PATH: process.env.PATH, SEATLEDGER_ADMIN_KEY: admin_key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const stderr = () => log;
  child.stderr.on('data', (piece) => (log = (log + piece).slice(-stderr_chars_max)));
  const remove_data = () => rmSync(data_dir, { recursive: true, force: true });
  const leave_nothing = () => {
    child.kill('SIGKILL');
    remove_data();
  };
  process.once('exit', leave_nothing);
  const forget = () => {
    process.removeListener('exit', leave_nothing);
    remove_data();
  };
  try {
    const base = await address_of(child, stderr);
    return { base, stop: () => stop_process(child, stderr).finally(forget) };
  } catch (error) {
    leave_nothing();
    forget();
    throw error;
  }
}
