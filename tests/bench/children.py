"""Programs that a benchmark starts. None outlives it: it ends them by their process ids, and if it
dies without doing so, the kernel kills them. Ctrl-C reaches only the benchmark."""

import os
import pathlib
import re
import signal
import subprocess


def start(command, user=None, **more):
    """Starts a program, as another user if one is named (only root may). `more` as of Popen."""
    privileges = ['--reuid', user, '--regid', user, '--init-groups'] if user else []
    return subprocess.Popen(['setpriv', *privileges, '--pdeathsig', 'KILL', '--',
                             *(str(word) for word in command)],
                            start_new_session=True, **more)


def run(command, given='', **more):
    """Runs a program to its end with this text as its stdin, and returns what it printed. A failure
    is raised with all of that. When the caller is interrupted, the program ends too."""
    process = start(command, **({'text': True, 'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE,
                                 'stderr': subprocess.PIPE} | more))
    try:
        printed, problem = process.communicate(given)
    except BaseException:
        stop(process)
        raise
    if process.returncode != 0:
        raise RuntimeError(f'{pathlib.Path(command[0]).name}: {printed}{problem or ""}'[:5000])
    return printed


def stop(process, how=signal.SIGTERM, patience_s=60):
    """Sends the signal and waits; kills what does not end. Returns the exit code."""
    if process.poll() is None:
        process.send_signal(how)
    try:
        return process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise


def stat_fields(pid):
    """The fields of /proc/PID/stat behind the name: the state, the parent, ..."""
    return pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(') ', 1)[1].split()


def cpu_seconds(pid, with_ended_children=False):
    """Processor time of a process so far, in user and kernel."""
    ticks = stat_fields(pid)[11:15 if with_ended_children else 13]
    return sum(int(part) for part in ticks) / os.sysconf('SC_CLK_TCK')


def resident_bytes(pid, name='VmRSS'):
    """VmRSS, or VmHWM: the most it ever was."""
    status = pathlib.Path(f'/proc/{pid}/status').read_text()
    return int(re.search(rf'{name}:\s+(\d+) kB', status).group(1)) * 1024
