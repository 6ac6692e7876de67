"""A small internet for the tests: its names, its addresses and its one server all live inside this process."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field

PUBLIC, PUBLIC_6 = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
Send = Callable[[str, str, socket.socket], None]  # host, path, connection


@dataclass
class Net:
    """``names`` maps a name to one list of addresses per look-up, the last of which stays."""

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    send: Send | None = None
    port: int = 0

    def resolve(self, host: str) -> list[str]:
        """Look a name up; as the C library does, numbers in disguise come out as addresses."""
        self.looked_up.append(host)
        try:
            return [socket.inet_ntoa(socket.inet_aton(host))]
        except OSError:
            pass
        answers = self.names.get(host.rstrip("."), [])
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]
