"""A TCP proxy on 127.0.0.1 that can be told to be a bad network. One thread for all its
connections."""

import heapq
import itertools
import selectors
import socket
import threading
import time

MODES = ('pass', 'cut_before', 'cut_after', 'cut_answer', 'delay', 'black_hole')
DELAY_S = 0.3
PIECE = 65536


class Pair:
    """The two sockets of a connection."""

    def __init__(self, caller, server):
        self.ends = (caller, server)

    def other(self, end):
        return self.ends[1 - self.ends.index(end)]


class Proxy:
    """Passes on what it gets on `port` to `target`, a port of 127.0.0.1. set_mode() takes effect on
    connections that are open and on new ones:

    pass        passes on
    cut_before  what a caller sends is dropped, and the connection cut
    cut_after   what a caller sends is passed on; then the connection is cut on both sides
    cut_answer  requests pass; the first byte of an answer cuts the connection, it is not passed on
    delay       everything comes DELAY_S later
    black_hole  nothing is passed on and nothing is cut; new connections are taken. What was held is
                passed on afterwards, as a network that was away does
    """

    def __init__(self, target):
        self.target, self.mode = target, 'pass'
        self.listener = socket.create_server(('127.0.0.1', 0), backlog=256)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ)
        self.pairs, self.order = {}, itertools.count()  # socket -> Pair
        self.later = []  # (when, order, pair, to, data)
        self.held = []  # the same, of the black hole
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True, name='proxy')
        self.thread.start()

    def set_mode(self, mode):
        if mode not in MODES:
            raise ValueError(mode)
        self.mode = mode

    def run(self):
        while not self.ends.is_set():
            for key, _ in self.selector.select(0.005 if self.later else 0.02):
                if key.fileobj is self.listener:
                    self.accept()
                elif key.fileobj in self.pairs:
                    self.read(key.fileobj)
            self.send_due()
        for end in list(self.pairs):
            end.close()
        self.listener.close()
        self.selector.close()

    def accept(self):
        try:
            caller, _ = self.listener.accept()
        except OSError:
            return
        try:
            server = socket.create_connection(('127.0.0.1', self.target), timeout=1)
        except OSError:
            caller.close()
            return
        pair = Pair(caller, server)
        for end in pair.ends:
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            end.settimeout(5)
            self.pairs[end] = pair
            self.selector.register(end, selectors.EVENT_READ)

    def cut(self, pair):
        for end in pair.ends:
            if self.pairs.pop(end, None):
                self.selector.unregister(end)
                end.close()

    def read(self, end):
        pair, mode = self.pairs[end], self.mode
        try:
            data = end.recv(PIECE)
        except OSError:
            data = b''
        from_caller = end is pair.ends[0]
        if mode == 'black_hole':
            self.held.append((0, next(self.order), pair, pair.other(end), data))
            if not data:  # its end is told to the other side later
                self.selector.unregister(end)
                self.pairs.pop(end)
                end.close()
        elif not data or mode == 'cut_before' and from_caller or (
                mode == 'cut_answer' and not from_caller):
            self.cut(pair)
        elif mode == 'delay':
            heapq.heappush(self.later, (time.monotonic() + DELAY_S, next(self.order), pair,
                                        pair.other(end), data))
        else:
            self.send(pair, pair.other(end), data)
            if mode == 'cut_after' and from_caller:
                self.cut(pair)

    def send(self, pair, to, data):
        try:
            to.sendall(data)
        except OSError:
            self.cut(pair)

    def send_due(self):
        if self.held and self.mode != 'black_hole':
            held, self.held = self.held, []
            for _, _, pair, to, data in held:
                self.pass_on(pair, to, data)
        while self.later and self.later[0][0] <= time.monotonic():
            _, _, pair, to, data = heapq.heappop(self.later)
            self.pass_on(pair, to, data)

    def pass_on(self, pair, to, data):
        if to in self.pairs:
            if data:
                self.send(pair, to, data)
            else:
                self.cut(pair)

    def stop(self):
        self.ends.set()
        self.thread.join()
