"""Where the machines of a test are: a folder of their own, ports of their own on 127.0.0.1, and
programs that run as another user when root starts them."""

import contextlib
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile

# PostgreSQL does not start as root; Debian's packages make this user.
OTHER_USER = 'postgres'


def program_user():
    return OTHER_USER if os.geteuid() == 0 else None


def postgres_program(name):
    """Debian puts none of them into the PATH; the newest is taken."""
    found = sorted(pathlib.Path('/usr/lib/postgresql').glob(f'*/bin/{name}'),
                   key=lambda path: int(path.parts[-3]))
    path = found[-1] if found else shutil.which(name)
    if not path:
        raise RuntimeError(f'{name} of PostgreSQL is not installed')
    return pathlib.Path(path)


def free_ports(count):
    """Free ports below those that the kernel gives to callers: a node that comes back must not find
    its port taken by somebody's connection."""
    found = []
    while len(found) < count:
        port = random.randrange(20000, 32000)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(('127.0.0.1', port))
            if port not in found:
                found.append(port)
    return found


class Place:
    """A folder with all that a cluster stores. While it is open a guard watches: if this program
    dies without stopping what it started, the guard ends the PostgreSQL servers in the folder (all
    other programs end with this one, see children.py). `keep`: the folder stays when it is left."""

    def __init__(self, keep=False):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix='seatledger-cluster.'))
        # Programs of another user pass through; each has a folder of its own that only it opens.
        self.path.chmod(0o711)
        self.keep = keep
        self.guard = subprocess.Popen(
            [sys.executable, '-B', pathlib.Path(__file__).with_name('guard.py'), self.path],
            stdin=subprocess.PIPE, start_new_session=True)

    def make(self, name, user=None):
        folder = self.path / name
        folder.mkdir(mode=0o700)
        if user:
            shutil.chown(folder, user, user)
        return folder

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.guard.stdin.close()
        self.guard.wait()
        if not self.keep:
            shutil.rmtree(self.path, ignore_errors=True)
