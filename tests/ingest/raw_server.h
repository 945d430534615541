// A server that says what a test tells it to, well-formed or not.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file.h"

namespace ingest_test {

// Listens on a free port of 127.0.0.1 from its making to its end, which also ends every connection.
// Each connection has a thread of its own that runs the script.
class RawServer {
 public:
  class Connection {
   public:
    Connection(RawServer& server, int fd) : server_(server), fd_(fd) {}
    std::string ReadRequest();  // the head with its blank line; empty once the peer has gone
    bool Send(std::string_view bytes);  // false once the peer has gone
    void Reset();                       // ends with RST instead of FIN
    void WaitForEnd();                  // until the peer goes or the server ends

   private:
    RawServer& server_;
    int fd_;
  };
  using Script = std::function<void(Connection&)>;

  explicit RawServer(Script script);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  std::string Url(std::string_view path) const;
  int port() const { return port_; }
  int connections() const { return connections_; }
  std::vector<std::string> requests() const;

 private:
  void Accept();
  void Serve(int fd);

  Script script_;
  base::UniqueFd listener_;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  mutable std::mutex mutex_;  // guards what follows
  std::vector<std::string> requests_;
  std::vector<base::UniqueFd> fds_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;  // last: it uses all of the above
};

// A server that reads one request, gives this answer and ends the connection.
RawServer::Script Answer(std::string answer);

}  // namespace ingest_test
