"""Kill, freeze and thaw by process id: a program with all that it started."""

import contextlib
import os
import pathlib
import signal
import time


def tree(pid):
    """The process and all its descendants that run, the process first."""
    found, wait = [], [pid]
    while wait:
        one = wait.pop()
        found.append(one)
        with contextlib.suppress(OSError):
            for task in pathlib.Path(f'/proc/{one}/task').iterdir():
                wait += [int(word) for word in (task / 'children').read_text().split()]
    return found


def send(pids, number):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def freeze(pid):
    """Stops a process, then what it started: so nothing is started in between."""
    send([pid], signal.SIGSTOP)
    send(tree(pid)[1:], signal.SIGSTOP)


def thaw(pid):
    send(reversed(tree(pid)), signal.SIGCONT)


def kill(pids):
    """SIGKILL, as one stroke: what could start others is stopped first."""
    pids = list(pids)
    send(pids, signal.SIGSTOP)
    send(pids, signal.SIGKILL)


def is_alive(pid):
    """Runs, or is frozen; not when it is only waiting for its parent to notice that it ended."""
    try:
        return pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(') ', 1)[1][0] not in 'ZX'
    except OSError:
        return False


def wait_gone(pids, seconds=30):
    until = time.monotonic() + seconds
    while any(is_alive(pid) for pid in pids):
        if time.monotonic() > until:
            raise TimeoutError(f'these still run: {[p for p in pids if is_alive(p)]}')
        time.sleep(0.02)


def postmaster(data):
    """The process id of the server on this data directory, or None. PostgreSQL's working directory
    is its data directory: an id that another program has got since then is not taken for it."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int((pathlib.Path(data) / 'postmaster.pid').read_text().split()[0])
        if pathlib.Path(os.readlink(f'/proc/{pid}/cwd')) == pathlib.Path(data).resolve():
            return pid if is_alive(pid) else None
    return None


def postgres_below(folder):
    """All processes of PostgreSQL whose data directory is below the folder."""
    folder, found = pathlib.Path(folder).resolve(), []
    for process in pathlib.Path('/proc').glob('[0-9]*'):
        with contextlib.suppress(OSError):
            if (process / 'comm').read_text().strip() != 'postgres':
                continue
            if folder in pathlib.Path(os.readlink(process / 'cwd')).parents:
                found.append(int(process.name))
    return found
