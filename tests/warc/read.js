// Reads a WARC file with warcio and tells of each record, one JSON object a line: read.js FILE
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { WARCParser } from "warcio";

for await (const record of new WARCParser(createReadStream(process.argv[2]))) {
  const payload = Buffer.from(await record.readFully(false));
  const headers = Object.fromEntries(record.warcHeaders.headers.entries());
  console.log(JSON.stringify({
    version: record.warcHeaders.statusline,
    type: record.warcType,
    uri: record.warcTargetURI,
    headers,
    length: payload.length,
    sha256: createHash("sha256").update(payload).digest("hex"),
    text: record.warcContentType === "application/warc-fields" ? payload.toString("utf8") : null,
  }));
}
