"""A client of a language server over its standard streams: messages as the protocol frames them, and nothing else."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any

from tests.patience import patience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Self

Message = dict[str, Any]


class Client:
    """A server that was started, and what is said to it. What it asks is answered with nothing."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Start the server in a folder."""
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.told: list[Message] = []
        self._came: queue.Queue[Message | None] = queue.Queue()
        self._number = 0
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server, whatever it does."""
        self.process.kill()
        self.process.communicate()

    def ask(self, method: str, params: Any = None) -> Any:  # noqa: ANN401 - JSON
        """Ask for something; what is answered.

        Raises:
            AssertionError: the server answers that it cannot, or not at all.
        """
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        answer = self.wait_for(lambda message: message.get("id") == self._number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def tell(self, method: str, params: Any = None) -> None:  # noqa: ANN401 - JSON
        """Tell something that nobody answers."""
        self._send({"method": method, "params": params})

    def wait_for(self, is_it: Callable[[Message], bool]) -> Message:
        """The next message that is it; what comes before it is kept in ``told``."""
        while True:
            message = self._came.get(timeout=patience(30))
            assert message is not None, "the server has gone"
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})
            self.told.append(message)
            if is_it(message):
                return message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.rpartition(b":")[2])
            while stream.readline().strip():
                pass
            self._came.put(json.loads(stream.read(length)))
        self._came.put(None)
