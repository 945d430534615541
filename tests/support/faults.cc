#include "tests/support/faults.h"

#include <fmt/format.h>
#include <zlib.h>

namespace support {
namespace {

using std::chrono::milliseconds;

constexpr const char* kOk = "HTTP/1.1 200 OK\r\n";
constexpr std::size_t kMebi = std::size_t{1} << 20U;

Fault Always(std::string answer) {
  return [answer = std::move(answer)](FaultPeer& peer, const FaultRequest&) {
    return peer.Send(answer);
  };
}

// This answer to the first request, the document to the further ones.
Fault Once(std::string answer) {
  return [answer = std::move(answer)](FaultPeer& peer, const FaultRequest& request) {
    return peer.Send(request.count == 0 ? answer : Answer("200 OK", "", request.document));
  };
}

Fault Redirect(std::string to) {
  return Always(Answer("302 Found", "Location: " + to + "\r\n", ""));
}

// As much of the document's answer as `size` says, then what `end` does.
Fault Breaking(std::size_t size, void (*end)(FaultPeer&)) {
  return [size, end](FaultPeer& peer, const FaultRequest& request) {
    peer.Send(Answer("200 OK", "", request.document).substr(0, size));
    end(peer);
    return false;
  };
}

void ResetSoon(FaultPeer& peer) {
  FaultPeer::Sleep(milliseconds(50));  // what was sent is to arrive
  peer.Reset();
}

void Hang(FaultPeer& peer) { peer.WaitForEnd(); }

std::string Gzip(std::size_t zeros) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string input(zeros, '\0');
  std::string packed(deflateBound(&stream, zeros), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

bool Drip(FaultPeer& peer, const FaultRequest& request) {
  peer.Send(std::string(kOk) + "Content-Length: 100000\r\n\r\n");
  for (std::size_t at = 0; at < request.document.size(); ++at) {
    if (!peer.Send(request.document.substr(at, 1))) return false;
    FaultPeer::Sleep(milliseconds(1000));
  }
  return false;
}

bool NeverEnds(FaultPeer& peer, const std::string& head, const std::string& piece) {
  peer.Send(head);
  while (peer.Send(piece)) {
  }
  return false;
}

bool NewEtag(FaultPeer& peer, const FaultRequest& request) {
  return peer.Send(
      Answer("200 OK", fmt::format("ETag: \"{}\"\r\n", request.count), request.document));
}

// As a server that compares dates would.
bool FromTheFuture(FaultPeer& peer, const FaultRequest& request) {
  if (request.head.find("If-Modified-Since") != std::string::npos) {
    return peer.Send(Answer("304 Not Modified", "", ""));
  }
  return peer.Send(
      Answer("200 OK", "Last-Modified: Fri, 01 Jan 2055 00:00:00 GMT\r\n", request.document));
}

bool GoneLater(FaultPeer& peer, const FaultRequest& request) {
  return peer.Send(request.count == 0 ? Answer("200 OK", "", request.document)
                                      : Answer("410 Gone", "", "<html>gone"));
}

bool Differing(FaultPeer& peer, const FaultRequest& request) {
  return peer.Send(Answer("200 OK", "", fmt::format("visitor number {}\n", request.count)));
}

bool MixedUp(FaultPeer& peer, const FaultRequest& request) {
  return peer.Send(Answer("200 OK", "", request.other));
}

bool TooShort(FaultPeer& peer, const FaultRequest& request) {
  const std::size_t half = request.document.size() / 2;
  peer.Send(fmt::format("{}Content-Length: {}\r\n\r\n{}", kOk, half, request.document));
  return false;
}

bool TooLong(FaultPeer& peer, const FaultRequest& request) {
  peer.Send(fmt::format("{}Content-Length: {}\r\n\r\n{}", kOk, request.document.size() + 10,
                        request.document));
  return false;
}

bool Elsewhere(FaultPeer& peer, const FaultRequest& request) {
  const std::string to = fmt::format("http://127.0.0.1:{}/ok/a.txt", request.other_port);
  return Redirect(to)(peer, request);
}

bool ElsewhereByName(FaultPeer& peer, const FaultRequest& request) {
  const std::string to = fmt::format("http://localhost:{}/ok/a.txt", request.other_port);
  return Redirect(to)(peer, request);
}

std::map<std::string, Fault> MakeFaults() {
  const std::string bomb = Gzip(65 * kMebi);  // more than any page or document may have
  const std::string page = "<!DOCTYPE html><html><body>Please come in</body></html>";
  const std::string form = "<html><form><input type=\"password\"></form></html>";
  return {
      {"closes-at-once", [](FaultPeer&, const FaultRequest&) { return false; }},
      {"reset-before-answer", Breaking(0, ResetSoon)},
      {"reset-in-header", Breaking(10, ResetSoon)},
      {"reset-in-body", Breaking(300, ResetSoon)},
      {"stalls-before-answer", Breaking(0, Hang)},
      {"stalls-in-header", Breaking(10, Hang)},
      {"stalls-in-body", Breaking(300, Hang)},
      {"one-byte-a-second", Drip},
      {"length-too-long", TooLong},
      {"length-too-short", TooShort},
      {"endless-body",
       [](FaultPeer& peer, const FaultRequest&) {
         return NeverEnds(peer, std::string(kOk) + "\r\n", std::string(kMebi, 'x'));
       }},
      {"endless-chunks",
       [](FaultPeer& peer, const FaultRequest&) {
         return NeverEnds(peer, std::string(kOk) + "Transfer-Encoding: chunked\r\n\r\n",
                          "10000\r\n" + std::string(0x10000, 'x') + "\r\n");
       }},
      {"endless-header",
       [](FaultPeer& peer, const FaultRequest&) {
         return NeverEnds(peer, kOk, "X: " + std::string(60'000, 'x') + "\r\n");
       }},
      {"header-of-10-mb",
       Always(Answer("200 OK", "X: " + std::string(10 * kMebi, 'x') + "\r\n", "x"))},
      {"gzip-bomb", Always(Answer("200 OK", "Content-Encoding: gzip\r\n", bomb))},
      {"gzip-broken", Always(Answer("200 OK", "Content-Encoding: gzip\r\n", "no gzip at all"))},
      {"redirect-loop", Redirect("/fault/redirect-loop.txt")},
      {"redirect-to-file", Redirect("file:///etc/hostname")},
      {"redirect-to-ftp", Redirect("ftp://127.0.0.1/a.txt")},
      {"redirect-with-password", Redirect("http://user:secret@127.0.0.1/")},
      {"redirect-to-other-place", Elsewhere},
      {"redirect-to-other-name", ElsewhereByName},
      {"redirect-to-metadata", Redirect("http://169.254.169.254/latest/")},
      {"redirect-without-target", Always(Answer("302 Found", "", ""))},
      {"status-404", Always(Answer("404 Not Found", "", page))},
      {"status-410", Always(Answer("410 Gone", "", page))},
      {"gone-later", GoneLater},
      {"status-403", Always(Answer("403 Forbidden", "", page))},
      {"status-500", Always(Answer("500 Oh", "", page))},
      {"status-500-once", Once(Answer("500 Oh", "", page))},
      {"status-503", Always(Answer("503 Busy", "", page))},
      {"status-503-once-wait", Once(Answer("503 Busy", "Retry-After: 1\r\n", page))},
      {"status-503-wait-long", Always(Answer("503 Busy", "Retry-After: 86400\r\n", page))},
      {"status-503-wait-junk", Always(Answer("503 Busy", "Retry-After: tomorrow\r\n", page))},
      {"status-429-once-wait", Once(Answer("429 Slow down", "Retry-After: 1\r\n", page))},
      {"unasked-304", Always("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n")},
      {"etag-changes", NewEtag},
      {"modified-in-future", FromTheFuture},
      {"wrong-range", Always(Answer("206 Part", "Content-Range: bytes 7-9/99\r\n", "abc"))},
      {"web-page", Always(Answer("200 OK", "Content-Type: text/plain\r\n", page))},
      {"login-page", Always(Answer("200 OK", "Content-Type: text/plain\r\n", form))},
      {"web-page-once", Once(Answer("200 OK", "", page))},
      {"empty", Always(Answer("200 OK", "", ""))},
      {"empty-once", Once(Answer("200 OK", "", ""))},
      {"differs", Differing},
      {"mixed-up", MixedUp},
      {"chunks-broken", Always(std::string(kOk) + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc")},
      {"chunks-cut",
       [](FaultPeer& peer, const FaultRequest&) {
         peer.Send(std::string(kOk) + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
         return false;
       }},
      {"not-http",
       [](FaultPeer& peer, const FaultRequest&) {
         peer.Send("220 ftp.example.org ready\r\n");
         return false;
       }},
      {"status-line-broken",
       [](FaultPeer& peer, const FaultRequest&) {
         peer.Send("HTTP/1.1 abc\r\n\r\n");
         return false;
       }},
  };
}

}  // namespace

std::string Answer(const std::string& status, const std::string& headers, const std::string& body) {
  return fmt::format("HTTP/1.1 {}\r\n{}Content-Length: {}\r\n\r\n{}", status, headers, body.size(),
                     body);
}

const std::map<std::string, Fault>& Faults() {
  static const std::map<std::string, Fault> faults = MakeFaults();
  return faults;
}

}  // namespace support
