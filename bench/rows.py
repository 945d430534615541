"""What is measured: ours and the other in turn."""
import os
import pathlib
import re
import shutil

from measure import Row, Run, run

HERE = pathlib.Path(__file__).resolve().parent


class Bench:
    """One working folder with documents, archives and the peer's copies; a round measures all rows
    once. Rows that an option leaves out still run where later ones need what they make."""

    def __init__(self, programs, work, port, options):
        self.inkan_program = programs / "inkan"
        self.engine = programs / "bench" / "inkan-bench-engine"
        self.floor = programs / "bench" / "inkan-bench-floor"
        self.work, self.n, self.url = work, options.n, f"http://127.0.0.1:{port}/"
        self.with_gpg1 = not options.without_gpg1
        self.only = [word for word in options.only.split(",") if word]
        self.results, self.by_name = [], {}
        for name, engines, more in (("both", '"gpgme", "libcrypto"', ""),
                                    ("libcrypto", '"libcrypto"', ""),
                                    ("dates", '"libcrypto"', "trust_index_dates = true\n")):
            self.write_config(name, engines, more)
        with open(work / "urls", "w") as urls, os.scandir(work / "site") as files:
            for file in files:  # never all at once, see run()
                urls.write(f'url = "{self.url}{file.name}"\noutput = "/dev/null"\n')

    def write_config(self, name, engines, more):
        (self.work / f"{name}.toml").write_text(
            f'archive = "{name}.db"\n[[source]]\nname = "bench"\nprofile = "jpcert"\n'
            f'keys = ["key.asc"]\nindex = ["{self.url}"]\nmatch = \'\\.txt$\'\n'
            f"max_requests_per_second = 0\nmax_connections_per_host = 8\n"  # as many as curl below
            f"engines = [{engines}]\n{more}")

    def inkan(self, config, *arguments):
        return run([self.inkan_program, "-q", "--config", self.work / f"{config}.toml", *arguments])

    def fresh(self, config):
        for file in self.work.glob(f"{config}.db*"):
            file.unlink()
        return self.inkan(config, "mirror")

    def peer(self, step):
        if step == "first":
            shutil.rmtree(self.work / "peer", ignore_errors=True)
        return run([HERE / "peer", step, self.work, self.url])

    def curl(self):
        return run(["curl", "-s", "--no-progress-meter", "--parallel", "--parallel-max", "8", "-H", "If-None-Match: *", "-H",
                    "If-Modified-Since: Thu, 01 Jan 1998 00:00:00 GMT", "-K", self.work / "urls"])

    def gpgme_alone(self):
        """From the start of the workers to the last answer, as the program tells; the rest of it reads
        the documents."""
        whole = run([self.engine, "2", self.work / "key.asc", "--", self.work / "site"])
        told = float(re.search(r"([0-9.]+) s$", whole.output.strip()).group(1))
        return Run(told, whole.cpu, whole.peak)

    def floor_alone(self, config):
        whole = run([self.floor, self.work / f"{config}.db", self.work / "key.asc"])
        wall, cpu = map(float, re.search(r"([0-9.]+) s, ([0-9.]+) s", whole.output).groups())
        return Run(wall, cpu, whole.peak)

    def add(self, name, ours, against="", theirs=None, aim=""):
        if self.only and not any(word in name for word in self.only):
            return
        if name not in self.by_name:
            self.by_name[name] = Row(name, against, aim, [], [])
            self.results.append(self.by_name[name])
        row = self.by_name[name]
        row.ours.append(ours)
        if theirs:
            row.theirs.append(theirs)

    def round(self):
        archive = "both" if self.with_gpg1 else "libcrypto"
        if self.with_gpg1:
            alone = self.gpgme_alone()
            both = self.fresh("both")
            peer = self.peer("first")
            self.add("first mirror, both engines", both, "GPGME alone, two workers", alone, "≤ 1.2")
            self.add("first mirror, both engines, and the peer", both, "peer pipeline", peer, "< 1")
            self.add("audit --engine both", self.inkan("both", "audit", "--engine", "both"),
                     "GPGME alone, two workers", self.gpgme_alone(), "≤ 1.2")
        libcrypto = self.fresh("libcrypto")
        if self.with_gpg1:
            self.add("first mirror, libcrypto alone", libcrypto, "peer pipeline", peer, "≤ 0.2")
        else:
            self.add("first mirror, libcrypto alone", libcrypto)
            run([HERE / "peer", "fetch", self.work, self.url])
        self.nightly(archive)
        self.stored(archive)

    def nightly(self, archive):
        self.fresh("dates")
        ours = self.inkan(archive, "mirror")
        self.add("nothing new", ours, "curl --parallel", self.curl(), "≤ 1.5")
        ours = self.inkan(archive, "mirror")
        wget = self.peer("fetch")
        self.add("nothing new, and wget", ours, "wget -N", wget, "< 1")
        ours = self.inkan("dates", "mirror")
        self.add("nothing new, trust_index_dates", ours, "wget -N", wget, "≤ 0.05")

    def stored(self, archive):
        audit = self.inkan(archive, "audit", "--engine", "libcrypto")
        self.add("audit --engine libcrypto", audit, "its floor, one thread", self.floor_alone(archive),
                 "≤ 3, at best 1")
        rebuild = self.inkan(archive, "rebuild")
        self.add("rebuild", rebuild, aim=f"≤ {self.n / 5000:.2f} s")
        self.add("counts", self.inkan(archive, "counts"), aim="≤ 20 ms")
        self.add("list", self.inkan(archive, "list"), aim="≤ 20 ms")
        self.add("search", self.inkan(archive, "search", "脆弱性 OR 接続"), aim="≤ 50 ms")
        self.add("search, a rare word", self.inkan(archive, "search", "VU#270124"), aim="≤ 50 ms")
        self.add("status", self.inkan(archive, "status"))

    def sizes(self):
        archive = self.work / ("both.db" if self.with_gpg1 else "libcrypto.db")
        raw = sum(file.stat().st_size for file in (self.work / "site").iterdir())
        told = run(["sqlite3", archive, (HERE / "sizes.sql").read_text()]).output.splitlines()
        lines = [f"raw bytes {raw / 1e6:.1f} MB"]
        for line in told:
            part, size = line.split("|")
            lines.append(f"{part} {int(size) / 1e6:.1f} MB ({int(size) / raw:.2f} of the raw bytes)")
        return "\n".join(lines)
