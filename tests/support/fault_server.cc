// inkan-fault-server FOLDER LOG: a web server that does everything wrong, for the scripts in
// tests/cli. It listens on free ports of 127.0.0.1 and ends with its standard input.
//
// On standard output it says which: a line "NAME PORT" for `http`, `other` (whose requests nobody
// should make), `refused` (where nobody listens) and the TLS ones `tls-good`, `tls-wrong-name`,
// `tls-expired`, `tls-self-signed`. FOLDER/ca.pem is written: it vouches for all but the last.
//
// `/` links to FOLDER's files as /ok/NAME and to every fault as /fault/NAME.txt, `/many` to a
// hundred thousand pages and some hostile places, `/slow/` to /slow/NAME, which take their time.
// LOG has a line for each request: milliseconds, open connections of that port, port, path.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "tests/support/faults.h"
#include "tests/support/tls_identity.h"

namespace support {
namespace {

using Clock = std::chrono::steady_clock;

struct Port {
  std::string name;
  int number = 0;
  base::UniqueFd listener;
  SSL_CTX* context = nullptr;  // lives as long as the program
  std::atomic<int> open = 0;
};

std::optional<std::string> ReadText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

class FaultServer {
 public:
  FaultServer(std::filesystem::path folder, const std::string& log)
      : folder_(std::move(folder)), log_(log), begun_(Clock::now()) {}

  // `identity` null is without TLS.
  void Listen(const std::string& name, const TlsIdentity* identity = nullptr);
  void Refuse(const std::string& name);

 private:
  void Serve(Port& port, int fd);
  bool Reply(FaultPeer& peer, const std::string& head, const std::string& path);
  std::string Index(const std::string& prefix) const;
  static std::string Many(const std::string& index);
  std::set<std::string> Names() const;
  int Log(const Port& port, const std::string& path);

  std::filesystem::path folder_;
  std::mutex mutex_;  // guards what follows
  std::ofstream log_;
  std::map<std::string, int> counts_;
  Clock::time_point begun_;
  std::atomic<int> other_port_ = 0;
};

// The listener is left open but for `listens` false: then the port is taken and nobody answers.
int Bind(base::UniqueFd& listener, bool listens) {
  listener = base::UniqueFd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof(address);
  if (bind(listener.get(), raw, size) != 0 || (listens && listen(listener.get(), 64) != 0) ||
      getsockname(listener.get(), raw, &size) != 0) {
    std::perror("inkan-fault-server");
    std::exit(1);
  }
  return ntohs(address.sin_port);
}

void FaultServer::Listen(const std::string& name, const TlsIdentity* identity) {
  auto* port = new Port;  // its thread never ends
  port->name = name;
  port->number = Bind(port->listener, true);
  if (name == "other") other_port_ = port->number;
  if (identity != nullptr) {
    port->context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate(port->context, identity->certificate());
    SSL_CTX_use_PrivateKey(port->context, identity->key());
  }
  fmt::print("{} {}\n", name, port->number);
  std::thread([this, port] {
    while (true) {
      const int fd = accept4(port->listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
      if (fd >= 0) std::thread([this, port, fd] { Serve(*port, fd); }).detach();
    }
  }).detach();
}

void FaultServer::Refuse(const std::string& name) {
  static base::UniqueFd taken;
  fmt::print("{} {}\n", name, Bind(taken, false));
}

void FaultServer::Serve(Port& port, int fd) {
  ++port.open;
  {
    FaultPeer peer(fd, port.context);
    bool goes_on = peer.Greet();
    while (goes_on) {
      const std::string head = peer.ReadRequest();
      if (head.empty()) break;
      const std::string path = head.substr(4, head.find(' ', 4) - 4);
      const int count = Log(port, path);
      const std::string fault = path.substr(path.rfind('/') + 1);
      const auto found = Faults().find(fault.substr(0, fault.rfind('.')));
      goes_on = path.starts_with("/fault/") && found != Faults().end()
                    ? found->second(peer, {head, count, ReadText(folder_ / "a.txt").value_or(""),
                                           ReadText(folder_ / "b.txt").value_or(""), other_port_})
                    : Reply(peer, head, path);
    }
  }
  --port.open;
}

int FaultServer::Log(const Port& port, const std::string& path) {
  const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
  const std::lock_guard lock(mutex_);
  log_ << fmt::format("{} {} {} {}\n", at.count(), port.open.load(), port.name, path) << std::flush;
  return counts_[path]++;
}

bool FaultServer::Reply(FaultPeer& peer, const std::string& head, const std::string& path) {
  if (path == "/") return peer.Send(Answer("200 OK", "", Index("/ok/")));
  if (path == "/slow/") return peer.Send(Answer("200 OK", "", Index("/slow/")));
  if (path == "/many") return peer.Send(Answer("200 OK", "", Many(Index("/ok/"))));
  if (path.starts_with("/slow/")) FaultPeer::Sleep(std::chrono::milliseconds(60));
  const auto text = ReadText(folder_ / path.substr(path.rfind('/') + 1));
  if (!text) return peer.Send(Answer("404 Not Found", "", "not here"));
  const std::string etag = fmt::format("\"{}\"", text->size());
  if (head.find(etag) != std::string::npos) {
    return peer.Send("HTTP/1.1 304 Not Modified\r\n\r\n");
  }
  return peer.Send(Answer("200 OK", "ETag: " + etag + "\r\n", *text));
}

std::set<std::string> FaultServer::Names() const {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    if (entry.path().extension() == ".txt") names.insert(entry.path().filename().string());
  }
  names.erase("robots.txt");
  return names;
}

// The faults come between good documents, which they must not take with them.
std::string FaultServer::Index(const std::string& prefix) const {
  std::string page = "<html><pre>";
  const auto link = [&](const std::string& path) {
    page += fmt::format("<a href=\"{0}\">{0}</a>\n", path);
  };
  const std::set<std::string> names = Names();
  if (!names.empty()) link(prefix + *names.begin());
  if (prefix == "/ok/") {
    for (const auto& [name, fault] : Faults()) link("/fault/" + name + ".txt");
  }
  for (const std::string& name : names) link(prefix + name);
  return page;
}

std::string FaultServer::Many(const std::string& index) {
  std::string page = "<html><pre>";
  for (int at = 0; at < 100'000; ++at) page += fmt::format("<a href=\"p{}.html\">p</a>\n", at);
  for (const char* link :
       {"file:///etc/hostname.txt", "http://localhost/ok/x.txt", "https://127.0.0.1/ok/x.txt",
        "//169.254.169.254/ok/x.txt", "http://user:secret@127.0.0.1/ok/x.txt",
        "javascript:alert(1).txt", "gopher://127.0.0.1/ok/x.txt"}) {
    page += fmt::format("<a href=\"{}\">x</a>\n", link);
  }
  for (std::size_t at = 0; (at = index.find("/ok/", at)) != std::string::npos; ++at) {
    page += fmt::format("<a href=\"{}\">x</a>\n",
                        index.substr(at, index.find_first_of("\"<", at) - at));
  }
  return page;
}

int Run(const std::filesystem::path& folder, const std::string& log) {
  std::signal(SIGPIPE, SIG_IGN);
  Faults();                                             // made before anybody waits for an answer
  FaultServer& server = *new FaultServer(folder, log);  // its threads never end
  const TlsIdentity authority({"inkan test authority", ""});
  const TlsIdentity good({}, &authority);
  const TlsIdentity wrong({"elsewhere", "DNS:elsewhere.example"}, &authority);
  const TlsIdentity expired({}, &authority, true);
  const TlsIdentity own;
  std::ofstream(folder / "ca.pem") << authority.Pem();
  server.Listen("http");
  server.Listen("other");
  server.Refuse("refused");
  server.Listen("tls-good", &good);
  server.Listen("tls-wrong-name", &wrong);
  server.Listen("tls-expired", &expired);
  server.Listen("tls-self-signed", &own);
  std::fflush(stdout);
  std::array<char, 64> rest{};
  while (read(STDIN_FILENO, rest.data(), rest.size()) > 0) {
  }
  _exit(0);  // whatever the connections are at
}

}  // namespace
}  // namespace support

int main(int argc, char** argv) {
  if (argc == 3) return support::Run(argv[1], argv[2]);
  std::fputs("usage: inkan-fault-server FOLDER LOG\n", stderr);
  return 2;
}
