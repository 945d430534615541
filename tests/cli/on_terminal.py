"""Runs a command on a terminal of its own: on_terminal.py COLUMNS KEYS COMMAND...

KEYS are typed once something was shown. What the command writes goes to standard output as it is;
the exit code is its own.
"""
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

columns, keys, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.environ.pop("COLUMNS", None)
    # The size is set before the program looks at it.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)

seen = b""
typed = not keys
deadline = time.monotonic() + 60
quiet_since = None
while time.monotonic() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        seen += piece
    elif seen and not typed:
        os.write(terminal, keys.encode())
        typed = True
else:
    os.kill(child, 9)
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(seen)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
