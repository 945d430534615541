"""Processes timed from outside, a server, and a table of what was measured."""
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


KEPT = 65536  # bytes of what a process says


@dataclass
class Run:
    wall: float  # seconds
    cpu: float   # seconds, user and system, of the process and all that it waited for
    peak: float  # MB, of the largest of these processes
    output: str = ""


def run(command, allowed=(0,), **options):
    """Runs a command to its end. One that ends with another code than those allowed ends us."""
    command = [str(word) for word in command]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, **options)
    # Only the end is kept: what the kernel tells of a child's memory begins with that of its parent.
    output = b""
    while chunk := process.stdout.read1(KEPT):
        output = (output + chunk)[-KEPT:]
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"bench/run: {' '.join(command)} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
               output.decode(errors="replace"))


class Nginx:
    """Serves WORK/site on a free port of loopback until the end of the block."""

    def __init__(self, work):
        self.work = pathlib.Path(work)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def __enter__(self):
        places = "".join(f"{kind}_temp_path {self.work}/{kind}; "
                         for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # As root nginx would serve as another user, who may not enter a private folder.
        user = "user root; " if os.getuid() == 0 else ""
        (self.work / "nginx.conf").write_text(
            f"{user}daemon off; pid {self.work}/nginx.pid; error_log {self.work}/nginx.err;\n"
            "worker_processes 1; events {}\n"
            f"http {{ access_log off; {places}\n"
            f"server {{ listen 127.0.0.1:{self.port}; root {self.work}/site; autoindex on; }} }}\n")
        path = os.environ["PATH"] + ":/usr/sbin"
        self.process = subprocess.Popen(["nginx", "-p", self.work, "-c", self.work / "nginx.conf"],
                                        env={**os.environ, "PATH": path}, stderr=subprocess.DEVNULL)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        sys.exit("bench/run: nginx does not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


@dataclass
class Row:
    name: str
    against: str  # what it is held against; empty: nothing
    aim: str
    ours: list
    theirs: list

    def cells(self):
        wall = statistics.median(run.wall for run in self.ours)
        cpu = statistics.median(run.cpu for run in self.ours)
        peak = max(run.peak for run in self.ours)
        own = [self.name, seconds(wall), seconds(cpu), f"{peak:.0f} MB"]
        if not self.theirs:
            return own + ["", "", "", "", "", self.aim]
        ratios = [a.wall / b.wall for a, b in zip(self.ours, self.theirs)]
        cpus = [a.cpu / max(b.cpu, 0.0001) for a, b in zip(self.ours, self.theirs)]
        return own + [self.against, seconds(statistics.median(run.wall for run in self.theirs)),
                      seconds(statistics.median(run.cpu for run in self.theirs)),
                      f"{statistics.median(ratios):.3g} ({min(ratios):.3g} to {max(ratios):.3g})",
                      f"{statistics.median(cpus):.3g}", self.aim]


def table(rows):
    heads = ["work", "wall", "processor", "peak", "against", "wall", "processor",
             "ratio of wall, median (range)", "ratio of processor", "aim"]
    lines = [heads, ["---"] * len(heads)] + [row.cells() for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
