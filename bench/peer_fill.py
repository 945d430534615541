"""A script that fills SQLite, as a user might write it: peer_fill.py DATABASE <NAMES-OF-FILES."""
import hashlib
import re
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
database.executescript("""
  PRAGMA journal_mode = WAL;
  CREATE TABLE document (id INTEGER PRIMARY KEY, file TEXT UNIQUE, sha256 TEXT, number TEXT, title TEXT,
                         issued TEXT, raw BLOB, text TEXT);
  CREATE TABLE count (document INTEGER, label TEXT, count INTEGER, line INTEGER);
  CREATE TABLE reference (document INTEGER, name TEXT);
  CREATE VIRTUAL TABLE words USING fts5 (text, content = '');
""")


def signed_text(raw):
    text = raw.decode("iso2022_jp", "replace").replace("\r\n", "\n")
    head, _, rest = text.partition("-----BEGIN PGP SIGNED MESSAGE-----\n")
    return rest.partition("\n\n")[2].partition("\n-----BEGIN PGP SIGNATURE-----")[0]


def first(pattern, text):
    found = re.search(pattern, text)
    return found.group(1) if found else None


for name in sys.stdin.read().split("\n"):
    if not name:
        continue
    raw = open(name, "rb").read()
    text = signed_text(raw)
    row = database.execute(
        "INSERT INTO document (file, sha256, number, title, issued, raw, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (name, hashlib.sha256(raw).hexdigest(), first(r"(JPCERT-[A-Z]{2}-\d{4}-\d{4})", text),
         first(r"(\S.*(?:活動概要.*\]|に関する注意喚起))", text), first(r"(\d{4}-\d{2}-\d{2})", text), raw,
         text)).lastrowid
    counts = [(row, found.group(1).strip(), int(found.group(2)), number)
              for number, line in enumerate(text.split("\n"), 1)
              for found in [re.search(r"^(.*?)\s*(\d+) ?件", line)] if found]
    database.executemany("INSERT INTO count VALUES (?, ?, ?, ?)", counts)
    names = sorted(set(re.findall(r"(?:CVE|CAN)-\d{4}-\d{4}|VU#\d+|CA-\d{4}-\d{2}|MS\d{2}-\d{3}", text)))
    database.executemany("INSERT INTO reference VALUES (?, ?)", [(row, each) for each in names])
    database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, text))
database.commit()
