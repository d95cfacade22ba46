"""Runs users' code, each piece in a process of its own that can compute and nothing else.

This process is a template: it has loaded the modules that code may import, and forks for every request. It never sees what it
is asked to run, so that no code finds in its own memory what another was given.

In, on standard input: a line with the number of bytes, then these bytes, a JSON object {"code", "arguments", "number"}.
Out, on standard output: a line "WORD SIZE", then so many bytes. The words: "result" (JSON), "error" (a text), "confined" (a text
that says why code cannot be confined on this machine, and was not run).
"""
import ctypes
import math
import os
import resource
import select
import signal
import struct
import sys
import time

# What code may import. Nothing can be loaded after the fork, for nothing can be opened.
import abc, ast, base64, bisect, calendar, cmath, collections, collections.abc, contextlib, copy, csv, dataclasses, datetime  # noqa
import decimal, difflib, enum, fractions, functools, hashlib, heapq, hmac, html, html.parser, io, itertools, json, locale  # noqa
import numbers, operator, pprint, random, re, secrets, statistics, string, textwrap, traceback, types, typing, unicodedata  # noqa
import urllib.parse, uuid, warnings, zoneinfo, _strptime  # noqa
import encodings.ascii, encodings.idna, encodings.latin_1, encodings.utf_16, encodings.utf_32, encodings.utf_8_sig  # noqa

TIME_LIMIT_S, MEMORY_BYTES, RESULT_BYTES = (int(word) for word in sys.argv[1:4])

os.environ.clear()

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
ALLOW, ERRNO, KILL = 0x7FFF0000, 0x00050000, 0x80000000
EPERM, ENOENT = 1, 2
WORDS = (b"result", b"error", b"confined")

# By machine: its number in audit.h; calls for memory, time, random numbers, waiting and what is open already; calls that look
# for files, which are told that there is none, so that an import fails as it does when a module is not installed.
CALLS = {
    "x86_64": (0xC000003E,
               (0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 28, 35, 39, 60, 96, 98, 102, 104, 107, 108, 131, 186, 201,
                202, 219, 228, 229, 230, 231, 318, 334),
               (2, 4, 6, 21, 79, 89, 217, 257, 262, 267, 269, 332, 437, 439)),
    "aarch64": (0xC00000B7,
                (57, 62, 63, 64, 73, 80, 93, 94, 98, 101, 113, 114, 115, 124, 128, 132, 134, 135, 139, 165, 169, 172, 174, 175,
                 176, 177, 178, 214, 215, 216, 222, 226, 233, 278, 293),
                (17, 48, 56, 61, 78, 79, 291, 437, 439)),
}


class Unconfined(Exception):
    """Code cannot be confined here."""


class Program(ctypes.Structure):
    """struct sock_fprog"""
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def control(option, argument, pointer=None):
    if LIBC.prctl(option, ctypes.c_ulong(argument), pointer, ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
        raise Unconfined("prctl(%d): %s" % (option, os.strerror(ctypes.get_errno())))


def allow_computing_only():
    machine = os.uname().machine
    if sys.platform != "linux" or machine not in CALLS or struct.calcsize("P") != 8:
        raise Unconfined("code runs on 64-bit Linux on x86_64 or aarch64 only")
    audit, allowed, hidden = CALLS[machine]
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    steps = [(load, 0, 0, 4), (equal, 1, 0, audit), (answer, 0, 0, KILL), (load, 0, 0, 0),
             # A second set of calls that x86 has, under numbers of its own.
             (at_least, 0, 1, 0x40000000), (answer, 0, 0, KILL)]
    for numbers_of, action in ((allowed, ALLOW), (hidden, ERRNO | ENOENT)):
        for number in numbers_of:
            steps += [(equal, 0, 1, number), (answer, 0, 0, action)]
    steps.append((answer, 0, 0, ERRNO | EPERM))
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    control(PR_SET_NO_NEW_PRIVS, 1)
    control(PR_SET_SECCOMP, 2, ctypes.byref(Program(len(steps), ctypes.addressof(code))))


def confine(out):
    """From here on this process has memory and time, and one pipe."""
    control(PR_SET_PDEATHSIG, signal.SIGKILL)
    control(PR_SET_DUMPABLE, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, out)
    os.closerange(out + 1, 4096)
    for what, limit in ((resource.RLIMIT_CPU, TIME_LIMIT_S + 1), (resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0),
                        (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, out + 1)):
        resource.setrlimit(what, (limit, limit))
    random.seed()
    allow_computing_only()


def evaluated(request):
    names = {"__name__": "__main__"}
    exec(request["code"], names)
    result = names["evaluate"](*request["arguments"])
    return number(result) if request["number"] else plain(result)


def number(result):
    if not isinstance(result, (float, int, str)):
        raise TypeError("Result is not a float after conversion: %s" % type(result))
    try:
        return float(result)
    except ValueError as e:
        raise ValueError("Result cannot be converted to float: %s" % e)


def plain(result):
    if result is None:
        raise TypeError("Evaluator returned None: return a float, bool, str, dict, or list")
    if isinstance(result, (float, int)) and not isinstance(result, bool):
        result = float(result)
        if not math.isfinite(result):
            raise ValueError("Result is not JSON-serializable: non-finite floats are not supported")
    try:
        return json.loads(json.dumps(result, allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        raise TypeError("Result is not JSON-serializable: %s" % type(result))


def answer(request):
    try:
        return b"result", json.dumps(evaluated(request)).encode()
    except SyntaxError as e:
        return b"error", ("Syntax error in provided code: %s" % e).encode("utf-8", "replace")
    except KeyError as e:
        # Mostly of code without evaluate. Clients know the text with these quotation marks.
        return b"error", ('"Missing expected key in environment: %s"' % e).encode("utf-8", "replace")
    except BaseException as e:
        return b"error", ("Error during code execution: %s" % (e if str(e) else type(e).__name__)).encode("utf-8", "replace")


def write(out, data):
    view = memoryview(data)
    while view:
        view = view[os.write(out, view):]


def read_request(size):
    data = bytearray()
    while len(data) < size:
        piece = os.read(0, size - len(data))
        if not piece:
            os._exit(1)
        data += piece
    return json.loads(data)


def run(size, out):
    """In the forked process. It says first that the request has been read."""
    try:
        request = read_request(size)
        write(out, b"\n")
        try:
            confine(out)
        except (Unconfined, OSError, ValueError) as e:
            word, text = b"confined", str(e).encode()
        else:
            word, text = answer(request)
        if len(text) > RESULT_BYTES:
            word, text = b"error", b"Error during code execution: the result is larger than %d bytes" % RESULT_BYTES
        write(out, b"%b\n%b" % (word, text))
    finally:
        os._exit(0)


def received(out, buffer, pid):
    """How many bytes have come, until the process ended or its time was over."""
    deadline = time.monotonic() + TIME_LIMIT_S
    ready = select.poll()
    ready.register(out, select.POLLIN)
    size = 0
    while size < len(buffer):
        left = deadline - time.monotonic()
        if left <= 0 or not ready.poll(left * 1000):
            os.kill(pid, signal.SIGKILL)
            return size, True
        count = os.readv(out, [memoryview(buffer)[size:]])
        if count == 0:
            return size, False
        size += count
    os.kill(pid, signal.SIGKILL)
    return size, False


def ended(status, late):
    if late or os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return b"Error during code execution: it took longer than %d s" % TIME_LIMIT_S
    return b"Error during code execution: the process ended with status %d" % status


def serve():
    buffer = bytearray(RESULT_BYTES + 64)
    header = bytearray()
    while True:
        byte = os.read(0, 1)
        if not byte:
            return
        if byte != b"\n":
            header += byte
            continue
        size = int(header)
        del header[:]
        inner, out = os.pipe()
        pid = os.fork()
        if pid == 0:
            run(size, out)
        os.close(out)
        count, late = received(inner, buffer, pid)
        os.close(inner)
        status = os.waitpid(pid, 0)[1]
        if count == 0:
            # Where the next request begins is not known.
            return
        end = buffer.find(b"\n", 1, count)
        word = bytes(buffer[1:end]) if end > 0 else b""
        # Code can write to the pipe itself, but only what stands for its own result.
        if status == 0 and not late and word in WORDS:
            write(1, b"%b %d\n" % (word, count - end - 1))
            write(1, memoryview(buffer)[end + 1:count])
        else:
            text = ended(status, late)
            write(1, b"error %d\n%b" % (len(text), text))
        # The next process must not find it.
        buffer[:] = bytes(len(buffer))


serve()
