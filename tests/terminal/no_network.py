"""Runs a command for which the kernel forbids every socket but a local one: `python no_network.py COMMAND …`.

Whoever tries, it or a process that it starts, is killed on the spot with SIGSYS: no error can be caught to hide it.
Exits NOT_PERMITTED, with the reason, where there is no such filter (it needs Linux on x86-64 or arm64).
"""

import ctypes
import os
import platform
import resource
import socket
import struct
import sys

NOT_PERMITTED = 77
SECCOMP_FILTER, NO_NEW_PRIVILEGES, SET_SECCOMP = 2, 38, 22
KILL, ALLOW = 0x80000000, 0x7FFF0000
LOAD, IS, RETURN = 0x20, 0x15, 0x06
"""Of the filter's language: load a word of the call, jump if it is this, give the verdict."""
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16
"""Where in the kernel's description of a call these stand."""
KINDS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""How the kernel names each machine, and the number that `socket` has there."""


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)


def _filter() -> bytes:
    """Kill a call of another machine's kind (it would have other numbers), and `socket` for anything but AF_UNIX."""
    machine, number = KINDS[platform.machine()]
    return b"".join((
        _step(LOAD, MACHINE), _step(IS, machine, 1, 0), _step(RETURN, KILL),
        _step(LOAD, NUMBER), _step(IS, number, 1, 0), _step(RETURN, ALLOW),
        _step(LOAD, FIRST_ARGUMENT), _step(IS, socket.AF_UNIX, 0, 1), _step(RETURN, ALLOW), _step(RETURN, KILL),
    ))  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]


def _forbid() -> str:
    """Set the filter; why it could not be set, or nothing."""
    if sys.platform != "linux" or platform.machine() not in KINDS:
        return "only Linux on x86-64 or arm64 has this filter"
    steps = ctypes.create_string_buffer(_filter(), len(_filter()))
    program = _Program(len(_filter()) // len(_step(0, 0)), ctypes.cast(steps, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    for request in ((NO_NEW_PRIVILEGES, 1, None), (SET_SECCOMP, SECCOMP_FILTER, ctypes.byref(program))):
        if libc.prctl(*request, None, None):
            return f"the kernel does not permit it here: {os.strerror(ctypes.get_errno())}"
    return ""


if __name__ == "__main__":
    if reason := _forbid():
        print(reason, file=sys.stderr)
        sys.exit(NOT_PERMITTED)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
