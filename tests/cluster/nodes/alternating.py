"""A door on 127.0.0.1 behind which the servers take turns: each request goes to another one than
the request before, byte for byte, and its answer comes back so. For callers who send the next
request only after the answer to the last one has begun, which all do that do not pipeline."""

import asyncio
import itertools
import threading

PIECE = 65536


class Door:
    """`ports`: of the servers. Serves in a thread of its own until stop()."""

    def __init__(self, ports):
        self.turns = itertools.cycle(ports)
        self.loop = asyncio.new_event_loop()
        self.listener = self.loop.run_until_complete(
            asyncio.start_server(self.serve, '127.0.0.1', 0))
        self.port = self.listener.sockets[0].getsockname()[1]
        self.thread = threading.Thread(target=self.run, daemon=True, name='door')
        self.thread.start()

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    async def serve(self, reader, writer):
        """One caller's connection, and one to each server that had a turn on it."""
        answer = None  # the task that passes the answer to the last request back
        server = None
        began = asyncio.Event()
        try:
            while data := await reader.read(PIECE):
                if server is None or began.is_set():
                    if answer:
                        answer.cancel()
                        server.close()
                    began = asyncio.Event()
                    from_server, server = await asyncio.open_connection(
                        '127.0.0.1', next(self.turns))
                    answer = asyncio.ensure_future(self.pass_back(from_server, writer, began))
                server.write(data)
                await server.drain()
        except OSError:
            pass
        finally:
            if answer:
                answer.cancel()
                server.close()
            writer.close()

    @staticmethod
    async def pass_back(reader, writer, began):
        try:
            while data := await reader.read(PIECE):
                began.set()
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        writer.close()

    def stop(self):
        self.loop.call_soon_threadsafe(self.listener.close)
        self.loop.call_soon_threadsafe(self.end_all)
        self.thread.join()
        self.loop.close()

    def end_all(self):
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.call_soon(self.loop.stop)
